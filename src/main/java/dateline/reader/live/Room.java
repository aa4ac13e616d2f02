package dateline.reader.live;

import dateline.http.Bytes;
import dateline.http.sse.Broadcast;
import dateline.http.sse.EventStream;
import dateline.publishing.edition.Edition;
import dateline.story.change.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.json.JsonMapper;

/** The readers who follow one story on this node, each by an event stream. Thread-safe. */
final class Room {

    private static final String RESET = "event: reset\ndata: {\"kind\":\"reset\"}\n\n";
    // The least time before a client reconnects; the most is twice as long.
    private static final int RETRY_MS = 2000;

    private final JsonMapper json;
    private final Broadcast readers;
    private volatile Told told;
    private volatile long lastUsed = System.nanoTime();

    Room(Edition edition, JsonMapper json) {
        this.json = json;
        this.told = new Told(edition);
        this.readers = new Broadcast(edition.seq());
    }

    Edition edition() {
        return told.edition;
    }

    /** Sends everyone the changes up to this edition. */
    synchronized void move(Edition now) {
        Edition before = told.edition;
        if (now.seq() <= before.seq()) {
            return;
        }
        told = new Told(now);
        Optional<List<Change>> changes = now.after(before.seq());
        if (changes.isEmpty()) {
            readers.publish(now.seq(), reset(now.seq()));
            return;
        }
        for (Change change : changes.get()) {
            boolean last = change.seq() == now.seq();
            readers.publish(change.seq(), encoded(LiveEvent.of(change, now, last ? changed(before, now) : Map.of())));
        }
    }

    /**
     * Adds a reader.
     *
     * @param after the last change the client has; empty when the value it sent is invalid
     */
    void enter(EventStream eventStream, OptionalLong after) {
        use();
        Bytes preamble = Bytes.of("retry: " + ThreadLocalRandom.current().nextInt(RETRY_MS, 2 * RETRY_MS) + "\n\n");
        readers.join(eventStream, after.orElse(Long.MIN_VALUE), position -> {
            List<Bytes> pieces = new ArrayList<>(List.of(preamble));
            pieces.addAll(after.isEmpty() ? List.of(reset(position)) : told.missed(after.getAsLong(), position));
            return pieces;
        });
    }

    int size() {
        return readers.size();
    }

    Room use() {
        lastUsed = System.nanoTime();
        return this;
    }

    boolean isIdle(long nanos) {
        return readers.size() == 0 && System.nanoTime() - lastUsed > nanos;
    }

    /** Ends every stream. Each client gets a random time to reconnect, so that they do not all come at once. */
    void close() {
        readers.end(() -> Bytes.of("retry: " + ThreadLocalRandom.current().nextInt(500, 5000) + "\n\n"));
    }

    /** Ends every stream and makes clients reload the page, which says that the story was withdrawn. */
    synchronized void withdraw() {
        readers.end(() -> Bytes.of("event: withdrawn\ndata: {\"kind\":\"withdrawn\"}\n\n"));
    }

    private static Bytes reset(long position) {
        return Bytes.of("id: " + position + "\n" + RESET);
    }

    private Bytes encoded(LiveEvent event) {
        return Bytes.of("id: " + event.seq() + "\nevent: " + event.kind() + "\ndata: " + json.writeValueAsString(event)
                + "\n\n");
    }

    private static Map<String, String> changed(Edition before, Edition now) {
        Map<String, String> changed = new HashMap<>(now.regions());
        changed.entrySet()
                .removeIf(region -> region.getValue().equals(before.regions().get(region.getKey())));
        return changed;
    }

    /**
     * What has been sent so far, as of one edition. Each change is encoded once, wherever the clients that missed it
     * continue.
     */
    private final class Told {

        private final Edition edition;
        private final Backlog backlog = new Backlog(this::encode);

        private Told(Edition edition) {
            this.edition = edition;
        }

        /** The events after {@code after} up to {@code position}. The client gets later events from the broadcast. */
        private List<Bytes> missed(long after, long position) {
            if (after >= position) {
                return List.of();
            }
            Optional<List<Change>> changes = edition.after(after);
            if (changes.isEmpty()) {
                return List.of(reset(position));
            }
            return backlog.of(
                    changes.get().subList(0, (int) Math.min(changes.get().size(), position - after)));
        }

        private Bytes encode(Change change) {
            return encoded(LiveEvent.of(change, edition, change.seq() == edition.seq() ? edition.regions() : Map.of()));
        }
    }
}
