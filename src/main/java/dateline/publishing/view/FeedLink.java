package dateline.publishing.view;

import dateline.platform.language.Words;
import java.util.List;
import java.util.stream.Stream;

/**
 * A link from a page to a feed in one format.
 *
 * @param title the feed's title with its format, for {@code <link rel="alternate">}
 * @param label the short form shown on the page: "RSS", "Key events (RSS)"
 */
public record FeedLink(String type, String title, String path, String label) {

    /**
     * The feed of a page in RSS, Atom and JSON Feed: {@code /sections/weather} gives {@code /sections/weather/feed.rss}
     * and so on.
     */
    public static List<FeedLink> below(String base, String title) {
        return of(new FeedAddress(base + "/feed", title, null, base));
    }

    /** The site's feeds: its stories, all entries, and the corrections. */
    public static List<FeedLink> ofSite(String name, Words words) {
        return of(
                FeedAddress.site(name),
                FeedAddress.updates(name).in(words, "updates", name),
                FeedAddress.corrections(name).in(words, "corrections", name));
    }

    /** A story's feeds: its entries, and its key events. */
    public static List<FeedLink> ofStory(StoryView story) {
        return of(
                FeedAddress.story(story.headline(), story.path()),
                FeedAddress.keyEvents(story.headline(), story.path()).in(story.words(), "keyEvents", story.headline()));
    }

    /** Links to these feeds in RSS, Atom and JSON Feed. */
    public static List<FeedLink> of(FeedAddress... feeds) {
        return Stream.of(feeds)
                .flatMap(feed -> Stream.of(
                        format("application/rss+xml", feed, ".rss", "RSS"),
                        format("application/atom+xml", feed, ".atom", "Atom"),
                        format("application/feed+json", feed, ".json", "JSON Feed")))
                .toList();
    }

    private static FeedLink format(String type, FeedAddress feed, String ending, String name) {
        return new FeedLink(
                type,
                feed.title() + " (" + name + ")",
                feed.path() + ending,
                feed.label() == null ? name : feed.label() + " (" + name + ")");
    }
}
