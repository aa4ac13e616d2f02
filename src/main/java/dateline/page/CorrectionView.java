package dateline.page;

import dateline.entry.Correction;
import dateline.site.Words;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A correction under its entry.
 *
 * @param number  its address under the entry, for good
 * @param changed when its text was changed last; null when it never was
 */
public record CorrectionView(
        int number, String text, TimeView time, @Nullable TimeView changed) {

    /** The only correction of its entry, as it was first made. */
    public CorrectionView(String text, TimeView time) {
        this(1, text, time, null);
    }

    public static CorrectionView of(Correction made, ZoneId zone, Words words) {
        return new CorrectionView(
                made.number(),
                made.text(),
                TimeView.of(made.correctedAt(), zone, words),
                made.changedAt() == null ? null : TimeView.of(made.changedAt(), zone, words));
    }

    /** When it was made or changed last. */
    public TimeView latest() {
        return changed == null ? time : changed;
    }
}
