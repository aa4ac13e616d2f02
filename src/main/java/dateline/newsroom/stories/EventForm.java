package dateline.newsroom.stories;

import dateline.newsroom.form.WallClock;
import dateline.platform.error.Checks;
import dateline.story.StoryEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The event a story is about, as the form submits it.
 *
 * @param startsAt the local time in the story's zone
 */
record EventForm(
        @Nullable String name,
        @Nullable String startsAt,
        @Nullable String location) {

    static EventForm of(StoryEvent event, ZoneId zone) {
        return new EventForm(event.name(), WallClock.shown(event.startsAt(), zone), event.location());
    }

    boolean isBlank() {
        return Stream.of(name, startsAt, location).filter(Objects::nonNull).allMatch(String::isBlank);
    }

    /** @param standing the saved event, shown in the same zone; null when there is none */
    StoryEvent event(@Nullable StoryEvent standing, ZoneId zone, Checks checks) {
        Instant stands = standing == null ? null : standing.startsAt();
        return new StoryEvent(name, StoryForm.moment("event.startsAt", startsAt, stands, zone, zone, checks), location);
    }
}
