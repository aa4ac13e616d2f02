package dateline.publishing.view;

import dateline.platform.language.Words;
import org.jspecify.annotations.Nullable;

/**
 * A feed in all its formats: path, title, and the page it belongs to.
 *
 * @param path  without the format's extension, {@code /stories/alda/feed}
 * @param label a short name that tells it from the page's main feed, "Key events"; null for the main feed
 * @param page  the path of the page it belongs to
 */
public record FeedAddress(
        String path, String title, @Nullable String label, String page) {

    /**
     * The same with its names in another language.
     *
     * @param key the message keys are {@code feed.<key>} and {@code feed.<key>.title}
     * @param of  the name of the site or the story, for the title
     */
    public FeedAddress in(Words words, String key, String of) {
        return new FeedAddress(path, words.say("feed." + key + ".title", of), words.say("feed." + key), page);
    }

    /** The feed of the site's stories. */
    public static FeedAddress site(String name) {
        return new FeedAddress("/feed", name, null, "/");
    }

    /** The feed of the newest entries of all stories. */
    public static FeedAddress updates(String name) {
        return new FeedAddress("/updates", name + ": all updates", "All updates", "/");
    }

    /** The feed of the site's corrections. */
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

    /** The feed of a story's entries. */
    public static FeedAddress story(String headline, String path) {
        return new FeedAddress(path + "/feed", headline, null, path);
    }

    public static FeedAddress keyEvents(String headline, String path) {
        return new FeedAddress(path + "/key-events", headline + ": key events", "Key events", path);
    }
}
