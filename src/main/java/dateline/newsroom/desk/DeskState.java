package dateline.newsroom.desk;

import dateline.newsroom.presence.Presences;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What the streams of one audience send. Each event is encoded once, and all streams send the same bytes. */
final class DeskState {

    /** The most updates that are kept for pages that are behind, and their most bytes together. */
    private static final int MOST_RECENT = 10;

    private static final int MOST_BYTES = 500_000;

    private final String state;
    private final DeskSnapshots.@Nullable Snapshot snapshot;
    private final Event bare;
    private final List<Update> recent;
    private final People people;

    private DeskState(
            String state, DeskSnapshots.@Nullable Snapshot snapshot, Event bare, List<Update> recent, People people) {
        this.state = state;
        this.snapshot = snapshot;
        this.bare = bare;
        this.recent = recent;
        this.people = people;
    }

    /** A state whose updates are not known: pages that show another one fetch the desk. */
    static DeskState bare(String state, DeskSnapshots.@Nullable Snapshot snapshot, Event bare, People people) {
        return new DeskState(state, snapshot, bare, List.of(), people);
    }

    /** Returns the state to which an update leads. The latest updates are kept for pages that are behind. */
    DeskState updated(Update update, DeskSnapshots.Snapshot to, Event toBare) {
        List<Update> kept = new ArrayList<>(recent);
        kept.add(update);
        while (kept.size() > MOST_RECENT
                || kept.stream().mapToInt(one -> one.event().size()).sum() > MOST_BYTES) {
            kept.removeFirst();
        }
        return new DeskState(to.state(), to, toBare, List.copyOf(kept), people);
    }

    DeskState with(People others) {
        return new DeskState(state, snapshot, bare, recent, others);
    }

    String state() {
        return state;
    }

    /** The desk in this state; null when it was not read. */
    DeskSnapshots.@Nullable Snapshot snapshot() {
        return snapshot;
    }

    People people() {
        return people;
    }

    /**
     * Sends what a page lacks.
     *
     * @param before the state that was sent last; null at first
     * @param shown  the state that the page shows at first
     */
    void send(SseEmitter line, @Nullable DeskState before, String shown) throws IOException {
        if (before == null || !before.state.equals(state)) {
            List<Update> missed = since(before == null ? shown : before.state);
            for (Update update : missed) {
                update.event().send(line);
            }
            if (missed.isEmpty()) {
                bare.send(line);
            }
        }
        if (before == null) {
            people.whole().send(line);
        } else if (!before.people.equals(people)) {
            (before.people.here().equals(people.before()) ? people.change() : people.whole()).send(line);
        }
    }

    /** Returns the updates that lead from a state to the latest one; none when they are not known any more. */
    List<Update> since(String shown) {
        if (shown.equals(state)) {
            return List.of();
        }
        for (int i = 0; i < recent.size(); i++) {
            if (recent.get(i).from().equals(shown)) {
                return recent.subList(i, recent.size());
            }
        }
        for (int i = 0; i < recent.size(); i++) {
            if (recent.get(i).follows(shown)) {
                return recent.subList(i, recent.size());
            }
        }
        return List.of();
    }

    /** The bytes of one event of a stream. */
    static final class Event {

        private final byte[] bytes;

        Event(byte[] bytes) {
            this.bytes = bytes;
        }

        int size() {
            return bytes.length;
        }

        private void send(SseEmitter line) throws IOException {
            line.send(Set.of(new DataWithMediaType(bytes, MediaType.APPLICATION_OCTET_STREAM)));
        }
    }

    /** An event and the states between which it leads. */
    record Update(String from, String to, Event event) {

        /**
         * Whether the update takes a page to its later state that shows one between the two. A state begins with the
         * number of the story's latest change.
         */
        boolean follows(String state) {
            return seq(from) < seq(state) && seq(state) <= seq(to);
        }

        private static long seq(String state) {
            return state.matches("\\d{1,18}-.*") ? Long.parseLong(state.substring(0, state.indexOf('-'))) : -1;
        }
    }

    /** The people at a story's desk, on any node. */
    static final class People {

        private final List<Presences.Here> here;
        private final List<Presences.Here> before;
        private final Event whole;
        private final Event change;

        /**
         * Creates the list.
         *
         * @param before the list before the latest change
         * @param whole  lists all
         * @param change says who came, moved or left
         */
        People(List<Presences.Here> here, List<Presences.Here> before, Event whole, Event change) {
            this.here = here;
            this.before = before;
            this.whole = whole;
            this.change = change;
        }

        List<Presences.Here> here() {
            return here;
        }

        private List<Presences.Here> before() {
            return before;
        }

        private Event whole() {
            return whole;
        }

        private Event change() {
            return change;
        }
    }
}
