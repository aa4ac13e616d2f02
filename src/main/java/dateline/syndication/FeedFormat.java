package dateline.syndication;

import java.util.Arrays;
import java.util.Optional;

/** The formats every feed has. */
public enum FeedFormat {
    RSS("rss", "application/rss+xml", "RSS"),
    ATOM("atom", "application/atom+xml", "Atom"),
    JSON("json", "application/feed+json", "JSON Feed");

    private final String ending;
    private final String mediaType;
    private final String title;

    FeedFormat(String ending, String mediaType, String title) {
        this.ending = ending;
        this.mediaType = mediaType;
        this.title = title;
    }

    /** The format of files that end so. */
    public static Optional<FeedFormat> of(String ending) {
        return Arrays.stream(values())
                .filter(format -> format.ending.equals(ending))
                .findFirst();
    }

    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What people call it. */
    public String title() {
        return title;
    }
}
