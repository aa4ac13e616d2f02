package dateline.entry.timeline;

import org.jspecify.annotations.Nullable;

/**
 * Page of a story's timeline.
 *
 * @param number number in the page's address; null for the newest page, which is the story's own page
 * @param before upper bound, exclusive; null for the newest page
 * @param from   lower bound, inclusive; null for the oldest page
 */
public record TimelinePage(
        @Nullable Long number,
        @Nullable TimelineKey before,
        @Nullable TimelineKey from) {

    public boolean holds(TimelineKey key) {
        return (before == null || key.compareTo(before) < 0) && (from == null || key.compareTo(from) >= 0);
    }
}
