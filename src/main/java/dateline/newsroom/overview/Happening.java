package dateline.newsroom.overview;

import dateline.newsroom.NewsroomPaths;
import dateline.publishing.view.TimeView;
import org.jspecify.annotations.Nullable;

/**
 * A change of the last hour.
 *
 * @param kind   the word of the change: {@code published}, {@code corrected}, {@code opened} …
 * @param number the entry's number; null when the story itself changed
 * @param title  the entry's title; null when the story itself changed
 * @param who    the name of the person who filed the entry
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
        return NewsroomPaths.story(slug) + (number == null ? "" : "/entries/" + number);
    }
}
