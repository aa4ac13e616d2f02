package dateline.syndication.feed;

import dateline.publishing.view.TimeView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that a browser shows for a feed.
 *
 * @param url   the feed's own URL, absolute
 * @param page  the page it belongs to, absolute
 * @param note  what is special about it: coverage has ended, or it is an archive document; null when nothing is
 * @param forms the feed in each format
 * @param older the path of the previous archive document; null when there is none
 */
public record FeedPage(
        String title,
        String description,
        String language,
        String url,
        String page,
        @Nullable String note,
        List<Form> forms,
        List<Item> items,
        @Nullable String older) {

    /** The feed in one format; {@code chosen} for the format that was requested. */
    public record Form(String name, String type, String url, boolean chosen) {}

    /** An item of the feed, shortened. */
    public record Item(
            String title,
            String url,
            TimeView time,
            @Nullable String summary,
            String credit,
            List<String> marks,
            @Nullable String story) {}
}
