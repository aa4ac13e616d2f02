package dateline.syndication;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A document of a feed, in no format yet.
 *
 * @param changed     when anything it says last changed; never the time it was made at, so that every node makes equal bytes
 * @param ended       whether nothing more is to be expected
 * @param items       newest first
 * @param retractions what was in it once and was taken back, the latest first
 * @param rhythm      how often it is worth asking for
 */
public record Feed(
        FeedHead head,
        Paging paging,
        Instant changed,
        boolean ended,
        List<FeedItem> items,
        List<Retraction> retractions,
        Rhythm rhythm) {

    /** A feed in the rhythm of its items. */
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
                paging.isArchive() || ended ? Rhythm.SETTLED : Rhythm.of(items));
    }

    /** Whether there is nothing in it, and never was. */
    public boolean isBlank() {
        return items.isEmpty() && retractions.isEmpty();
    }

    /** Where the document is fetched in a format: its one true address. */
    public String self(FeedFormat format) {
        return paging.address() + "." + format.ending();
    }

    /** The same feed with these alone: what is new to someone who has the rest. */
    public Feed with(List<FeedItem> items, List<Retraction> retractions) {
        return new Feed(head, paging, changed, ended, items, retractions, rhythm);
    }

    /** The categories, and that coverage has ended where it has: XML formats have no other word for it. */
    List<String> labels() {
        return ended
                ? Stream.concat(head.categories().stream(), Stream.of("Coverage ended"))
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
