package dateline.publishing.view;

/** A tag, as pages name it. */
public record TagView(String name, String path) {}
