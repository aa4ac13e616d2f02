package dateline.syndication.format;

import java.util.Arrays;
import java.util.Optional;

/** The formats in which every feed is available. */
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

    /** Returns the format with the given file extension. */
    public static Optional<FeedFormat> of(String ending) {
        return Arrays.stream(values())
                .filter(format -> format.ending.equals(ending))
                .findFirst();
    }

    /** Returns the file extension, without a dot. */
    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Returns the name shown to people. */
    public String title() {
        return title;
    }
}
