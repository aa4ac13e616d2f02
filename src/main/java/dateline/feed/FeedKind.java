package dateline.feed;

/** What a feed can be of. */
enum FeedKind {
    SITE("", "feed"), UPDATES("", "updates"), CORRECTIONS("", "corrections"), SECTION("sections", "feed"), TAG("tags", "feed"),
    CONTRIBUTOR("contributors", "feed"), STORY("stories", "feed"), KEY_EVENTS("stories", "key-events"),
    COMPLETE("stories", "complete");

    private final String folder;
    private final String file;

    FeedKind(String folder, String file) {
        this.folder = folder;
        this.file = file;
    }

    /** The routes' pattern, without the format's ending. */
    String pattern() {
        return (folder.isEmpty() ? "/" : "/" + folder + "/{slug}/") + file;
    }

    /** Whether it is of one thing of many, which has a slug. */
    boolean isOfOne() {
        return !folder.isEmpty();
    }

    boolean isOfStory() {
        return folder.equals("stories");
    }

    /** The path of what has that slug, still percent-encoded, without the format's ending. */
    String path(String slug) {
        return pattern().replace("{slug}", slug);
    }
}
