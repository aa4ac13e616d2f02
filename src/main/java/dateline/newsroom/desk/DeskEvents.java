package dateline.newsroom.desk;

import dateline.newsroom.presence.Presences;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Encodes the events of the desks' streams. */
@Component
class DeskEvents {

    /** In bytes. A page fetches what is larger. */
    static final int LARGEST = 200_000;

    private final JsonMapper json;

    DeskEvents(JsonMapper json) {
        this.json = json;
    }

    /** Event {@code presence}: people to add or replace by the id of their page, and the ids of pages that were left. */
    private record Presence(boolean whole, List<Presences.Here> people, Set<String> gone) {}

    DeskState.Event desk(DeskUpdate update) {
        return event("desk", update);
    }

    /** Returns the update's event, or null when it is too large to send. */
    DeskState.@Nullable Event bounded(DeskUpdate update) {
        DeskState.Event event = desk(update);
        return event.size() > LARGEST ? null : event;
    }

    /**
     * Returns the people at a desk.
     *
     * @param before the list before; null for none
     */
    DeskState.People people(List<Presences.Here> here, DeskState.@Nullable People before) {
        List<Presences.Here> old = before == null ? List.of() : before.here();
        if (before != null && old.equals(here)) {
            return before;
        }
        Set<Presences.Here> known = new HashSet<>(old);
        Set<String> clients = here.stream().map(Presences.Here::client).collect(Collectors.toSet());
        return new DeskState.People(
                here,
                old,
                event("presence", new Presence(true, here, Set.of())),
                event(
                        "presence",
                        new Presence(
                                false,
                                here.stream()
                                        .filter(one -> !known.contains(one))
                                        .toList(),
                                old.stream()
                                        .map(Presences.Here::client)
                                        .filter(client -> !clients.contains(client))
                                        .collect(Collectors.toSet()))));
    }

    private DeskState.Event event(String name, Object data) {
        String text = "event:" + name + "\ndata:" + json.writeValueAsString(data) + "\n\n";
        return new DeskState.Event(text.getBytes(StandardCharsets.UTF_8));
    }
}
