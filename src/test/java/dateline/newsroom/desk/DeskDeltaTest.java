package dateline.newsroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.newsroom.StoryRow;
import dateline.publishing.view.TimeView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeskDeltaTest {

    private static final StoryRow LIVE = story("live", 2);
    private static final Map<String, Long> COUNTS = Map.of("timeline", 2L, "drafts", 1L);
    private static final DeskPages.Note NOTE = new DeskPages.Note("Brief at nine.", "Maya", at(0));

    private final DeskPages.Desk before = desk(LIVE, List.of(row(2, 0), row(1, 0)), List.of(), COUNTS, null);

    @Test
    void hasNothingButTheOrderWhereNothingDiffers() {
        DeskDelta delta = between(desk(LIVE, List.of(row(2, 0), row(1, 0)), List.of(), COUNTS, null));
        assertThat(delta.order()).containsExactly(2L, 1L);
        assertThat(delta.changed()).isEmpty();
        assertThat(delta.further()).isEmpty();
        assertThat(delta.gone()).isEmpty();
        assertThat(delta.counts()).isNull();
        assertThat(delta.bar() || delta.side() || delta.note()).isFalse();
    }

    @Test
    void hasNewRowsAndThoseThatDiffer() {
        DeskDelta delta = between(desk(
                story("live", 3), List.of(row(3, 0), row(2, 1), row(1, 0)), List.of(), Map.of("timeline", 3L), null));
        assertThat(delta.order()).containsExactly(3L, 2L, 1L);
        assertThat(delta.changed()).containsExactly(row(3, 0), row(2, 1));
        assertThat(delta.counts()).isEqualTo(Map.of("timeline", 3L));
        assertThat(delta.bar()).isTrue();
        assertThat(delta.note()).isFalse();
    }

    @Test
    void hasTheSideColumnForADraftAndTheNoteForANote() {
        DeskDelta draft =
                between(desk(LIVE, before.rows(), List.of(row(9, 0)), Map.of("timeline", 2L, "drafts", 2L), null));
        assertThat(draft.side()).isTrue();
        assertThat(draft.bar() || draft.note()).isFalse();
        assertThat(draft.changed()).isEmpty();
        DeskDelta note = between(desk(LIVE, before.rows(), List.of(), COUNTS, NOTE));
        assertThat(note.note()).isTrue();
        assertThat(note.side()).as("its form has the text").isTrue();
        assertThat(note.bar()).isFalse();
    }

    @Test
    void hasAllRowsWhenTheStoryBecomesPublicOrIsWithdrawn() {
        DeskDelta delta = between(desk(story("withdrawn", 2), before.rows(), List.of(), COUNTS, null));
        assertThat(delta.changed()).isEqualTo(before.rows());
        assertThat(delta.further()).as("rows further down differ as well").isNull();
        assertThat(delta.bar() && delta.side()).isTrue();
    }

    @Test
    void hasWhatIsKnownOfRowsFurtherDown() {
        DeskSnapshots.Further further = new DeskSnapshots.Further(List.of(row(7, 3)), Set.of(8L));
        DeskDelta delta = DeskDelta.between(
                new DeskSnapshots.Snapshot("4-a", before, null), new DeskSnapshots.Snapshot("5-a", before, further));
        assertThat(delta.further()).containsExactly(row(7, 3));
        assertThat(delta.gone()).containsExactly(8L);
        DeskDelta unknown = DeskDelta.between(
                new DeskSnapshots.Snapshot("4-a", before, null), new DeskSnapshots.Snapshot("5-a", before, null));
        assertThat(unknown.further()).isNull();
    }

    private DeskDelta between(DeskPages.Desk after) {
        return DeskDelta.between(
                new DeskSnapshots.Snapshot("4-a", before, null),
                new DeskSnapshots.Snapshot("5-a", after, new DeskSnapshots.Further(List.of(), Set.of())));
    }

    private static DeskPages.Desk desk(
            StoryRow story,
            List<EntryRow> rows,
            List<EntryRow> drafts,
            Map<String, Long> counts,
            DeskPages.@Nullable Note note) {
        return new DeskPages.Desk(
                story,
                DeskQuery.TIMELINE,
                rows,
                null,
                counts,
                List.of(),
                List.of(),
                List.of(),
                drafts,
                List.of(),
                note,
                4);
    }

    private static StoryRow story(String status, long updates) {
        return new StoryRow(
                1,
                "storm",
                "Storm",
                status,
                null,
                "en",
                updates,
                null,
                "UTC",
                "UTC",
                "https://example.org/stories/storm");
    }

    private static EntryRow row(long number, long version) {
        return new EntryRow(
                number,
                version,
                "published",
                at(number),
                "",
                "Update " + number,
                "",
                null,
                0,
                false,
                false,
                0,
                false,
                "Maya",
                1,
                "https://example.org/stories/storm/" + number,
                null,
                false,
                false,
                null,
                null,
                false);
    }

    private static TimeView at(long minutes) {
        return TimeView.of(Instant.parse("2014-11-03T20:00:00Z").plusSeconds(60 * minutes), ZoneOffset.UTC);
    }
}
