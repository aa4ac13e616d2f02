package dateline.platform.language;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Phrases, times and dates in one language. Phrases come from the message bundles. English in Associated Press style
 * writes "8:02 p.m." and "Monday, Nov. 3"; all other formats follow Unicode's CLDR. A language without a bundle has its
 * own times and dates, and English phrases.
 */
public final class Words {

    private final MessageSource messages;
    private final Locale locale;
    private final Clockwork clockwork;

    /** Style of the time of day. */
    public enum Clockwork {
        /** Associated Press style in English, the usual format of each other language. */
        AP,
        /** 24-hour clock in every language, with midnight as 00:00. */
        HOURS24
    }

    public Words(MessageSource messages, Locale locale, Clockwork clockwork) {
        this.messages = messages;
        this.locale = locale;
        this.clockwork = clockwork;
    }

    /** Returns the phrase of the key, with the arguments filled in. */
    public String say(String key, @Nullable Object... about) {
        return messages.getMessage(key, about, locale);
    }

    public Locale locale() {
        return locale;
    }

    /** Text direction of the language: {@code ltr} or {@code rtl}. */
    public String direction() {
        return TextDirection.isRightToLeft(locale) ? "rtl" : "ltr";
    }

    public boolean isEnglish() {
        return locale.getLanguage().equals("en");
    }

    /** Whether times and dates are in Associated Press style. */
    public boolean isAp() {
        return clockwork == Clockwork.AP && isEnglish();
    }

    /** Time of day: "8:02 p.m.", "20:02". */
    public String time(Instant instant, ZoneId zone) {
        if (isAp()) {
            return TimeStyle.time(instant, zone);
        }
        ZonedDateTime at = instant.atZone(zone);
        String time = clock().format(at);
        return isRepeated(at) ? time + " " + zoneName(at) : time;
    }

    /** The hour alone: "8 p.m.", "20:00". */
    public String hour(Instant instant, ZoneId zone) {
        ZonedDateTime at = instant.atZone(zone);
        return time(at.withMinute(0).withSecond(0).withNano(0).toInstant(), zone);
    }

    /** Day: "Monday, Nov. 3", "lunes, 3 de noviembre"; with the year when it differs from that of {@code now}. */
    public String day(LocalDate day, LocalDate now) {
        if (isAp()) {
            return TimeStyle.day(day, now);
        }
        if (day.getYear() != now.getYear()) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                    .localizedBy(locale)
                    .format(day);
        }
        String pattern = messages.getMessage("time.day", null, "", locale);
        DateTimeFormatter format = pattern == null || pattern.isEmpty()
                ? DateTimeFormatter.ofLocalizedPattern("MMMMEEEEd")
                : DateTimeFormatter.ofPattern(pattern);
        return format.localizedBy(locale).format(day);
    }

    /** Month and year: "November 2014", "noviembre de 2014". */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofLocalizedPattern("yMMMM").localizedBy(locale).format(month);
    }

    /** Complete date and time: "8:02 p.m. EST, Monday, Nov. 3, 2014". The text starts with {@link #time}. */
    public String full(Instant instant, ZoneId zone) {
        if (isAp()) {
            return TimeStyle.full(instant, zone);
        }
        return zoned(instant, zone) + ", " + day(LocalDate.ofInstant(instant, zone), LocalDate.MIN);
    }

    /** Date and time without the day of the week: "8:02 p.m. EST, Nov. 3, 2014", "20:02 EST, 3 nov 2014". */
    public String brief(Instant instant, ZoneId zone) {
        return isAp()
                ? TimeStyle.brief(instant, zone)
                : zoned(instant, zone) + ", "
                        + DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                                .localizedBy(locale)
                                .format(LocalDate.ofInstant(instant, zone));
    }

    private String zoned(Instant instant, ZoneId zone) {
        ZonedDateTime at = instant.atZone(zone);
        String time = time(instant, zone);
        return isRepeated(at) ? time : time + " " + zoneName(at);
    }

    /**
     * Returns the zone's name. In right-to-left text the name is isolated (Unicode's FSI and PDI), since otherwise a
     * date that follows "GMT+03:00" would join its left-to-right run.
     */
    private String zoneName(ZonedDateTime at) {
        return direction().equals("rtl") ? "\u2068" + TimeStyle.zoneName(at) + "\u2069" : TimeStyle.zoneName(at);
    }

    /** List of names: "A", "A and B", "A, B and C". */
    public String names(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : say("list.and", String.join(say("list.comma"), names.subList(0, last)), names.get(last));
    }

    private DateTimeFormatter clock() {
        DateTimeFormatter format = clockwork == Clockwork.HOURS24
                ? DateTimeFormatter.ofPattern("HH:mm")
                : DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);
        return format.localizedBy(locale);
    }

    private static boolean isRepeated(ZonedDateTime at) {
        return at.getZone().getRules().getValidOffsets(at.toLocalDateTime()).size() > 1;
    }
}
