package dateline.entry.list;

import dateline.platform.paging.TimeKey;
import dateline.platform.paging.TimeWindows;
import dateline.platform.text.SearchWords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Searches entries for the newsroom, by list, words and attributes. Results are paged by key, so the cost of a page
 * does not grow with its distance from the start.
 */
@Component
public class EntrySearch {

    // As in the indexes for it.
    private static final String TIME = "coalesce(e.published_at, e.created_at)";
    /** How many entries of a list are searched one by one. */
    private static final int FIRST = 2000;

    /** The lists that the newsroom shows with their number of entries. */
    private static final Set<EntryList> LISTS = EnumSet.complementOf(EnumSet.of(EntryList.PUBLISHED));

    private final JdbcClient jdbc;

    EntrySearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A matching entry.
     *
     * @param key its position: the time by which the list is sorted, and its number, or its id across stories
     */
    public record Found(long id, TimeKey key) {}

    /** Account that created an entry in the story. */
    public record Author(long accountId, String name) {}

    /**
     * Returns at most {@code limit} entries of the list after the position, in the list's order. Null starts at the
     * beginning.
     */
    public List<Found> find(long storyId, EntryList list, EntryFilter filter, @Nullable TimeKey after, int limit) {
        Order order = new Order(list.time(), list.isRising(), "e.number");
        List<String> conditions = new ArrayList<>(List.of("e.story_id = :story", list.condition()));
        Map<String, Object> params = new HashMap<>(Map.of("story", storyId, "limit", limit));
        narrow(filter, conditions, params);
        between(filter, conditions, params);
        if (after != null) {
            conditions.add(order.after(after, params));
        }
        return select("entry e where " + String.join(" and ", conditions), order, params);
    }

    /** Returns which of the entries with these numbers are in the list, in the list's order. */
    public List<Found> among(long storyId, EntryList list, EntryFilter filter, Collection<Long> numbers) {
        List<String> conditions =
                new ArrayList<>(List.of("e.story_id = :story", "e.number = any(:numbers)", list.condition()));
        Map<String, Object> params = new HashMap<>(
                Map.of("story", storyId, "numbers", numbers.toArray(Long[]::new), "limit", numbers.size()));
        narrow(filter, conditions, params);
        return select(
                "entry e where " + String.join(" and ", conditions),
                new Order(list.time(), list.isRising(), "e.number"),
                params);
    }

    /**
     * Searches one story or all stories. Without a list, all entries are searched, sorted by time; an entry without a
     * time sorts by its creation time.
     *
     * <p>Words that are frequent are found among the first entries of the list, and all others in windows of time.
     */
    public List<Found> across(
            @Nullable EntryList list, @Nullable Long storyId, EntryFilter filter, @Nullable TimeKey after, int limit) {
        Order order = list == null ? new Order(TIME, false, "e.id") : new Order(list.time(), list.isRising(), "e.id");
        List<String> scope = new ArrayList<>(List.of(list == null ? "e.number is not null" : list.condition()));
        Map<String, Object> params = new HashMap<>(Map.of("limit", limit));
        if (storyId != null) {
            scope.add("e.story_id = :story");
            params.put("story", storyId);
        }
        if (filter.author() != null) {
            scope.add("e.created_by = :author");
        }
        between(filter, scope, params);
        List<String> conditions = new ArrayList<>();
        narrow(filter, conditions, params);
        if (SearchWords.of(filter.words()).isEmpty()) {
            if (after != null) {
                scope.add(order.after(after, params));
            }
            return select("entry e where " + all(scope, conditions), order, params);
        }
        if (storyId != null || order.rising()) {
            if (after != null) {
                scope.add(order.after(after, params));
            }
            return matching(all(scope, conditions), order, params);
        }
        // Planned for the values: how many entries have the words, and how many are in a window, differs by orders of
        // magnitude.
        jdbc.sql(
                        "select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('max_parallel_workers_per_gather', '0', true)")
                .query((row, i) -> true)
                .single();
        scope.add(order.after(after == null ? TimeKey.NEWEST : after, params));
        String first = "(select * from entry e where " + String.join(" and ", scope) + " order by " + order + " limit "
                + FIRST + ") e";
        List<Found> found = select(first + " where " + String.join(" and ", conditions), order, params);
        if (found.size() == limit) {
            return found;
        }
        List<String> within = new ArrayList<>(scope);
        within.add(order.time() + " >= :until");
        List<Found> older = searched(first, order, params)
                .map(searched -> TimeWindows.search(searched, limit - found.size(), (start, until, most) -> {
                    Map<String, Object> window = new HashMap<>(params);
                    order.after(start, window);
                    window.put("until", until.atOffset(ZoneOffset.UTC));
                    window.put("limit", most);
                    return matching(all(within, conditions), order, window);
                }))
                .orElse(List.of());
        return Stream.concat(found.stream(), older.stream()).toList();
    }

    private static String all(List<String> scope, List<String> conditions) {
        return Stream.concat(scope.stream(), conditions.stream()).collect(Collectors.joining(" and "));
    }

    /** Returns where the first entries of the list begin and end. Empty when there are no others. */
    private Optional<TimeWindows.Searched> searched(String first, Order order, Map<String, Object> params) {
        return jdbc.sql("select max(" + order.time() + ") over () as newest, e.id, " + order.tie() + " as tie, "
                        + order.time() + " as at from " + first + " order by " + order + " offset " + (FIRST - 1))
                .params(params)
                .query((row, i) -> new TimeWindows.Searched(
                        row.getObject("newest", OffsetDateTime.class).toInstant(),
                        found(row, i).key()))
                .optional();
    }

    /** Materialized, so that the planner does not walk the list for the few hits there are. */
    private List<Found> matching(String conditions, Order order, Map<String, Object> params) {
        return jdbc.sql("with hit as materialized (select e.id, " + order.tie() + " as tie, " + order.time()
                        + " as at from entry e where " + conditions + ") select id, tie, at from hit order by "
                        + (order.rising() ? "at, tie" : "at desc, tie desc") + " limit :limit")
                .params(params)
                .query(EntrySearch::found)
                .list();
    }

    /**
     * Order of a list.
     *
     * @param tie the column that orders entries of the same time
     */
    private record Order(String time, boolean rising, String tie) {

        String after(TimeKey key, Map<String, Object> params) {
            params.put("at", key.at().atOffset(ZoneOffset.UTC));
            params.put("tie", key.id());
            return "(" + time + ", " + tie + ") " + (rising ? ">" : "<") + " (:at, :tie)";
        }

        @Override
        public String toString() {
            String direction = rising ? "" : " desc";
            return time + direction + ", " + tie + direction;
        }
    }

    private List<Found> select(String from, Order order, Map<String, Object> params) {
        return jdbc.sql("select e.id, " + order.tie() + " as tie, " + order.time() + " as at from " + from
                        + " order by " + order + " limit :limit")
                .params(params)
                .query(EntrySearch::found)
                .list();
    }

    private static Found found(ResultSet row, int i) throws SQLException {
        return new Found(
                row.getLong("id"),
                new TimeKey(row.getObject("at", OffsetDateTime.class).toInstant(), row.getLong("tie")));
    }

    /**
     * Counts the entries of each of the newsroom's lists of a story. With {@code own}, unreleased entries of other
     * accounts are not counted.
     */
    public Map<EntryList, Long> counts(long storyId, @Nullable Long own) {
        // One subquery per list: each can use its own index. The number of released entries is kept with the story.
        String columns = LISTS.stream()
                .map(list -> list == EntryList.TIMELINE
                        ? "(select released from story where id = :story) as timeline"
                        : "(select count(*) from entry e where e.story_id = :story and " + list.condition()
                                + " and (:own::bigint is null or e.released_at is not null or e.created_by = :own)) as "
                                + list.word())
                .collect(Collectors.joining(", "));
        return jdbc.sql("select " + columns)
                .param("story", storyId)
                .param("own", own)
                .query((row, i) -> {
                    Map<EntryList, Long> counts = new EnumMap<>(EntryList.class);
                    for (EntryList list : LISTS) {
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
    }

    private static void between(EntryFilter filter, List<String> conditions, Map<String, Object> params) {
        if (filter.from() != null) {
            conditions.add(TIME + " >= :from");
            params.put("from", filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.to() != null) {
            conditions.add(TIME + " < :to");
            params.put("to", filter.to().atOffset(ZoneOffset.UTC));
        }
    }
}
