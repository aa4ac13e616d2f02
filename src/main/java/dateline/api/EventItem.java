package dateline.api;

import dateline.story.StoryEvent;
import org.jspecify.annotations.Nullable;

/**
 * The event that a story is about; all three or none.
 *
 * @param startsAt when it starts, or did, as RFC 3339 writes it
 */
record EventItem(@Nullable String name, @Nullable String startsAt, @Nullable String location) {

    static EventItem of(StoryEvent event) {
        return new EventItem(event.name(), event.startsAt() == null ? null : event.startsAt().toString(), event.location());
    }

    StoryEvent event() {
        return new StoryEvent(name, RequestTime.of("event.startsAt", startsAt), location);
    }
}
