package dateline.entry.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Times of an entry in feeds.
 *
 * @param published displayed time at publication; it stays when the displayed time is changed later
 * @param revised   when the entry was last corrected, marked as updated, or restored; null when never
 */
public record Timing(Instant published, @Nullable Instant revised) {

    /** Returns the later of the two times. */
    public Instant latest() {
        return revised == null || revised.isBefore(published) ? published : revised;
    }
}
