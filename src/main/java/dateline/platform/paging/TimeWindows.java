package dateline.platform.paging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches a list that is ordered by time, newest first, in windows of time. Each window is 16 times as long as the one
 * before it, until enough is found. A search for something frequent therefore reads only what is near its beginning, and
 * one for something rare ends after few windows, each of which costs a look-up of all its words. How often it occurs, and when, need not be known.
 */
public final class TimeWindows {

    private static final int GROWTH = 16;
    private static final Duration SHORTEST = Duration.ofDays(1);

    private TimeWindows() {}

    /** Query for the rows in one window, newest first. */
    public interface Query<T> {

        /**
         * Returns the first rows in the window.
         *
         * @param before the position before which the window begins
         * @param until  the earliest time in the window
         * @param limit  the most rows to return
         */
        List<T> find(TimeKey before, Instant until, int limit);
    }

    /**
     * The first rows of a list, which were searched already.
     *
     * @param newest the time of the first one
     * @param last   the position of the last one
     */
    public record Searched(Instant newest, TimeKey last) {}

    /** Searches everything after the first rows. The first window is 15 times as long as these. */
    public static <T> List<T> search(Searched first, int limit, Query<T> query) {
        List<T> found = new ArrayList<>();
        TimeKey start = first.last();
        Duration length = longer(Duration.between(first.last().at(), first.newest()), SHORTEST)
                .multipliedBy(GROWTH - 1);
        while (found.size() < limit && start.at().isAfter(TimeKey.OLDEST)) {
            Instant end = start.at().minus(length);
            Instant until = end.isBefore(TimeKey.OLDEST) ? TimeKey.OLDEST : end;
            found.addAll(query.find(start, until, limit - found.size()));
            // No row has this id: those of that time were in the window.
            start = new TimeKey(until, 0);
            length = length.multipliedBy(GROWTH);
        }
        return found;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
