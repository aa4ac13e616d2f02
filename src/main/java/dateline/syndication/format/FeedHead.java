package dateline.syndication.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a feed, the same in each of its documents.
 *
 * @param id         permanent, even when the address changes
 * @param address    the absolute URL of its newest document, without the format's extension
 * @param page       the absolute URL of the page it belongs to
 * @param language   BCP 47
 * @param icon       the URL of the site's square icon
 * @param image      the URL of an image for the feed; null when there is only the icon
 * @param categories of the feed as a whole
 * @param ended      the category that says, in the feed's language, that coverage has ended; null for a feed that
 *                   never ends
 * @param hubs       the URLs of its WebSub hubs
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
        @Nullable String ended,
        FeedPerson publisher,
        List<String> hubs) {

    /** Returns the URL of the feed's newest document in a format, to which readers subscribe. */
    public String current(FeedFormat format) {
        return address + "." + format.ending();
    }
}
