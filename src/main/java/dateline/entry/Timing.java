package dateline.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an entry came out and was changed, as subscribers are told.
 *
 * @param published the time it was headed with when it came out: it stays, whatever becomes of the heading
 * @param revised   when it was last corrected, marked as updated, or brought back; null when never
 */
public record Timing(Instant published, @Nullable Instant revised) {

    /** The later of the two. */
    public Instant latest() {
        return revised == null || revised.isBefore(published) ? published : revised;
    }
}
