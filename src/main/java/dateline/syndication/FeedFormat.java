package dateline.syndication;

/** The formats every feed has. */
public enum FeedFormat {
    RSS("rss", "application/rss+xml"), ATOM("atom", "application/atom+xml"), JSON("json", "application/feed+json");

    private final String ending;
    private final String mediaType;

    FeedFormat(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }
}
