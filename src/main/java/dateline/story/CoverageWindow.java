package dateline.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a story is covered, as far as an editor says so.
 *
 * @param startsAt when coverage is planned to start, told to readers until it does; null for no plan
 * @param endsAt   when it is planned to end; null for no plan
 * @param openedAt when it did open; null leaves that to the moment at which it is opened
 * @param endedAt  when it did end; null leaves that to the moment at which it is ended
 */
public record CoverageWindow(
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Instant openedAt,
        @Nullable Instant endedAt) {

    /** Nothing is said of it. */
    public static final CoverageWindow UNSAID = new CoverageWindow(null, null, null, null);

    /** Coverage that is planned to start then. */
    public static CoverageWindow from(Instant startsAt) {
        return new CoverageWindow(startsAt, null, null, null);
    }
}
