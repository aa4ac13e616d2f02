package dateline.syndication;

import java.util.Arrays;
import java.util.Optional;

/** The formats every feed has. */
public enum FeedFormat {
    RSS("rss", "application/rss+xml"), ATOM("atom", "application/atom+xml"), JSON("json", "application/feed+json");

    private final String ending;
    private final String mediaType;

    FeedFormat(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** The format of files that end so. */
    public static Optional<FeedFormat> of(String ending) {
        return Arrays.stream(values()).filter(format -> format.ending.equals(ending)).findFirst();
    }

    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }
}
