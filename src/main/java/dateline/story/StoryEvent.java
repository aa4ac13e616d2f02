package dateline.story;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Event that a story is about: schema.org's {@code Event}. Search engines accept it only with all three values.
 *
 * @param name     name of the event
 * @param startsAt start of the event itself, not of its coverage
 * @param location place of the event, as text
 */
@Embeddable
public record StoryEvent(
        @Column(name = "event_name") @Nullable String name,
        @Column(name = "event_starts_at") @Nullable Instant startsAt,
        @Column(name = "event_location") @Nullable String location) {}
