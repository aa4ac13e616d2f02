package dateline.feed;

import dateline.syndication.FeedFormat;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which feed in which format; there need not be one of that name.
 *
 * @param slug of the one thing of many it is of, decoded; empty otherwise
 */
record FeedName(FeedKind kind, String slug, FeedFormat format) {

    private static final Pattern PATH = Pattern.compile("(?:/[a-z]+/([^/]+))?/([a-z-]+)\\.([a-z]+)");

    /** The feed at a path such as {@code /stories/alda/feed.atom}, as it stands in a request line. */
    static Optional<FeedName> of(String path) {
        Matcher match = PATH.matcher(path);
        return match.matches() ? FeedFormat.of(match.group(3)).flatMap(format -> of(match, format)) : Optional.empty();
    }

    private static Optional<FeedName> of(Matcher match, FeedFormat format) {
        String slug = match.group(1) == null ? "" : match.group(1);
        String bare = match.group().substring(0, match.start(3) - 1);
        return Arrays.stream(FeedKind.values()).filter(kind -> kind.isOfOne() != slug.isEmpty() && kind.path(slug).equals(bare)).findFirst()
            .map(kind -> new FeedName(kind, URLDecoder.decode(slug.replace("+", "%2B"), StandardCharsets.UTF_8), format));
    }

    /** Its path. */
    String path() {
        return kind.path(URLEncoder.encode(slug, StandardCharsets.UTF_8).replace("+", "%20")) + "." + format.ending();
    }
}
