package dateline.story;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * One point of "What we know".
 *
 * @param text        text of the point
 * @param entryNumber number of the entry that supports the point; null for none
 */
@Embeddable
public record SummaryPoint(String text, @Nullable Long entryNumber) {}
