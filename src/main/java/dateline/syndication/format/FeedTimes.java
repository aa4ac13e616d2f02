package dateline.syndication.format;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Formats times for feeds: in UTC, to the millisecond. Widely used parsers (such as ROME) read any fraction as
 * milliseconds, whatever its number of digits, and would be minutes off with microseconds.
 */
public final class FeedTimes {

    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private FeedTimes() {}

    /** Formats as "2014-11-04T01:02:00.000Z" (RFC 3339), for Atom and JSON Feed. */
    public static String rfc3339(Instant moment) {
        return RFC_3339.format(moment);
    }

    /** Formats as "Tue, 04 Nov 2014 01:02:00 GMT" (RFC 822), for RSS. */
    public static String rfc822(Instant moment) {
        return RFC_822.format(moment);
    }

    /**
     * Returns a moment for an item's {@code updated}, to the millisecond. Times typed by people are whole seconds and
     * often equal. The item's number is then added as milliseconds, so that the moment does not depend on the feed's
     * other items.
     */
    public static Instant updated(Instant moment, long number) {
        Instant at = moment.truncatedTo(ChronoUnit.MILLIS);
        return at.equals(at.truncatedTo(ChronoUnit.SECONDS)) ? at.plusMillis(number % 1000) : at;
    }

    /**
     * Returns the items in the same order, with equal {@code updated} moments made distinct by adding milliseconds,
     * always in the same way.
     */
    public static List<FeedItem> apart(List<FeedItem> items) {
        Map<String, Instant> moments = new HashMap<>();
        Set<Instant> taken = new HashSet<>();
        List<FeedItem> inTurn = new ArrayList<>(items);
        inTurn.sort(Comparator.comparing(FeedItem::updated).thenComparing(FeedItem::id));
        for (FeedItem item : inTurn) {
            Instant moment = item.updated();
            while (!taken.add(moment)) {
                moment = moment.plusMillis(1);
            }
            moments.put(item.id(), moment);
        }
        return items.stream()
                .map(item -> item.withUpdated(moments.getOrDefault(item.id(), item.updated())))
                .toList();
    }
}
