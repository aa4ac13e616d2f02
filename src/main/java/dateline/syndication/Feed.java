package dateline.syndication;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says, in no format yet.
 *
 * @param id          never changes, whatever becomes of the address
 * @param address     where it is fetched, absolute, without the format's ending
 * @param page        the page it belongs to, absolute
 * @param language    BCP 47
 * @param image       the address of a picture for it; null when there is none
 * @param categories  of the feed as a whole
 * @param changed     when anything it says last changed; never the time it was made at, so that every node makes equal bytes
 * @param ended       whether nothing more is to be expected
 * @param items       newest first
 * @param retractions what was in it once and was taken back, the latest first
 */
public record Feed(String id, String address, String page, String title, String description, String language, @Nullable String image,
            List<String> categories, FeedPerson publisher, Instant changed, boolean ended, List<FeedItem> items,
            List<Retraction> retractions) {

    /** Whether there is nothing in it, and never was. */
    public boolean isBlank() {
        return items.isEmpty() && retractions.isEmpty();
    }

    /** The categories, and that coverage has ended where it has: XML formats have no other word for it. */
    public List<String> labels() {
        return ended ? Stream.concat(categories.stream(), Stream.of("Coverage ended")).toList() : categories;
    }

    public Rhythm rhythm() {
        return ended ? Rhythm.SETTLED : Rhythm.LIVE;
    }

    /** Where the feed is fetched in a format: its one true address. */
    public String self(FeedFormat format) {
        return address + "." + format.ending();
    }
}
