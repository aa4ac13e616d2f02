package dateline.entry.list;

import dateline.platform.text.SearchWords;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Searches entries for the newsroom, by list, words and attributes. Results are paged by key, so the cost of a page
 * does not grow with its distance from the start.
 */
@Component
public class EntrySearch {

    private final JdbcClient jdbc;

    EntrySearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Position in a list: the time by which the list is sorted, and the entry's number, or its id across stories. */
    public record Place(Instant at, long number) {}

    /** Id and position of a matching entry. */
    public record Found(long id, Place place) {}

    /** Account that created an entry in the story. */
    public record Author(long accountId, String name) {}

    /**
     * Returns at most {@code limit} entries of the list after the position, in the list's order. Null starts at the
     * beginning.
     */
    public List<Found> find(long storyId, EntryList list, EntryFilter filter, @Nullable Place after, int limit) {
        List<String> conditions = new ArrayList<>(List.of("e.story_id = :story", list.condition()));
        Map<String, Object> params = new HashMap<>(Map.of("story", storyId, "limit", limit));
        narrow(filter, conditions, params);
        return select(list.time(), list.isRising(), "e.number", conditions, params, after);
    }

    /**
     * Searches one story or all stories. Without a list, all entries are searched, sorted by time; an entry without a
     * time sorts by its creation time.
     */
    public List<Found> across(
            @Nullable EntryList list, @Nullable Long storyId, EntryFilter filter, @Nullable Place after, int limit) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> params = new HashMap<>(Map.of("limit", limit));
        conditions.add(list == null ? "e.number is not null" : list.condition());
        if (storyId != null) {
            conditions.add("e.story_id = :story");
            params.put("story", storyId);
        }
        narrow(filter, conditions, params);
        return list == null
                ? select("coalesce(e.published_at, e.created_at)", false, "e.id", conditions, params, after)
                : select(list.time(), list.isRising(), "e.id", conditions, params, after);
    }

    private List<Found> select(
            String time,
            boolean rising,
            String tie,
            List<String> conditions,
            Map<String, Object> params,
            @Nullable Place after) {
        String order = rising ? "asc" : "desc";
        if (after != null) {
            conditions.add("(" + time + ", " + tie + ") " + (rising ? ">" : "<") + " (:at, :tie)");
            params.put("at", after.at().atOffset(ZoneOffset.UTC));
            params.put("tie", after.number());
        }
        return jdbc.sql("select e.id, " + tie + " as tie, " + time + " as place from entry e where "
                        + String.join(" and ", conditions) + " order by " + time + " " + order + ", " + tie + " "
                        + order + " limit :limit")
                .params(params)
                .query((row, i) -> new Found(
                        row.getLong("id"),
                        new Place(row.getObject("place", OffsetDateTime.class).toInstant(), row.getLong("tie"))))
                .list();
    }

    /** Counts the entries of each list. With {@code own}, unreleased entries of other accounts are not counted. */
    public Map<EntryList, Long> counts(long storyId, @Nullable Long own) {
        // One subquery per list: each can use its own index, and none has to scan a long story.
        String columns = Arrays.stream(EntryList.values())
                .map(list -> "(select count(*) from entry e where e.story_id = :story and " + list.condition()
                        + (list == EntryList.TIMELINE
                                ? ""
                                : " and (:own::bigint is null or e.released_at is not null or e.created_by = :own)")
                        + ") as " + list.word())
                .collect(Collectors.joining(", "));
        return jdbc.sql("select " + columns)
                .param("story", storyId)
                .param("own", own)
                .query((row, i) -> {
                    Map<EntryList, Long> counts = new EnumMap<>(EntryList.class);
                    for (EntryList list : EntryList.values()) {
                        counts.put(list, row.getLong(list.word()));
                    }
                    return counts;
                })
                .single();
    }

    /** Returns the accounts that created entries in the story, by name. */
    public List<Author> authors(long storyId) {
        return jdbc.sql("""
                select a.id, a.name from account a where exists (select from entry e where e.story_id = :story and e.created_by = a.id)
                order by lower(a.name), a.id""")
                .param("story", storyId)
                .query((row, i) -> new Author(row.getLong("id"), row.getString("name")))
                .list();
    }

    private static void narrow(EntryFilter filter, List<String> conditions, Map<String, Object> params) {
        SearchWords words = SearchWords.of(filter.words());
        if (!words.isEmpty()) {
            conditions.add("e.words @@ to_tsquery('simple', :words)");
            params.put("words", words.tsquery());
        }
        if (filter.author() != null) {
            conditions.add("e.created_by = :author");
            params.put("author", filter.author());
        }
        if (filter.own() != null) {
            conditions.add("(e.released_at is not null or e.created_by = :own)");
            params.put("own", filter.own());
        }
        if (filter.keyEvents()) {
            conditions.add("e.key_event");
        }
        if (filter.unverified()) {
            conditions.add("e.unverified");
        }
        if (filter.withPhoto()) {
            conditions.add("exists (select from entry_figure f where f.entry_id = e.id)");
        }
        between(filter, conditions, params);
    }

    private static void between(EntryFilter filter, List<String> conditions, Map<String, Object> params) {
        if (filter.from() != null) {
            conditions.add("coalesce(e.published_at, e.created_at) >= :from");
            params.put("from", filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.to() != null) {
            conditions.add("coalesce(e.published_at, e.created_at) < :to");
            params.put("to", filter.to().atOffset(ZoneOffset.UTC));
        }
    }
}
