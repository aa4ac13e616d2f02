package dateline.syndication.format;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often a feed is worth polling, computed from the times of its items, so that every node gets the same result.
 *
 * @param seconds the typical time between two changes: the median of the latest gaps
 */
public record UpdateInterval(long seconds) {

    /** For feeds to which nothing is added any more. */
    public static final UpdateInterval SETTLED =
            new UpdateInterval(Duration.ofHours(4).toSeconds());

    private static final int LATEST = 12;

    static UpdateInterval of(List<FeedItem> items) {
        List<Instant> moments = items.stream()
                .filter(item -> item.retraction() == null)
                .map(FeedItem::updated)
                .sorted(Comparator.reverseOrder())
                .limit(LATEST)
                .toList();
        List<Long> gaps = IntStream.range(1, moments.size())
                .mapToObj(i ->
                        Duration.between(moments.get(i), moments.get(i - 1)).toSeconds())
                .sorted()
                .toList();
        return new UpdateInterval(
                gaps.isEmpty()
                        ? 60
                        : Math.clamp(
                                gaps.get(gaps.size() / 2),
                                1,
                                Duration.ofHours(1).toSeconds()));
    }

    /**
     * Returns the {@code ttl} of RSS in minutes. Many readers poll no more often than this, so for a live feed it is a
     * quarter of the typical time between changes, at most 15 minutes.
     */
    public long minutes() {
        return isSettled() ? seconds / 60 : Math.clamp(seconds / 240, 1, 15);
    }

    /** Returns the {@code updatePeriod} of the syndication module. */
    String period() {
        return isSettled() ? "daily" : "hourly";
    }

    /** Returns the {@code updateFrequency}: the number of changes in a period. */
    long frequency() {
        return Math.clamp((isSettled() ? 86_400 : 3600) / seconds, 1, 60);
    }

    private boolean isSettled() {
        return seconds > 3600;
    }

    /**
     * Returns the {@code Cache-Control} of the feed. Subscribers need not poll for {@code max-age}. Shared caches
     * revalidate much sooner, so that a retraction reaches them as quickly as with pages.
     */
    public String cacheControl() {
        return isSettled()
                ? "public, max-age=3600, s-maxage=5, stale-while-revalidate=2, stale-if-error=2"
                : "public, max-age=" + Math.clamp(seconds / 4, 15, 60)
                        + ", s-maxage=3, stale-while-revalidate=4, stale-if-error=4";
    }
}
