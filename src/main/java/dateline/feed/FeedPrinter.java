package dateline.feed;

import dateline.edition.Document;
import dateline.press.Ready;
import dateline.syndication.Feed;
import dateline.syndication.FeedWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a feed ready in a format. */
final class FeedPrinter {

    private FeedPrinter() {
    }

    /**
     * The feed's document. Its hubs and itself are named in the headers too, where WebSub's subscribers look first.
     *
     * @param modified when what the feed is drawn from last changed: never earlier than before, even when the latest item leaves the feed
     */
    static Document print(Feed feed, FeedWriter writer, @Nullable Instant modified, Collection<String> subjects) {
        Ready.Builder document = Ready.of(writer.format().mediaType() + "; charset=utf-8", writer.write(feed))
            .cacheControl(feed.rhythm().cacheControl()).header("Access-Control-Allow-Origin", "*").header("Link", links(feed, writer));
        return new Document(modified == null ? document.build() : document.modified(modified).build(), Set.copyOf(subjects), Set.of());
    }

    private static String links(Feed feed, FeedWriter writer) {
        return Stream.concat(feed.head().hubs().stream().map(hub -> link(hub, "hub")), Stream.of(link(feed.self(writer.format()), "self")))
            .collect(Collectors.joining(", "));
    }

    private static String link(String address, String rel) {
        return "<" + address + ">; rel=\"" + rel + "\"";
    }
}
