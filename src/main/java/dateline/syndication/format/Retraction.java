package dateline.syndication.format;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tombstone of a retracted item.
 *
 * @param id     the item's id
 * @param reason the reason given to readers; null when none is given
 */
public record Retraction(String id, Instant at, @Nullable String reason) {}
