package dateline.syndication.format;

import org.jspecify.annotations.Nullable;

/** A credited person with a page, or an agency without one. */
public record FeedPerson(String name, @Nullable String url) {}
