package dateline.page;

import dateline.site.Words;
import org.jspecify.annotations.Nullable;

/**
 * A feed, in all its formats: where it is, what it is called, and which page it belongs to.
 *
 * @param path  its address without the format's ending, {@code /stories/alda/feed}
 * @param label its short name beside the page's main feed, "Key events"; null for that one
 * @param page  the path of the page it belongs to
 */
public record FeedAddress(
        String path, String title, @Nullable String label, String page) {

    /** The same under its names in a language, {@code feed.<key>} and {@code feed.<key>.title}. */
    public FeedAddress in(Words words, String key, String of) {
        return new FeedAddress(path, words.say("feed." + key + ".title", of), words.say("feed." + key), page);
    }

    /** The site's stories. */
    public static FeedAddress site(String name) {
        return new FeedAddress("/feed", name, null, "/");
    }

    /** The site's newest entries, whatever their story. */
    public static FeedAddress updates(String name) {
        return new FeedAddress("/updates", name + ": all updates", "All updates", "/");
    }

    /** What the site had to correct. */
    public static FeedAddress corrections(String name) {
        return new FeedAddress("/corrections", name + ": corrections", "Corrections", "/");
    }

    public static FeedAddress section(SectionView section, String name) {
        return new FeedAddress(section.path() + "/feed", section.name() + " – " + name, null, section.path());
    }

    public static FeedAddress tag(String tag, String path, String name) {
        return new FeedAddress(path + "/feed", tag + " – " + name, null, path);
    }

    public static FeedAddress contributor(String person, String path, String name) {
        return new FeedAddress(path + "/feed", person + " – " + name, null, path);
    }

    /** A story's entries. */
    public static FeedAddress story(String headline, String path) {
        return new FeedAddress(path + "/feed", headline, null, path);
    }

    public static FeedAddress keyEvents(String headline, String path) {
        return new FeedAddress(path + "/key-events", headline + ": key events", "Key events", path);
    }
}
