package dateline.feed;

/** The formats every feed has. */
enum FeedFormat {
    RSS("rss", "application/rss+xml"), ATOM("atom", "application/atom+xml"), JSON("json", "application/feed+json");

    private final String ending;
    private final String mediaType;

    FeedFormat(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    String ending() {
        return ending;
    }

    String mediaType() {
        return mediaType;
    }
}
