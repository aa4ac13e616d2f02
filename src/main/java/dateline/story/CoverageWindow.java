package dateline.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Planned and actual times of a story's coverage, as an editor sets them.
 *
 * @param startsAt planned start, shown to readers until coverage opens; null for no plan
 * @param endsAt   planned end; null for no plan
 * @param openedAt actual start; null means the moment at which coverage is opened
 * @param endedAt  actual end; null means the moment at which coverage is ended
 */
public record CoverageWindow(
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Instant openedAt,
        @Nullable Instant endedAt) {

    /** Window without any times. */
    public static final CoverageWindow UNSAID = new CoverageWindow(null, null, null, null);

    /** Returns a window with a planned start only. */
    public static CoverageWindow from(Instant startsAt) {
        return new CoverageWindow(startsAt, null, null, null);
    }
}
