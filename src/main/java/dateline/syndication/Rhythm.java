package dateline.syndication;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often a feed is worth asking for, told from when its items came and changed: from nothing that differs between two nodes.
 *
 * @param seconds between two changes, as a rule
 */
public record Rhythm(long seconds) {

    /** Of what has come to its end. */
    public static final Rhythm SETTLED = new Rhythm(Duration.ofHours(4).toSeconds());

    private static final int LATEST = 12;

    static Rhythm of(List<FeedItem> items) {
        List<Instant> moments = items.stream()
                .filter(item -> item.gone() == null)
                .map(FeedItem::updated)
                .sorted(Comparator.reverseOrder())
                .limit(LATEST)
                .toList();
        List<Long> gaps = IntStream.range(1, moments.size())
                .mapToObj(i ->
                        Duration.between(moments.get(i), moments.get(i - 1)).toSeconds())
                .sorted()
                .toList();
        return new Rhythm(
                gaps.isEmpty()
                        ? 60
                        : Math.clamp(
                                gaps.get(gaps.size() / 2),
                                1,
                                Duration.ofHours(1).toSeconds()));
    }

    /** The {@code ttl} of RSS, in minutes. Many readers ask no more often: it is a part of the usual pause, not all of it. */
    public long minutes() {
        return isSettled() ? seconds / 60 : Math.clamp(seconds / 240, 1, 15);
    }

    /** The {@code updatePeriod} of the syndication module. */
    String period() {
        return isSettled() ? "daily" : "hourly";
    }

    /** How many times in a period. */
    long frequency() {
        return Math.clamp((isSettled() ? 86_400 : 3600) / seconds, 1, 60);
    }

    private boolean isSettled() {
        return seconds > 3600;
    }

    /** For how long a subscriber need not ask again. A shared cache asks much sooner: it takes a retraction up as soon as pages do. */
    public String cacheControl() {
        return isSettled()
                ? "public, max-age=3600, s-maxage=5, stale-while-revalidate=2, stale-if-error=2"
                : "public, max-age=" + Math.clamp(seconds / 4, 15, 60)
                        + ", s-maxage=3, stale-while-revalidate=4, stale-if-error=4";
    }
}
