package dateline.platform.paging;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Position of a row in a list that is ordered by time and then by id. Such lists are paged by key: a page continues after
 * the position of the last row shown. In URLs it is written as microseconds since 1970 and id, or with the time in ISO
 * 8601.
 */
public record TimeKey(Instant at, long id) {

    /** The position before the newest row. */
    public static final TimeKey NEWEST = new TimeKey(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);

    // PostgreSQL accepts a wider range, and Instant one that PostgreSQL refuses.
    static final Instant OLDEST = Instant.parse("1000-01-01T00:00:00Z");

    private static final Pattern MICROSECONDS = Pattern.compile("(-?\\d{1,17})-(\\d{1,18})");
    private static final Pattern ISO = Pattern.compile("([^ ,]{1,40})[ ,](-?\\d{1,19})");

    /** Parses a position that {@link #toString} or {@link #iso} wrote. Returns null when the text is none. */
    public static @Nullable TimeKey of(String text) {
        try {
            Matcher parts = MICROSECONDS.matcher(text);
            if (parts.matches()) {
                long micros = Long.parseLong(parts.group(1));
                return within(
                        Instant.ofEpochSecond(
                                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000),
                        Long.parseLong(parts.group(2)));
            }
            parts = ISO.matcher(text);
            return parts.matches() ? within(Instant.parse(parts.group(1)), Long.parseLong(parts.group(2))) : null;
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable TimeKey within(Instant at, long id) {
        return at.isBefore(OLDEST) || at.isAfter(NEWEST.at()) ? null : new TimeKey(at, id);
    }

    /** Writes the position as {@code 1414965600000000-42}. */
    @Override
    public String toString() {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000 + "-" + id;
    }

    /** Writes the position as {@code 2014-11-02T22:00:00Z,42}, with the separator, a comma or a space. */
    public String iso(char separator) {
        return at.toString() + separator + id;
    }
}
