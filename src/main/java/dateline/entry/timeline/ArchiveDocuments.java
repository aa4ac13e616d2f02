package dateline.entry.timeline;

import dateline.entry.Entries;
import dateline.entry.Entry;
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
 * Assigns entries to the documents of their story's feed, in the order of publication. A document, here called a
 * stretch, is what RFC 5005 calls an archive document: at most {@value #MOST} entries and roughly {@value #LARGEST}
 * bytes. Documents are numbered from 1. An entry joins the newest document when it is published and stays there,
 * whatever its displayed time. A full document never takes another entry.
 */
@Component
public class ArchiveDocuments {

    static final int MOST = 25;
    static final int LARGEST = 80_000;
    // Estimated bytes of an entry beside its text, and of each photo in it.
    private static final int OVERHEAD = 1500;
    private static final int REVISITED = 10;
    // A restored entry counts as changed, because its tombstone has been sent (RFC 6721, section 5).
    private static final String RESTORED = """
        select story_id, entry_number, max(changed_at) as restored_at from story_change where kind = 'restored'
        group by story_id, entry_number""";

    /** SQL for the {@link Newest} document of a story. */
    static final String NEWEST = """
        select newest.number as stretch, count(e.id) as held, coalesce(sum(octet_length(e.body) + %1$d * (1 +
          (select count(*) from entry_figure f where f.entry_id = e.id))), 0) as weight
        from (select coalesce(max(stretch), 1) as number from entry where story_id = :story and stretch is not null) newest
        left join entry e on e.story_id = :story and e.stretch = newest.number
        group by newest.number""".formatted(OVERHEAD);

    private final JdbcClient jdbc;
    private final Entries entries;

    ArchiveDocuments(JdbcClient jdbc, Entries entries) {
        this.jdbc = jdbc;
        this.entries = entries;
    }

    /**
     * The newest document of a story's feed.
     *
     * @param number counts from 1
     * @param held   number of entries in the document
     * @param weight estimated size in bytes
     */
    record Newest(long number, long held, long weight) {

        static Newest of(ResultSet row) throws SQLException {
            return new Newest(row.getLong("stretch"), row.getLong("held"), row.getLong("weight"));
        }

        /** Returns the number of the document for an entry of the given size. */
        private long takes(long more) {
            return held >= MOST || held > 0 && weight + more > LARGEST ? number + 1 : number;
        }
    }

    /**
     * Assigns a document to an entry that is being published. Called under the story's lock and before the entry is
     * stored, so that its row is written once. Does nothing when the entry is not released or has a document already.
     *
     * @param known the story's newest document, if it was read already
     */
    public void assign(Entry entry, @Nullable Newest known) {
        if (entry.publication().isOut() && !entry.publication().hasStretch()) {
            Newest newest = known != null
                    ? known
                    : jdbc.sql(NEWEST)
                            .param("story", entry.story().id())
                            .query((row, i) -> Newest.of(row))
                            .single();
            entry.publication().stretch(newest.takes(weight(entry)));
        }
    }

    private static long weight(Entry entry) {
        return entry.body().getBytes(StandardCharsets.UTF_8).length
                + (long) OVERHEAD * (1 + entry.figures().size());
    }

    /** Returns the number of the newest document; 1 when nothing was published yet. */
    public long newest(long storyId) {
        return jdbc.sql("select coalesce(max(stretch), 1) from entry where story_id = :story")
                .param("story", storyId)
                .query(Long.class)
                .single();
    }

    /** Returns the entries of the documents, retracted ones included, newest first. */
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
     * Returns entries of older documents that were recently corrected, marked as updated, restored, or retracted with a
     * notice. Subscribers who read only the two newest documents would miss these changes. A change counts when it is
     * newer than the second newest document. It must also have been made after the entry's own document left the newest
     * two. Latest first, at most {@value #REVISITED}.
     */
    public List<Entry> revisited(long storyId) {
        // The log tells which entries come into question, so that not all of a long story are read. An hour is more
        // than
        // its times can differ from those of the entries.
        return sorted(jdbc.sql("""
                with newest as materialized (select max(stretch) as number from entry where story_id = :story and stretch is not null)
                select e.id from entry e cross join newest
                left join lateral (select max(changed_at) as restored_at from story_change
                  where story_id = e.story_id and entry_number = e.number and kind = 'restored') r on true
                where e.story_id = :story and e.number in (
                  select entry_number from story_change where story_id = :story and kind in ('updated', 'corrected', 'restored', 'retracted')
                  and changed_at > (select min(f.released_at) - interval '1 hour' from entry f
                    where f.story_id = :story and f.stretch = (select number - 1 from newest)))
                and e.stretch < newest.number - 1 and (e.retracted_at is null or not e.retraction_silent)
                and greatest(e.updated_at, r.restored_at, e.retracted_at) > (select min(f.released_at) from entry f where f.story_id = :story
                    and f.stretch = greatest(e.stretch + 2, newest.number - 1))
                order by greatest(e.updated_at, r.restored_at, e.retracted_at) desc, e.id desc limit %d""".formatted(REVISITED))
                .param("story", storyId)
                .query(Long.class)
                .list());
    }

    /** Returns when each of the entries was published and last revised, by id. */
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
