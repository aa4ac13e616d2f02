package dateline.newsroom.desk;

import dateline.entry.list.EntryFilter;
import dateline.entry.list.EntryList;
import dateline.platform.error.NotFound;
import dateline.platform.paging.TimeKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Selects which of a story's entries the desk lists. Bound from the query parameters of the desk's URL.
 *
 * @param list   the list's word; the timeline when null
 * @param q      words to search for
 * @param author the id of the account that filed the entries
 * @param day    a day in the story's zone, {@code 2014-11-03}
 * @param before the position of the last entry already shown, as time and number; the page continues after it
 */
public record DeskQuery(
        @Nullable String list,
        @Nullable String q,
        @Nullable Long author,
        @Nullable Boolean key,
        @Nullable Boolean photo,
        @Nullable Boolean unverified,
        @Nullable String day,
        @Nullable String before) {

    public static final DeskQuery TIMELINE = new DeskQuery(null, null, null, null, null, null, null, null);

    static DeskQuery of(@Nullable String list) {
        return new DeskQuery(list, null, null, null, null, null, null, null);
    }

    /** Returns the query for the same list from its beginning, equal for all that select the same entries. */
    DeskQuery normal() {
        EntryList shown = shown();
        LocalDate date = date();
        return new DeskQuery(
                shown == EntryList.TIMELINE ? null : shown.word(),
                q == null || q.isBlank() ? null : q.strip(),
                author,
                Boolean.TRUE.equals(key) ? key : null,
                Boolean.TRUE.equals(photo) ? photo : null,
                Boolean.TRUE.equals(unverified) ? unverified : null,
                date == null ? null : date.toString(),
                null);
    }

    EntryList shown() {
        return list == null || list.isBlank()
                ? EntryList.TIMELINE
                : EntryList.of(list).orElseThrow(() -> new NotFound("list", list));
    }

    /** Returns the word of the list that is shown. */
    public String word() {
        return shown().word();
    }

    /** Whether a page other than the first is requested. */
    public boolean isOlder() {
        return before != null && !before.isBlank();
    }

    /** Whether the query filters the list. */
    public boolean isNarrowed() {
        return q != null && !q.isBlank()
                || author != null
                || Boolean.TRUE.equals(key)
                || Boolean.TRUE.equals(photo)
                || Boolean.TRUE.equals(unverified)
                || day != null && !day.isBlank();
    }

    EntryFilter filter(ZoneId zone, @Nullable Long own) {
        LocalDate date = date();
        // PostgreSQL rejects NUL in a parameter.
        String words = q == null || q.length() > 200 ? "" : q.replace("\0", " ");
        return new EntryFilter(
                words,
                author,
                Boolean.TRUE.equals(key),
                Boolean.TRUE.equals(photo),
                Boolean.TRUE.equals(unverified),
                date == null ? null : date.atStartOfDay(zone).toInstant(),
                date == null ? null : date.plusDays(1).atStartOfDay(zone).toInstant(),
                own);
    }

    @Nullable
    TimeKey position() {
        if (before == null || before.isBlank()) {
            return null;
        }
        TimeKey position = TimeKey.of(before);
        if (position == null) {
            throw new NotFound("stretch of the list before", before);
        }
        return position;
    }

    /** Returns the query part of the URL that continues after the position: {@code ?list=drafts&before=…}. */
    String after(TimeKey position) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("list", list);
        said.put("q", q);
        said.put("author", author);
        said.put("key", key);
        said.put("photo", photo);
        said.put("unverified", unverified);
        said.put("day", day);
        said.put("before", position.iso(','));
        return said.entrySet().stream()
                .filter(part -> part.getValue() != null
                        && !String.valueOf(part.getValue()).isBlank())
                .map(part -> part.getKey() + "="
                        + URLEncoder.encode(String.valueOf(part.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    private @Nullable LocalDate date() {
        try {
            LocalDate date = day == null || day.isBlank() ? null : LocalDate.parse(day.strip());
            if (date != null && (date.getYear() < 1 || date.getYear() > 9998)) {
                throw new NotFound("day", date);
            }
            return date;
        } catch (DateTimeParseException e) {
            throw new NotFound("day", String.valueOf(day));
        }
    }
}
