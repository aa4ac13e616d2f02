package dateline.page;

import java.util.List;
import java.util.stream.Stream;

/**
 * A feed that a page names.
 *
 * @param title what the feed is called, with its format: for {@code <link rel="alternate">}
 * @param label the short form on the page: "RSS", "Key events (RSS)"
 */
public record FeedLink(String type, String title, String path, String label) {

    /** The feeds below a page, {@code /sections/weather} + {@code /feed.rss}: RSS, Atom and JSON Feed. */
    public static List<FeedLink> below(String base, String title) {
        return formats(base + "/feed", title, "%s");
    }

    /** The site's feeds: its stories, and all their entries. */
    public static List<FeedLink> ofSite(String name) {
        return both(below("", name), formats("/updates", name + ": all updates", "All updates (%s)"));
    }

    /** A story's feeds: its entries, and its key events. */
    public static List<FeedLink> ofStory(StoryView story) {
        return both(below(story.path(), story.headline()),
            formats(story.path() + "/key-events", story.headline() + ": key events", "Key events (%s)"));
    }

    private static List<FeedLink> formats(String path, String title, String label) {
        return List.of(format("application/rss+xml", title, path + ".rss", label, "RSS"),
            format("application/atom+xml", title, path + ".atom", label, "Atom"),
            format("application/feed+json", title, path + ".json", label, "JSON Feed"));
    }

    private static FeedLink format(String type, String title, String path, String label, String name) {
        return new FeedLink(type, title + " (" + name + ")", path, label.formatted(name));
    }

    private static List<FeedLink> both(List<FeedLink> first, List<FeedLink> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
