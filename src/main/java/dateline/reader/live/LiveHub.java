package dateline.reader.live;

import dateline.publishing.edition.Edition;
import dateline.publishing.edition.EditionChanged;
import dateline.publishing.edition.Editions;
import dateline.publishing.edition.OpenPages;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rooms in which readers follow stories: one {@link Room} for each story with open event streams on this node.
 * Thread-safe.
 */
@Component
class LiveHub implements OpenPages {

    // How long a room without readers stays open, and how often idle rooms are looked for.
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final Editions editions;
    private final JsonMapper json;
    private final Map<Long, Room> rooms = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService sweeping;

    LiveHub(Editions editions, JsonMapper json, MeterRegistry figures) {
        this.editions = editions;
        this.json = json;
        figures.gauge("dateline.readers", this, LiveHub::readers);
    }

    /** Starts closing idle rooms, whether or not a reader comes. */
    synchronized void begin() {
        if (sweeping == null) {
            sweeping = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("live-sweep").factory());
            sweeping.scheduleWithFixedDelay(
                    () -> sweep(IDLE), BETWEEN.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The story's room if it is open. Never blocks. */
    Optional<Room> room(long storyId) {
        return Optional.ofNullable(rooms.computeIfPresent(storyId, (id, room) -> room.use()));
    }

    /** Returns the story's room, opening it if need be. */
    Room open(Edition edition) {
        Room room = rooms.compute(edition.id(), (id, open) -> open == null ? new Room(edition, json) : open.use());
        editions.hold(edition);
        // Changes between building the edition and opening the room were announced to no room here.
        editions.ready(edition.story().slug()).ifPresent(room::move);
        return room;
    }

    @Override
    public void changed(EditionChanged event) {
        Room room = rooms.get(event.now().id());
        if (room != null) {
            room.move(event.now());
        }
    }

    @Override
    public void withdrawn(long storyId) {
        Room room = rooms.remove(storyId);
        if (room != null) {
            room.withdraw();
        }
    }

    /** The number of open event streams on this node. */
    int readers() {
        return rooms.values().stream().mapToInt(Room::size).sum();
    }

    /** Ends all streams when the server stops. */
    synchronized void close() {
        if (sweeping != null) {
            sweeping.shutdownNow();
            sweeping = null;
        }
        rooms.values().forEach(Room::close);
        // After a restart of the server, readers get new rooms.
        rooms.keySet().forEach(editions::letGo);
        rooms.clear();
    }

    /** Closes rooms that had no reader for this long, so that their editions may leave the memory. */
    void sweep(Duration idle) {
        rooms.keySet()
                .forEach(storyId -> rooms.computeIfPresent(storyId, (id, room) -> {
                    if (!room.isIdle(idle.toNanos())) {
                        return room;
                    }
                    editions.letGo(id);
                    return null;
                }));
    }
}
