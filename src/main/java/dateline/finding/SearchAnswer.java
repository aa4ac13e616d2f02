package dateline.finding;

import dateline.newsroom.StoryRow;
import dateline.page.TimeView;
import dateline.site.Snippet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the search found.
 *
 * @param allStories where all stories are, when there are more than these
 * @param more       where it goes on; null when that is all
 * @param among      the stories to choose from, the last changed first
 * @param staff      who may have filed it
 */
record SearchAnswer(
        SearchQuery query,
        List<FoundStory> stories,
        List<FoundEntry> entries,
        @Nullable String allStories,
        @Nullable String more,
        List<StoryRow> among,
        List<Colleague> staff) {

    public boolean isEmpty() {
        return stories.isEmpty() && entries.isEmpty();
    }

    /** A story that was found. */
    record FoundStory(
            StoryRow story, Snippet title, @Nullable Snippet text) {}

    /**
     * An update that was found.
     *
     * @param status {@code draft}, {@code submitted} …
     * @param text   around the words; null when there is nothing beyond its title
     */
    record FoundEntry(
            String slug,
            String story,
            String language,
            long number,
            String status,
            Snippet title,
            @Nullable Snippet text,
            TimeView at,
            String who) {

        public String path() {
            return "/newsroom/stories/" + slug + "/entries/" + number;
        }
    }

    /** Somebody who files. */
    record Colleague(long id, String name) {}
}
