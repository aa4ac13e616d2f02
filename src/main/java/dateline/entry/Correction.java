package dateline.entry;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was wrong and what is right, said to readers and never softened.
 *
 * @param number      its address under its entry, for good: 1 for the first; 0 until the database has numbered it
 * @param changedAt   when its text was changed last; null when it never was
 * @param withdrawnAt when it was taken from readers; null while they see it
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

    Correction numbered(int place) {
        return new Correction(place, text, correctedAt, correctedBy, changedAt, withdrawnAt);
    }

    Correction saying(String better, Instant now) {
        return new Correction(number, better, correctedAt, correctedBy, now, withdrawnAt);
    }

    Correction withdrawn(@Nullable Instant at) {
        return new Correction(number, text, correctedAt, correctedBy, changedAt, at);
    }

    /** Whether readers see it, given that they see its entry. */
    public boolean isStanding() {
        return withdrawnAt == null;
    }
}
