package dateline.publishing.view;

import dateline.entry.Correction;
import dateline.platform.language.Words;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A correction, as shown below its entry.
 *
 * @param number  its permanent number within the entry
 * @param changed when its text was last changed; null when it never was
 */
public record CorrectionView(
        int number, String text, TimeView time, @Nullable TimeView changed) {

    /** The first correction of an entry, unchanged. */
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

    /** When it was made or last changed. */
    public TimeView latest() {
        return changed == null ? time : changed;
    }
}
