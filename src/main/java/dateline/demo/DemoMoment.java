package dateline.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A moment relative to the day the demo is loaded, so that the demo always looks recent.
 *
 * @param ago     the time before loading; negative for the future
 * @param daysAgo the number of days before loading, at the local time {@code at} in the story's zone
 */
record DemoMoment(
        @Nullable Duration ago,
        @Nullable Integer daysAgo,
        @Nullable String at) {

    Instant from(Instant now, ZoneId zone) {
        if (ago != null) {
            return now.minus(ago);
        }
        if (daysAgo == null || at == null) {
            throw new IllegalStateException("A moment of the demo says neither how long ago nor when.");
        }
        return now.atZone(zone)
                .toLocalDate()
                .minusDays(daysAgo)
                .atTime(LocalTime.parse(at))
                .atZone(zone)
                .toInstant();
    }
}
