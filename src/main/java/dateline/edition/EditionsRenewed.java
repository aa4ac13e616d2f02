package dateline.edition;

/** Event: every cached edition was rendered again, so everything rendered from one is out of date. */
record EditionsRenewed() {}
