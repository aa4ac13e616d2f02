package dateline.page;

/** A tag, as pages name it. */
public record TagView(String name, String path) {}
