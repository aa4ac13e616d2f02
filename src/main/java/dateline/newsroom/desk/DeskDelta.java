package dateline.newsroom.desk;

import dateline.newsroom.StoryRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two snapshots of a desk, before it is rendered.
 *
 * @param order   the numbers of the entries on the first page, in order
 * @param changed the rows of the first page that are new or differ
 * @param further rows below the first page that differ; null when that is unknown
 * @param gone    numbers of changed entries that are not in the list
 * @param counts  the number of entries in each list, by the list's word; null when none differs
 * @param bar     whether the bar with the story's status differs
 * @param side    whether the side column differs
 * @param note    whether the note for the team differs
 */
record DeskDelta(
        DeskSnapshots.Snapshot before,
        DeskSnapshots.Snapshot after,
        List<Long> order,
        List<EntryRow> changed,
        @Nullable List<EntryRow> further,
        Set<Long> gone,
        @Nullable Map<String, Long> counts,
        boolean bar,
        boolean side,
        boolean note) {

    static DeskDelta between(DeskSnapshots.Snapshot before, DeskSnapshots.Snapshot after) {
        DeskPages.Desk old = before.desk();
        DeskPages.Desk now = after.desk();
        boolean every = !isSameForRows(old.story(), now.story());
        Map<Long, EntryRow> known = new HashMap<>();
        old.rows().forEach(row -> known.put(row.number(), row));
        DeskSnapshots.Further further = after.further();
        return new DeskDelta(
                before,
                after,
                now.rows().stream().map(EntryRow::number).toList(),
                now.rows().stream()
                        .filter(row -> every || !row.equals(known.get(row.number())))
                        .toList(),
                further == null || every ? null : further.rows(),
                further == null ? Set.of() : further.gone(),
                old.counts().equals(now.counts()) ? null : now.counts(),
                !old.story().equals(now.story()),
                !side(old).equals(side(now)),
                !note(old).equals(note(now)));
    }

    /** Whether rows that show the same entry look the same with both stories. */
    private static boolean isSameForRows(StoryRow old, StoryRow now) {
        return old.slug().equals(now.slug())
                && old.language().equals(now.language())
                && old.isPublic() == now.isPublic();
    }

    private static List<Object> side(DeskPages.Desk desk) {
        return List.of(
                desk.story().slug(),
                desk.story().status(),
                desk.story().language(),
                desk.submitted(),
                desk.scheduled(),
                desk.drafts(),
                List.of("submitted", "scheduled", "drafts").stream()
                        .map(list -> desk.counts().getOrDefault(list, 0L))
                        .toList(),
                desk.summary(),
                note(desk));
    }

    private static List<DeskPages.Note> note(DeskPages.Desk desk) {
        return desk.note() == null ? List.of() : List.of(desk.note());
    }
}
