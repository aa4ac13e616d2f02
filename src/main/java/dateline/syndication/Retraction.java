package dateline.syndication;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item that was taken back.
 *
 * @param id   as the item had it
 * @param word what readers are told; null when nothing is said
 */
public record Retraction(String id, Instant at, @Nullable String word) {}
