package dateline.entry;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Correction of an entry, as readers see it: what was wrong and what is right.
 *
 * @param number      number of the correction within its entry, never reused: 1 for the first; 0 until it is added to
 *                    an entry
 * @param changedAt   when the text was last changed; null when it never was
 * @param withdrawnAt when the correction was withdrawn from readers; null while readers see it
 */
@Embeddable
public record Correction(
        @Column(insertable = false, updatable = false) int number,
        String text,
        Instant correctedAt,
        long correctedBy,
        @Nullable Instant changedAt,
        @Nullable Instant withdrawnAt) {

    Correction(String text, Instant correctedAt, long correctedBy) {
        this(0, text, correctedAt, correctedBy, null, null);
    }

    Correction numbered(int number) {
        return new Correction(number, text, correctedAt, correctedBy, changedAt, withdrawnAt);
    }

    Correction saying(String better, Instant now) {
        return new Correction(number, better, correctedAt, correctedBy, now, withdrawnAt);
    }

    Correction withdrawn(@Nullable Instant at) {
        return new Correction(number, text, correctedAt, correctedBy, changedAt, at);
    }

    /** Whether readers see the correction, given that they see its entry. */
    public boolean isStanding() {
        return withdrawnAt == null;
    }
}
