package dateline.desk;

import dateline.entry.EntryFilter;
import dateline.entry.EntryList;
import dateline.entry.EntrySearch;
import dateline.site.Missing;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which of a story's updates the desk is asked for: its address, as far as it is about the list.
 *
 * @param list   the list's word; the timeline when null
 * @param q      words
 * @param author the account that filed them
 * @param day    {@code 2014-11-03}, in the story's zone
 * @param before the key of the last update shown so far: the page then goes on after it
 */
record DeskQuery(
        @Nullable String list,
        @Nullable String q,
        @Nullable Long author,
        @Nullable Boolean key,
        @Nullable Boolean photo,
        @Nullable Boolean unverified,
        @Nullable String day,
        @Nullable String before) {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    static final DeskQuery TIMELINE = new DeskQuery(null, null, null, null, null, null, null, null);

    static DeskQuery of(@Nullable String list) {
        return new DeskQuery(list, null, null, null, null, null, null, null);
    }

    EntryList shown() {
        return list == null || list.isBlank()
                ? EntryList.TIMELINE
                : EntryList.of(list).orElseThrow(() -> new Missing("list", list));
    }

    /** What every page calls the list. */
    public String word() {
        return shown().word();
    }

    public boolean isOlder() {
        return before != null && !before.isBlank();
    }

    /** Whether anything but the whole list is asked for. */
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
        // PostgreSQL takes no NUL, not even in a question.
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

    EntrySearch.@Nullable Place place() {
        if (before == null || before.isBlank()) {
            return null;
        }
        try {
            String[] parts = before.split(",", 2);
            EntrySearch.Place place = new EntrySearch.Place(Instant.parse(parts[0]), Long.parseLong(parts[1]));
            if (place.at().isAfter(FIRST) && place.at().isBefore(LAST)) {
                return place;
            }
            throw new Missing("stretch of the list before", before);
        } catch (DateTimeParseException | NumberFormatException | IndexOutOfBoundsException e) {
            throw new Missing("stretch of the list before", before);
        }
    }

    /** The address below the desk's that goes on after the place, {@code ?list=drafts&before=…}. */
    String after(EntrySearch.Place place) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("list", list);
        said.put("q", q);
        said.put("author", author);
        said.put("key", key);
        said.put("photo", photo);
        said.put("unverified", unverified);
        said.put("day", day);
        said.put("before", place.at() + "," + place.number());
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
                throw new Missing("day", date);
            }
            return date;
        } catch (DateTimeParseException e) {
            throw new Missing("day", String.valueOf(day));
        }
    }
}
