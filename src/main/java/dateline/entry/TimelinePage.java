package dateline.entry;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of a story's timeline.
 *
 * @param number its address; null for the newest stretch, which is the story's own page
 * @param before the upper bound, exclusive; null at the newest end
 * @param from   the lower bound, inclusive; null at the start of coverage
 */
public record TimelinePage(
        @Nullable Long number,
        @Nullable TimelineKey before,
        @Nullable TimelineKey from) {

    public boolean holds(TimelineKey key) {
        return (before == null || key.compareTo(before) < 0) && (from == null || key.compareTo(from) >= 0);
    }
}
