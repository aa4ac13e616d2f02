package dateline.syndication.feed;

import dateline.platform.text.Slugs;
import dateline.syndication.format.FeedFormat;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a feed in one format, as parsed from a path. There may be no such feed.
 *
 * @param slug   the decoded slug of the section, tag, contributor or story; empty for feeds of the site
 * @param number the number of an archive document; 0 otherwise
 */
record FeedName(FeedKind kind, String slug, long number, FeedFormat format) {

    private static final Pattern PATH = Pattern.compile(
            "(?:/(sections|tags|contributors|stories)/([^/]+))?/([a-z-]+)(?:/([1-9]\\d{0,8}))?\\.([a-z]+)");

    /** Parses a path such as {@code /stories/alda/feed.atom}, percent-encoded as in the request line. */
    static Optional<FeedName> of(String path) {
        Matcher match = PATH.matcher(path);
        return match.matches() ? FeedFormat.of(match.group(5)).flatMap(format -> of(match, format)) : Optional.empty();
    }

    private static Optional<FeedName> of(Matcher match, FeedFormat format) {
        String pattern = (match.group(1) == null ? "" : "/" + match.group(1) + "/{slug}") + "/" + match.group(3)
                + (match.group(4) == null ? "" : "/{number}");
        String slug = match.group(2) == null ? "" : match.group(2);
        long number = match.group(4) == null ? 0 : Long.parseLong(match.group(4));
        return Arrays.stream(FeedKind.values())
                .filter(kind -> kind.pattern().equals(pattern))
                .findFirst()
                .map(kind -> new FeedName(kind, Slugs.decoded(slug), number, format));
    }

    /** Returns a copy with another slug. */
    FeedName with(String slug) {
        return new FeedName(kind, slug, number, format);
    }

    /** Returns the path, percent-encoded. */
    String path() {
        return kind.pattern().replace("{slug}", Slugs.encoded(slug)).replace("{number}", String.valueOf(number)) + "."
                + format.ending();
    }
}
