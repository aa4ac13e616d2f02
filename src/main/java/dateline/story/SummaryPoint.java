package dateline.story;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * One line of "What we know".
 *
 * @param text        the line
 * @param entryNumber the entry it rests on; null when it rests on none
 */
@Embeddable
public record SummaryPoint(String text, @Nullable Long entryNumber) {}
