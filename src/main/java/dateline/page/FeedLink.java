package dateline.page;

import java.util.List;

/** A feed that a page names. */
public record FeedLink(String type, String title, String path) {

    /** RSS, Atom and JSON Feed below {@code base}: {@code /stories/storm} + {@code /feed.rss}. */
    public static List<FeedLink> below(String base, String title) {
        return List.of(new FeedLink("application/rss+xml", title + " (RSS)", base + "/feed.rss"),
            new FeedLink("application/atom+xml", title + " (Atom)", base + "/feed.atom"),
            new FeedLink("application/feed+json", title + " (JSON Feed)", base + "/feed.json"));
    }
}
