package dateline.newsroom.audit;

import dateline.account.audit.AuditFilter;
import dateline.platform.paging.TimeKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Filters of the audit trail as they are in the address of its page. What is no day or no number does not filter.
 *
 * @param who    id of an account
 * @param story  slug of a story
 * @param from   the first day, in the site's time zone
 * @param to     the last day
 * @param before position of the last row already shown
 */
record AuditQuery(
        @Nullable String who,
        @Nullable String act,
        @Nullable String story,
        @Nullable String from,
        @Nullable String to,
        @Nullable String address,
        @Nullable String object,
        @Nullable String before) {

    private static final int LONGEST = 200;

    /** @param storyId id of the story; -1 when there is none of that slug */
    AuditFilter filter(@Nullable Long storyId, ZoneId zone) {
        return new AuditFilter(
                account(), text(act), storyId, start(from, 0, zone), start(to, 1, zone), text(address), text(object));
    }

    private @Nullable Long account() {
        return who != null && who.matches("\\d{1,18}") ? Long.valueOf(who) : null;
    }

    TimeKey position() {
        TimeKey key = before == null ? null : TimeKey.of(before);
        return key == null ? TimeKey.NEWEST : key;
    }

    /** The text without NUL, which PostgreSQL refuses; null when it is blank. */
    static @Nullable String text(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String words = text.strip().replace('\0', ' ');
        return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }

    private static @Nullable Instant start(@Nullable String day, int after, ZoneId zone) {
        try {
            LocalDate date = day == null || day.length() != 10 ? null : LocalDate.parse(day);
            return date == null || date.getYear() < 1000
                    ? null
                    : date.plusDays(after).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The address with these filters. */
    String address(String path, @Nullable TimeKey after) {
        Map<String, @Nullable String> parts = new LinkedHashMap<>();
        parts.put("who", who);
        parts.put("act", act);
        parts.put("story", story);
        parts.put("from", from);
        parts.put("to", to);
        parts.put("address", address);
        parts.put("object", object);
        parts.put("before", after == null ? null : after.toString());
        String query = parts.entrySet().stream()
                .filter(part -> text(part.getValue()) != null)
                .map(part -> part.getKey() + "="
                        + URLEncoder.encode(String.valueOf(text(part.getValue())), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
