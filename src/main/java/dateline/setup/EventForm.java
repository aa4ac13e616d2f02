package dateline.setup;

import dateline.newsroom.WallClock;
import dateline.site.Checks;
import dateline.story.StoryEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The event a story is about, as its form sends it.
 *
 * @param startsAt as the clocks in the story's zone show it
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

    /** @param standing what stands and was shown in the same zone; null where nothing was */
    StoryEvent event(@Nullable StoryEvent standing, ZoneId zone, Checks checks) {
        Instant stands = standing == null ? null : standing.startsAt();
        return new StoryEvent(name, StoryForm.moment("event.startsAt", startsAt, stands, zone, zone, checks), location);
    }
}
