package dateline.syndication.feed;

import dateline.http.PreparedResponse;
import dateline.publishing.cache.CachedResponse;
import dateline.syndication.format.Feed;
import dateline.syndication.format.FeedFormat;
import dateline.syndication.format.FeedWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Writes feeds as HTTP responses. {@code Link} headers name the hub and the feed's own URL, because WebSub subscribers
 * look there first.
 */
@Component
class FeedPrinter {

    /** The value of {@code Vary}: browsers get a page (Accept), and some clients a delta (A-IM). */
    static final String VARY = "Accept, A-IM";

    private final Map<FeedFormat, FeedWriter> writers = new EnumMap<>(FeedFormat.class);
    private final FeedHistory history;

    FeedPrinter(List<FeedWriter> writers, FeedHistory history) {
        writers.forEach(writer -> this.writers.put(writer.format(), writer));
        this.history = history;
    }

    /** Writes the whole feed, and remembers its items under its ETag. */
    CachedResponse print(FeedContent feedContent, FeedFormat format) {
        PreparedResponse.Builder document = start(feedContent.feed(), format)
                .cacheControl(feedContent.feed().updateInterval().cacheControl());
        PreparedResponse preparedResponse = feedContent.modified() == null
                ? document.build()
                : document.modified(feedContent.modified()).build();
        history.keep(preparedResponse.etag(), feedContent.feed());
        return new CachedResponse(preparedResponse, feedContent.subjects(), feedContent.labels());
    }

    /**
     * Writes only what is new since the feed had the given ETag (RFC 3229, instance manipulation "feed", status 226).
     * Writes the whole feed when the ETag is unknown.
     */
    CachedResponse delta(FeedContent feedContent, FeedFormat format, String base) {
        CachedResponse whole = print(feedContent, format);
        return history.since(base, feedContent.feed())
                .map(news -> {
                    PreparedResponse part = start(news, format)
                            .status(226)
                            .etag(whole.ready().etag())
                            .header("IM", "feed")
                            .header("Delta-Base", base)
                            .cacheControl("no-store, im")
                            .build();
                    return new CachedResponse(part, feedContent.subjects(), feedContent.labels()).brief();
                })
                .orElse(whole);
    }

    private PreparedResponse.Builder start(Feed feed, FeedFormat format) {
        return PreparedResponse.of(
                        format.mediaType() + "; charset=utf-8",
                        Objects.requireNonNull(writers.get(format)).write(feed))
                .vary(VARY)
                .header("Access-Control-Allow-Origin", "*")
                .header("Link", links(feed, format));
    }

    private static String links(Feed feed, FeedFormat format) {
        return Stream.concat(
                        feed.head().hubs().stream().map(hub -> link(hub, "hub")),
                        Stream.of(link(feed.self(format), "self")))
                .collect(Collectors.joining(", "));
    }

    private static String link(String address, String rel) {
        return "<" + address + ">; rel=\"" + rel + "\"";
    }
}
