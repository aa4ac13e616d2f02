package dateline.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as people see it who open it in a browser.
 *
 * @param url   the feed's own address, absolute
 * @param page  the page it belongs to, absolute
 * @param note  what sets it apart: that coverage has ended, that it is an archive; null when nothing does
 * @param forms the same feed in each format
 * @param older the path of the archive before it; null when there is none
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

    /** The feed in a format; {@code chosen} when it is the one that was opened. */
    public record Form(String name, String type, String url, boolean chosen) {}

    /** One of its items, in short. */
    public record Item(
            String title,
            String url,
            TimeView time,
            @Nullable String summary,
            String credit,
            List<String> marks,
            @Nullable String story) {}
}
