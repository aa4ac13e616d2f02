package dateline.entry;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a story's feed is cut, by the order in which its entries came out: stretches of at most {@value #MOST} entries and roughly
 * {@value #LARGEST} bytes, numbered from 1. An entry takes its place in the newest one when it comes out and keeps it for good, whatever
 * time it is headed with: a stretch that is full never takes up another.
 */
@Component
public class Stretches {

    static final int MOST = 25;
    static final int LARGEST = 80_000;
    // What an entry weighs beside its text, and a photo in it.
    private static final int OVERHEAD = 1500;
    private static final int REVISITED = 10;
    // An entry that comes back counts as changed: its tombstone is out (RFC 6721, 5).
    private static final String RESTORED = """
        select story_id, entry_number, max(changed_at) as restored_at from story_change where kind = 'restored'
        group by story_id, entry_number""";

    /** Asks for the {@link Newest} stretch of the story. */
    static final String NEWEST = """
        select newest.number as stretch, count(e.id) as held, coalesce(sum(octet_length(e.body) + %1$d * (1 +
          (select count(*) from entry_figure f where f.entry_id = e.id))), 0) as weight
        from (select coalesce(max(stretch), 1) as number from entry where story_id = :story and stretch is not null) newest
        left join entry e on e.story_id = :story and e.stretch = newest.number
        group by newest.number""".formatted(OVERHEAD);

    private final JdbcClient jdbc;
    private final Entries entries;

    Stretches(JdbcClient jdbc, Entries entries) {
        this.jdbc = jdbc;
        this.entries = entries;
    }

    /**
     * The newest stretch of a story.
     *
     * @param number counts from 1
     * @param held   the entries in it
     * @param weight roughly, in bytes
     */
    record Newest(long number, long held, long weight) {

        static Newest of(ResultSet row) throws SQLException {
            return new Newest(row.getLong("stretch"), row.getLong("held"), row.getLong("weight"));
        }

        /** The stretch that an entry of that weight goes into. */
        private long takes(long more) {
            return held >= MOST || held > 0 && weight + more > LARGEST ? number + 1 : number;
        }
    }

    /**
     * Gives an entry that comes out its place, before it is stored: the row is then written once. Called under the story's lock; nothing
     * happens when the entry is not out, or has its place.
     *
     * @param known the story's newest stretch, if it was asked for already
     */
    void place(Entry entry, @Nullable Newest known) {
        if (entry.isOut() && !entry.hasStretch()) {
            Newest newest = known != null
                    ? known
                    : jdbc.sql(NEWEST)
                            .param("story", entry.story().id())
                            .query((row, i) -> Newest.of(row))
                            .single();
            entry.stretch(newest.takes(weight(entry)));
        }
    }

    private static long weight(Entry entry) {
        return entry.body().getBytes(StandardCharsets.UTF_8).length
                + (long) OVERHEAD * (1 + entry.figures().size());
    }

    /** The number of the newest stretch; 1 where nothing has come out yet. */
    public long newest(long storyId) {
        return jdbc.sql("select coalesce(max(stretch), 1) from entry where story_id = :story")
                .param("story", storyId)
                .query(Long.class)
                .single();
    }

    /** What came out in those stretches, retracted or not, newest first. */
    public List<Entry> entries(long storyId, long first, long last) {
        return sorted(jdbc.sql("""
                select id from entry where story_id = :story and stretch between :first and :last
                order by published_at desc, number desc""")
                .param("story", storyId)
                .param("first", first)
                .param("last", last)
                .query(Long.class)
                .list());
    }

    /**
     * What is in a full stretch and was corrected, marked as updated, brought back, or retracted with a notice since the two newer ones
     * were begun, but not before the second newest was: a reader of the newest two alone would not hear of it. The latest first, at most
     * {@value #REVISITED}.
     */
    public List<Entry> revisited(long storyId) {
        return sorted(jdbc.sql("""
                select e.id from entry e cross join (select max(stretch) as number from entry where story_id = :story) newest
                left join (%s) r on r.story_id = e.story_id and r.entry_number = e.number
                where e.story_id = :story and e.stretch < newest.number - 1 and (e.retracted_at is null or not e.retraction_silent)
                and greatest(e.updated_at, r.restored_at, e.retracted_at) > (select min(f.released_at) from entry f where f.story_id = :story
                    and f.stretch = greatest(e.stretch + 2, newest.number - 1))
                order by greatest(e.updated_at, r.restored_at, e.retracted_at) desc, e.id desc limit %d""".formatted(RESTORED, REVISITED))
                .param("story", storyId)
                .query(Long.class)
                .list());
    }

    /** When each of the entries came out and was changed, by id. */
    public Map<Long, Timing> timing(List<Entry> entries) {
        if (entries.isEmpty()) {
            return Map.of();
        }
        record Row(long id, Timing timing) {}
        return jdbc
                .sql("""
                select e.id, coalesce(e.first_published_at, e.published_at) as first_at, greatest(e.updated_at, r.restored_at) as revised_at
                from entry e left join (%s) r on r.story_id = e.story_id and r.entry_number = e.number
                where e.id in (:ids)""".formatted(RESTORED))
                .param("ids", entries.stream().map(Entry::id).toList())
                .query((row, i) -> new Row(row.getLong("id"), new Timing(instant(row, "first_at"), revised(row))))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::id, Row::timing));
    }

    private List<Entry> sorted(List<Long> ids) {
        Map<Long, Entry> found =
                entries.findByIdIn(ids).stream().collect(Collectors.toMap(Entry::id, Function.identity()));
        return ids.stream().map(found::get).toList();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant revised(ResultSet row) throws SQLException {
        return row.getObject("revised_at") == null ? null : instant(row, "revised_at");
    }
}
