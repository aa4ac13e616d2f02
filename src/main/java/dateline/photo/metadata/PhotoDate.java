package dateline.photo.metadata;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the date of a photo from its metadata formats into ISO 8601, without adding precision. */
final class PhotoDate {

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu[-MM[-dd['T'HH:mm[:ss][XXX]]]]").withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern IIM_TIME = Pattern.compile("(\\d\\d)(\\d\\d)(\\d\\d)(?:([+-]\\d\\d)(\\d\\d))?");

    private PhotoDate() {}

    /** Parses XMP's format, which is ISO 8601; empty when it is no date. */
    static String of(String iso) {
        String plain = iso.strip()
                .replace(' ', 'T')
                .replaceFirst("\\.\\d+", "")
                .replaceFirst("^(\\d{4}(?:-(?!00)\\d\\d)?)-00(?:[-T].*)?$", "$1");
        String whole = parsed(plain);
        return whole.isEmpty() && plain.contains("T") ? parsed(plain.substring(0, plain.indexOf('T'))) : whole;
    }

    /** Parses IIM's format: {@code 20250301} and {@code 100000+0200}. */
    static String ofIim(String date, String time) {
        Matcher clock = IIM_TIME.matcher(time.strip());
        String plain = !clock.matches() ? "" : "T%s:%s:%s".formatted(clock.group(1), clock.group(2), clock.group(3));
        String offset = plain.isEmpty() || clock.group(4) == null ? "" : clock.group(4) + ":" + clock.group(5);
        return of(date.strip().replaceFirst("^(\\d{4})(\\d\\d)(\\d\\d)$", "$1-$2-$3") + plain + offset);
    }

    /** Parses Exif's format: {@code 2025:03:01 10:00:00} and {@code +02:00}. */
    static String ofExif(String date, String offset) {
        return of(date.replaceFirst("^(\\d{4}):(\\d\\d):(\\d\\d)", "$1-$2-$3") + offset.strip());
    }

    private static String parsed(String iso) {
        try {
            if (iso.startsWith("0000")) {
                return ""; // some programs write this for no date
            }
            TemporalAccessor date = ISO.parseBest(
                    iso, OffsetDateTime::from, LocalDateTime::from, LocalDate::from, YearMonth::from, Year::from);
            return switch (date) {
                case OffsetDateTime time -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
                case LocalDateTime time -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
                default -> date.toString();
            };
        } catch (DateTimeException e) {
            return "";
        }
    }
}
