package dateline.story;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a story is about where that is one event: schema.org's {@code Event}, which search engines take only with all three.
 *
 * @param name     what it is called
 * @param startsAt when it starts, or did: the event, not its coverage
 * @param location where, in words
 */
@Embeddable
public record StoryEvent(
        @Column(name = "event_name") @Nullable String name,
        @Column(name = "event_starts_at") @Nullable Instant startsAt,
        @Column(name = "event_location") @Nullable String location) {}
