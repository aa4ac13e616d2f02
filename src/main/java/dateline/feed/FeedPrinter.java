package dateline.feed;

import dateline.edition.Document;
import dateline.press.Ready;
import dateline.syndication.Feed;
import dateline.syndication.FeedFormat;
import dateline.syndication.FeedWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes feeds ready in their formats. Hubs and self are named in the headers too, where WebSub's subscribers look first. */
@Component
class FeedPrinter {

    /** What an answer depends on beside its address: browsers get a page, and who asks for a delta gets one. */
    static final String VARY = "Accept, A-IM";

    private final Map<FeedFormat, FeedWriter> writers = new EnumMap<>(FeedFormat.class);
    private final FeedHistory history;

    FeedPrinter(List<FeedWriter> writers, FeedHistory history) {
        writers.forEach(writer -> this.writers.put(writer.format(), writer));
        this.history = history;
    }

    /** The whole feed. */
    Document print(Draft draft, FeedFormat format) {
        Ready.Builder document =
                start(draft.feed(), format).cacheControl(draft.feed().rhythm().cacheControl());
        Ready ready = draft.modified() == null
                ? document.build()
                : document.modified(draft.modified()).build();
        history.keep(ready.etag(), draft.feed());
        return new Document(ready, draft.subjects(), draft.labels());
    }

    /**
     * What is new to someone who has the feed as it was under that ETag (RFC 3229, with the instance manipulation "feed"); the whole when
     * nobody remembers how that was.
     */
    Document delta(Draft draft, FeedFormat format, String base) {
        Document whole = print(draft, format);
        return history.since(base, draft.feed())
                .map(news -> {
                    Ready part = start(news, format)
                            .status(226)
                            .etag(whole.ready().etag())
                            .header("IM", "feed")
                            .header("Delta-Base", base)
                            .cacheControl("no-store, im")
                            .build();
                    return new Document(part, draft.subjects(), draft.labels()).brief();
                })
                .orElse(whole);
    }

    private Ready.Builder start(Feed feed, FeedFormat format) {
        return Ready.of(
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
