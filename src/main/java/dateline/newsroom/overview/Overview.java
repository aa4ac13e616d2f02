package dateline.newsroom.overview;

import dateline.newsroom.StoryRow;
import dateline.publishing.view.TimeView;
import dateline.story.section.Section;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data that the overview shows.
 *
 * @param starts   the planned start of upcoming stories, by slug
 * @param counts   the number of stories in each list, by the list's word
 * @param older    the URL of the next page of stories; null at the end
 * @param happened the changes of the last hour
 */
record Overview(
        FrontQuery query,
        List<StoryRow> stories,
        Map<String, TimeView> starts,
        Map<String, Long> counts,
        List<Section> sections,
        @Nullable String older,
        List<Happening> happened,
        Waiting drafts,
        Waiting submitted,
        Waiting scheduled) {

    /**
     * The first few unpublished entries of a list.
     *
     * @param more the URL of the whole list; null when all are shown
     */
    record Waiting(List<WaitingRow> rows, @Nullable String more) {

        static final Waiting NOTHING = new Waiting(List.of(), null);
    }
}
