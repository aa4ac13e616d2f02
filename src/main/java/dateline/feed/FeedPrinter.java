package dateline.feed;

import dateline.edition.Document;
import dateline.press.Ready;
import dateline.syndication.Feed;
import dateline.syndication.FeedWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes a feed ready in a format. */
final class FeedPrinter {

    private FeedPrinter() {
    }

    /**
     * The feed's document.
     *
     * @param modified when what the feed is drawn from last changed: never earlier than before, even when the latest item leaves the feed
     */
    static Document print(Feed feed, FeedWriter writer, @Nullable Instant modified, String subject) {
        Ready.Builder document = Ready.of(writer.format().mediaType() + "; charset=utf-8", writer.write(feed))
            .cacheControl(feed.rhythm().cacheControl()).header("Access-Control-Allow-Origin", "*");
        return Document.of(modified == null ? document.build() : document.modified(modified).build(), subject);
    }
}
