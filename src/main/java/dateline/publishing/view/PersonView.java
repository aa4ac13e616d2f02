package dateline.publishing.view;

/** A contributor, as pages name them. */
public record PersonView(String name, String url) {}
