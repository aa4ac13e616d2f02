package dateline.finding;

import dateline.newsroom.StoryRow;
import dateline.page.TimeView;
import dateline.story.Section;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the front shows.
 *
 * @param counts   how many stories each list holds, by its word
 * @param older    where the list of stories goes on; null at its end
 * @param starts   when the announced ones start, by slug
 * @param happened in the last hour
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
     * The first few of what waits.
     *
     * @param more where all of them are; null when these are all
     */
    record Waiting(List<WaitingRow> rows, @Nullable String more) {

        static final Waiting NOTHING = new Waiting(List.of(), null);
    }
}
