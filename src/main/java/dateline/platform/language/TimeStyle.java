package dateline.platform.language;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Formats times and dates in Associated Press style: "8:02 p.m.", "8 p.m.", "noon"; "Monday, Nov. 3". An hour that is
 * repeated by a clock change carries its zone: "1:30 a.m. EDT", "1:30 a.m. EST". Machine-readable forms carry the
 * offset (RFC 3339).
 */
public final class TimeStyle {

    private static final String[] MONTHS = {
        "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."
    };

    private TimeStyle() {}

    /** Time of day in the zone: "8:02 p.m." */
    public static String time(Instant instant, ZoneId zone) {
        ZonedDateTime at = instant.atZone(zone);
        LocalTime time = at.toLocalTime();
        String words;
        if (time.getMinute() == 0 && time.getHour() % 12 == 0) {
            words = time.getHour() == 0 ? "midnight" : "noon";
        } else {
            int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
            String minutes = time.getMinute() == 0 ? "" : ":%02d".formatted(time.getMinute());
            words = hour + minutes + (time.getHour() < 12 ? " a.m." : " p.m.");
        }
        return repeated(at) ? words + " " + zoneName(at) : words;
    }

    /** Day: "Monday, Nov. 3"; with the year when it differs from that of {@code now}. */
    public static String day(LocalDate day, LocalDate now) {
        String words = day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + ", " + date(day);
        return day.getYear() == now.getYear() ? words : words + ", " + day.getYear();
    }

    /** Complete date and time: "8:02 p.m. EST, Monday, Nov. 3, 2014". */
    public static String full(Instant instant, ZoneId zone) {
        ZonedDateTime at = instant.atZone(zone);
        return zoned(at) + ", " + day(at.toLocalDate(), LocalDate.MIN);
    }

    private static String zoned(ZonedDateTime at) {
        String time = time(at.toInstant(), at.getZone());
        return repeated(at) ? time : time + " " + zoneName(at);
    }

    private static String date(LocalDate day) {
        return MONTHS[day.getMonthValue() - 1] + " " + day.getDayOfMonth();
    }

    /** Date and time without the day of the week: "8:02 p.m. EST, Nov. 3, 2014". */
    public static String brief(Instant instant, ZoneId zone) {
        ZonedDateTime at = instant.atZone(zone);
        return zoned(at) + ", " + date(at.toLocalDate()) + ", " + at.getYear();
    }

    /**
     * Machine-readable form "2014-11-03T20:02:00-05:00", for {@code <time datetime>} and JSON-LD. Seconds are always
     * present, fractions only when not zero.
     */
    public static String machine(Instant instant, ZoneId zone) {
        // HTML allows no more than three digits for the fraction of a second.
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.MILLIS).atZone(zone));
    }

    /** Short name of the zone, such as "EST"; the offset ("GMT-3") when the zone has none. */
    public static String zoneName(ZonedDateTime at) {
        return DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(at);
    }

    private static boolean repeated(ZonedDateTime at) {
        LocalDateTime local = at.toLocalDateTime();
        return at.getZone().getRules().getValidOffsets(local).size() > 1;
    }
}
