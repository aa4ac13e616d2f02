package dateline.entry;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/** What was wrong and what is right, said to readers and never softened. */
@Embeddable
public record Correction(String text, Instant correctedAt, long correctedBy) {
}
