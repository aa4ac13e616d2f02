package dateline.syndication.format;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A feed document, independent of its format.
 *
 * @param changed     when its content last changed; never the time of rendering, so that every node writes equal bytes
 * @param ended       whether no more items are expected
 * @param items       newest first
 * @param retractions tombstones of items that were in it and were retracted, the latest first
 * @param updateInterval      how often it is worth polling
 */
public record Feed(
        FeedHead head,
        Paging paging,
        Instant changed,
        boolean ended,
        List<FeedItem> items,
        List<Retraction> retractions,
        UpdateInterval updateInterval) {

    /** Creates a feed whose polling interval follows from its items. */
    public Feed(
            FeedHead head,
            Paging paging,
            Instant changed,
            boolean ended,
            List<FeedItem> items,
            List<Retraction> retractions) {
        this(
                head,
                paging,
                changed,
                ended,
                items,
                retractions,
                paging.isArchive() || ended ? UpdateInterval.SETTLED : UpdateInterval.of(items));
    }

    /** Whether the feed has no items and never had any. */
    public boolean isBlank() {
        return items.isEmpty() && retractions.isEmpty();
    }

    /** Returns the canonical URL of the document in a format. */
    public String self(FeedFormat format) {
        return paging.address() + "." + format.ending();
    }

    /** Returns a copy with other items and retractions, for a delta. */
    public Feed with(List<FeedItem> items, List<Retraction> retractions) {
        return new Feed(head, paging, changed, ended, items, retractions, updateInterval);
    }

    /**
     * Returns the categories, with one that says that coverage has ended where it applies: XML formats have no other
     * way to say it.
     */
    List<String> categories() {
        return ended
                ? Stream.concat(head.categories().stream(), Stream.ofNullable(head.ended()))
                        .toList()
                : head.categories();
    }

    @Nullable
    String older(FeedFormat format) {
        return paging.older() == null ? null : paging.older() + "." + format.ending();
    }

    @Nullable
    String newer(FeedFormat format) {
        return paging.newer() == null ? null : paging.newer() + "." + format.ending();
    }
}
