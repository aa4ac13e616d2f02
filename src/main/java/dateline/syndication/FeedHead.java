package dateline.syndication;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of itself, the same in each of its documents.
 *
 * @param id         never changes, whatever becomes of the address
 * @param address    where its newest items are fetched, absolute, without the format's ending
 * @param page       the page it belongs to, absolute
 * @param language   BCP 47
 * @param icon       the address of the site's own mark, square
 * @param image      the address of a picture for it; null when there is none but the mark
 * @param categories of the feed as a whole
 * @param hubs       the addresses of its WebSub hubs
 */
public record FeedHead(
        String id,
        String address,
        String page,
        String title,
        String description,
        String language,
        String icon,
        @Nullable String image,
        List<String> categories,
        FeedPerson publisher,
        List<String> hubs) {

    /** Where the feed is subscribed to in a format. */
    public String current(FeedFormat format) {
        return address + "." + format.ending();
    }
}
