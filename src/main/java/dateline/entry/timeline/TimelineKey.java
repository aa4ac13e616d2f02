package dateline.entry.timeline;

import java.time.Instant;

/** Position in a story's timeline. Entries are ordered by time, then by number. */
public record TimelineKey(Instant publishedAt, long number) implements Comparable<TimelineKey> {

    @Override
    public int compareTo(TimelineKey other) {
        int byTime = publishedAt.compareTo(other.publishedAt);
        return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
}
