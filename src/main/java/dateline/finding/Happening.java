package dateline.finding;

import dateline.page.TimeView;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in the last hour.
 *
 * @param kind   the change's word: {@code published}, {@code corrected}, {@code opened} …
 * @param number of the update; null when it is the story that changed
 * @param title  of the update; null when it is the story that changed
 * @param who    filed the update
 */
record Happening(
        String kind,
        TimeView at,
        String slug,
        String story,
        String language,
        @Nullable Long number,
        @Nullable String title,
        @Nullable String who) {

    public String path() {
        return "/newsroom/stories/" + slug + (number == null ? "" : "/entries/" + number);
    }
}
