package dateline.newsroom.desk;

import dateline.newsroom.presence.Presences;
import dateline.newsroom.presence.PresentPages;
import dateline.platform.error.DatabaseTrouble;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Reads what open desks show, once for each audience and change, and renders what differs. At most
 * {@value #MOST_AUDIENCES} audiences of a story are read; the pages of further ones fetch their desk.
 */
@Component
class DeskStates {

    private static final Logger LOG = LoggerFactory.getLogger(DeskStates.class);
    private static final int MOST_AUDIENCES = 20;

    private final Presences presences;
    private final DeskSnapshots snapshots;
    private final DeskUpdates updates;
    private final DeskEvents events;
    private final PresentPages pages;

    DeskStates(
            Presences presences, PresentPages pages, DeskSnapshots snapshots, DeskUpdates updates, DeskEvents events) {
        this.presences = presences;
        this.pages = pages;
        this.snapshots = snapshots;
        this.updates = updates;
        this.events = events;
    }

    /** Reads the states of these audiences. Those of a story that has not changed are returned as they were. */
    Map<DeskAudience, DeskState> read(Set<DeskAudience> audiences, Map<DeskAudience, DeskState> before) {
        pages.record();
        Map<Long, List<DeskAudience>> stories = audiences.stream()
                .sorted(DeskAudience.LARGEST_FIRST)
                .collect(Collectors.groupingBy(DeskAudience::storyId));
        Map<DeskAudience, DeskState> states = new HashMap<>();
        presences.desks(stories.keySet()).forEach((story, desk) -> {
            List<DeskAudience> here = Objects.requireNonNull(stories.get(story));
            DeskState.People people = people(story, desk, before);
            for (int i = 0; i < here.size(); i++) {
                DeskAudience audience = here.get(i);
                states.put(audience, next(audience, desk.state(), people, before.get(audience), i < MOST_AUDIENCES));
            }
        });
        return states;
    }

    /** All audiences of a story share the list of people. */
    private DeskState.People people(long story, Presences.Desk desk, Map<DeskAudience, DeskState> before) {
        return events.people(
                desk.people(),
                before.entrySet().stream()
                        .filter(state -> state.getKey().storyId() == story)
                        .map(state -> state.getValue().people())
                        .findFirst()
                        .orElse(null));
    }

    private DeskState next(
            DeskAudience audience, String state, DeskState.People people, @Nullable DeskState before, boolean isRead) {
        if (before != null && before.state().equals(state)) {
            return before.people().equals(people) ? before : before.with(people);
        }
        try {
            return isRead ? read(audience, before, people) : bare(state, null, people);
        } catch (RuntimeException e) {
            if (DatabaseTrouble.isOutage(e)) {
                throw e;
            }
            LOG.warn("Could not read an open desk of story {}; its pages fetch it themselves", audience.storyId(), e);
            return bare(state, null, people);
        }
    }

    private DeskState read(DeskAudience audience, @Nullable DeskState before, DeskState.People people) {
        LocaleContextHolder.setLocale(audience.language());
        try {
            DeskSnapshots.Snapshot old = before == null ? null : before.snapshot();
            DeskSnapshots.Snapshot now = snapshots.read(audience, old);
            if (before == null || old == null) {
                return bare(now.state(), now, people);
            }
            DeskUpdate update = updates.render(DeskDelta.between(old, now), audience);
            DeskState.Event event = events.bounded(update);
            return event == null
                    ? bare(now.state(), now, people)
                    : before.with(people)
                            .updated(
                                    new DeskState.Update(old.state(), now.state(), event),
                                    now,
                                    events.desk(DeskUpdate.bare(now.state())));
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private DeskState bare(String state, DeskSnapshots.@Nullable Snapshot snapshot, DeskState.People people) {
        return DeskState.bare(state, snapshot, events.desk(DeskUpdate.bare(state)), people);
    }
}
