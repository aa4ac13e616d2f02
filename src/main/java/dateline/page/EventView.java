package dateline.page;

import dateline.site.Words;
import dateline.story.StoryEvent;
import java.time.ZoneId;
import java.util.Objects;

/** The event a story is about, said to machines alone. */
public record EventView(String name, TimeView starts, String location) {

    static EventView of(StoryEvent event, ZoneId zone, Words words) {
        return new EventView(Objects.requireNonNull(event.name()), TimeView.of(Objects.requireNonNull(event.startsAt()), zone, words),
            Objects.requireNonNull(event.location()));
    }
}
