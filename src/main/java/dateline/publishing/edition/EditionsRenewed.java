package dateline.publishing.edition;

/** Event: every cached edition was rendered again, so everything rendered from one is out of date. */
public record EditionsRenewed() {}
