package dateline.syndication.feed;

/** The kinds of feeds, with their path patterns. */
enum FeedKind {
    SITE("/feed"),
    UPDATES("/updates"),
    CORRECTIONS("/corrections"),
    SECTION("/sections/{slug}/feed"),
    TAG("/tags/{slug}/feed"),
    CONTRIBUTOR("/contributors/{slug}/feed"),
    STORY("/stories/{slug}/feed"),
    ARCHIVE("/stories/{slug}/feed/{number}"),
    COMPLETE("/stories/{slug}/complete"),
    KEY_EVENTS("/stories/{slug}/key-events");

    private final String pattern;

    FeedKind(String pattern) {
        this.pattern = pattern;
    }

    /** Returns the path pattern, without the format's extension. */
    String pattern() {
        return pattern;
    }

    boolean isOfStory() {
        return pattern.startsWith("/stories/");
    }
}
