package dateline.newsroom.overview;

import dateline.newsroom.NewsroomPaths;
import dateline.newsroom.StoryRow;
import dateline.platform.text.Snippet;
import dateline.publishing.view.TimeView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The results of a search.
 *
 * @param allStories the URL of all matching stories; null when all are shown
 * @param more       the URL of the next page; null when there is none
 * @param among      the stories to filter by, the last changed first
 * @param staff      the accounts to filter by
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

    /** A matching story. */
    record FoundStory(
            StoryRow story, Snippet title, @Nullable Snippet text) {}

    /**
     * A matching entry.
     *
     * @param status {@code draft}, {@code submitted} …
     * @param text   an excerpt around the words; null when there is nothing beyond the title
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
            return NewsroomPaths.story(slug) + "/entries/" + number;
        }
    }

    /** An account that entries can be filtered by. */
    record Colleague(long id, String name) {}
}
