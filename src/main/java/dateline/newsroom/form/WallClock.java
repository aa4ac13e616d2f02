package dateline.newsroom.form;

import dateline.platform.error.Checks;
import dateline.platform.language.TimeStyle;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts between instants and the local times editors type: to the minute, in the story's zone. */
public final class WallClock {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private WallClock() {}

    /** One of the two moments that share a local time when clocks go back: the offset "-04:00", labelled "EDT". */
    public record Choice(String offset, String label) {}

    /** Returns "2014-11-03T20:02", the format of {@code <input type="datetime-local">}; empty when there is no time. */
    public static String shown(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? "" : MINUTE.format(instant.atZone(zone));
    }

    /**
     * Returns the moment of a local time. A local time that clocks skip is an error. A local time that occurs twice is
     * an error unless the offset selects one.
     *
     * @param offset "-04:00"; used only when the local time occurs twice
     */
    public static Optional<Instant> instant(
            String field, @Nullable String local, @Nullable String offset, ZoneId zone, Checks checks) {
        LocalDateTime time = parsed(local).orElse(null);
        if (time == null) {
            checks.fault(field, "no-time");
            return Optional.empty();
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(time);
            checks.fault(
                    field,
                    "time-skipped",
                    gap.getDateTimeBefore().toLocalTime(),
                    gap.getDateTimeAfter().toLocalTime());
            return Optional.empty();
        }
        Optional<ZoneOffset> meant = offsets.stream()
                .filter(candidate -> offsets.size() == 1 || candidate.getId().equals(offset))
                .findFirst();
        if (meant.isEmpty()) {
            checks.fault(field, "time-twice");
        }
        return meant.map(time::toInstant);
    }

    /** Returns the choices when a local time occurs twice; empty when it occurs once. */
    public static List<Choice> choices(@Nullable String local, ZoneId zone) {
        LocalDateTime time = parsed(local).orElse(null);
        List<ZoneOffset> offsets = time == null ? List.of() : zone.getRules().getValidOffsets(time);
        return offsets.size() < 2
                ? List.of()
                : offsets.stream()
                        .map(offset -> new Choice(
                                offset.getId(), TimeStyle.zoneName(ZonedDateTime.ofInstant(time, offset, zone))))
                        .toList();
    }

    private static Optional<LocalDateTime> parsed(@Nullable String local) {
        try {
            return local == null ? Optional.empty() : Optional.of(LocalDateTime.parse(local.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
