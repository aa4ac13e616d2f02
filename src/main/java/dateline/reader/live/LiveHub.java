package dateline.reader.live;

import dateline.publishing.edition.Edition;
import dateline.publishing.edition.EditionChanged;
import dateline.publishing.edition.EditionWithdrawn;
import dateline.publishing.edition.Editions;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rooms in which readers follow stories: one {@link Room} for each story with open event streams on this node.
 * Thread-safe.
 */
@Component
class LiveHub {

    // How long a room without readers stays open.
    private static final long IDLE = TimeUnit.MINUTES.toNanos(10);

    private final Editions editions;
    private final JsonMapper json;
    private final Map<Long, Room> rooms = new ConcurrentHashMap<>();

    LiveHub(Editions editions, JsonMapper json, MeterRegistry figures) {
        this.editions = editions;
        this.json = json;
        figures.gauge("dateline.readers", this, LiveHub::readers);
    }

    /** The story's room if it is open. Never blocks. */
    Optional<Room> room(long storyId) {
        return Optional.ofNullable(rooms.computeIfPresent(storyId, (id, room) -> room.use()));
    }

    /** Returns the story's room, opening it if need be. Closes idle rooms. */
    Room open(Edition edition) {
        sweep();
        Room room = rooms.compute(edition.id(), (id, open) -> open == null ? new Room(edition, json) : open.use());
        editions.hold(edition);
        // Changes between building the edition and opening the room were announced to no room here.
        editions.ready(edition.story().slug()).ifPresent(room::move);
        return room;
    }

    /** Runs first of all listeners: open pages get the change before any page is rendered again. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void changed(EditionChanged event) {
        Room room = rooms.get(event.now().id());
        if (room != null) {
            room.move(event.now());
        }
    }

    @EventListener
    void withdrawn(EditionWithdrawn event) {
        Room room = rooms.remove(event.storyId());
        if (room != null) {
            room.withdraw();
        }
    }

    /** The number of open event streams on this node. */
    int readers() {
        return rooms.values().stream().mapToInt(Room::size).sum();
    }

    /** Ends all streams when the server stops. */
    void close() {
        rooms.values().forEach(Room::close);
        // After a restart of the server, readers get new rooms.
        rooms.keySet().forEach(editions::letGo);
        rooms.clear();
    }

    private void sweep() {
        rooms.keySet()
                .forEach(storyId -> rooms.computeIfPresent(storyId, (id, room) -> {
                    if (!room.isIdle(IDLE)) {
                        return room;
                    }
                    editions.letGo(id);
                    return null;
                }));
    }
}
