package dateline.syndication.feed;

import dateline.http.Request;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a feed request's headers which representation the client wants: the feed, the HTML page about it, or only
 * new items.
 */
final class FeedRequest {

    private FeedRequest() {}

    /**
     * Whether the client is a person's browser: {@code Accept} ranks {@code text/html} highest, above every feed, XML
     * or JSON type, and names {@code application/xhtml+xml} as browsers do, or nothing but pages. Feed readers get the
     * feed, whatever they send; so do programs that name {@code text/html} first and take anything.
     */
    static boolean forPage(Request request) {
        String accept = request.header("Accept");
        if (accept == null || !accept.contains("text/html") || request.header("A-IM") != null) {
            return false;
        }
        Map<String, Double> weights = weights(accept);
        double html = weights.getOrDefault("text/html", 0.0);
        return html > 0
                && (weights.containsKey("application/xhtml+xml")
                        || weights.keySet().stream().noneMatch(type -> type.endsWith("*")))
                && weights.entrySet().stream()
                        .filter(type -> isOfFeeds(type.getKey()))
                        .allMatch(type -> type.getValue() < html);
    }

    /**
     * Whether the client asks for new items only (RFC 3229, A-IM: feed). That needs an {@code If-None-Match} as the
     * base.
     */
    static boolean forDelta(Request request) {
        String manipulations = request.header("A-IM");
        return manipulations != null
                && request.header("If-None-Match") != null
                && weights(manipulations).getOrDefault("feed", 0.0) > 0;
    }

    private static boolean isOfFeeds(String type) {
        boolean page = type.equals("text/html") || type.equals("application/xhtml+xml") || type.startsWith("image/");
        return !page && (type.endsWith("xml") || type.endsWith("json"));
    }

    /** Returns each token with its weight (q): 1 when absent, 0 when malformed. */
    private static Map<String, Double> weights(String header) {
        return Arrays.stream(header.split(","))
                .map(part -> part.split(";"))
                .filter(part -> part.length > 0)
                .collect(Collectors.toMap(
                        part -> part[0].strip().toLowerCase(Locale.ROOT), FeedRequest::weight, Math::max));
    }

    private static double weight(String[] part) {
        @Nullable
        String weight = Arrays.stream(part)
                .map(String::strip)
                .filter(word -> word.toLowerCase(Locale.ROOT).startsWith("q="))
                .findFirst()
                .orElse(null);
        try {
            return weight == null ? 1 : Double.parseDouble(weight.substring(2));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
