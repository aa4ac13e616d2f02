package dateline.newsroom.desk;

import dateline.account.SignedIn;
import dateline.entry.list.EntryList;
import dateline.newsroom.presence.Presences;
import dateline.platform.error.NotFound;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.change.Change;
import dateline.story.change.ChangeLog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads desks together with the state that they show. All is read from one snapshot of the database, so a desk shows
 * all changes up to its state and none after it.
 */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class DeskSnapshots {

    /** The most entries below the first page whose changes are read. */
    private static final int MOST_FURTHER = 40;

    private final Stories stories;
    private final ChangeLog log;
    private final DeskPages desks;
    private final DeskRows rows;
    private final Presences presences;

    DeskSnapshots(Stories stories, ChangeLog log, DeskPages desks, DeskRows rows, Presences presences) {
        this.stories = stories;
        this.log = log;
        this.desks = desks;
        this.rows = rows;
        this.presences = presences;
    }

    /**
     * A desk and the state that it shows.
     *
     * @param state   as {@link Presences#state} returns it
     * @param further what became of entries below the first page since an earlier snapshot; null when that is unknown
     */
    record Snapshot(
            String state, DeskPages.Desk desk, @Nullable Further further) {}

    /**
     * Changed entries that are not on the first page of the list.
     *
     * @param rows those that are further down
     * @param gone numbers of those that are not in the list
     */
    record Further(List<EntryRow> rows, Set<Long> gone) {}

    /** Reads the attributes {@code desk}, {@code rows} and {@code state} of the desk's page, as the account sees it. */
    public Map<String, Object> attributes(Story story, DeskQuery query, SignedIn by) {
        Snapshot snapshot = read(story, query, by);
        DeskAudience audience = DeskAudience.of(story.id(), LocaleContextHolder.getLocale(), by, query);
        return Map.of("desk", snapshot.desk(), "rows", rows.of(snapshot.desk(), audience), "state", snapshot.state());
    }

    private Snapshot read(Story story, DeskQuery query, SignedIn by) {
        return new Snapshot(presences.state(story.id()), desks.desk(story.id(), query, by), null);
    }

    /**
     * Reads the desk as the audience sees it.
     *
     * @param before the snapshot since which entries further down may have changed; null for none
     */
    Snapshot read(DeskAudience audience, @Nullable Snapshot before) {
        Story story = stories.findById(audience.storyId()).orElseThrow(() -> new NotFound("story", audience.storyId()));
        Snapshot now = read(story, audience.query(), audience.by());
        Further further = before == null ? null : further(story, audience, before, now.desk());
        return new Snapshot(now.state(), now.desk(), further);
    }

    /** The log has what happened to published entries only, so of other lists it is unknown. */
    private @Nullable Further further(Story story, DeskAudience audience, Snapshot before, DeskPages.Desk now) {
        EntryList list = audience.query().shown();
        List<Change> changes = log.after(story.id(), before.desk().seq(), MOST_FURTHER + 1);
        if (list != EntryList.TIMELINE && list != EntryList.PUBLISHED || changes.size() > MOST_FURTHER) {
            return null;
        }
        Set<Long> first = now.rows().stream().map(EntryRow::number).collect(Collectors.toSet());
        Set<Long> changed = changes.stream()
                .flatMap(change -> Stream.ofNullable(change.entryNumber()))
                .filter(number -> !first.contains(number))
                .collect(Collectors.toSet());
        List<EntryRow> rows =
                changed.isEmpty() ? List.of() : desks.among(story, audience.query(), audience.by(), changed);
        rows.forEach(row -> changed.remove(row.number()));
        return new Further(rows, changed);
    }
}
