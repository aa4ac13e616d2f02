package dateline.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The log that page, live stream, delta and feeds all speak of. */
@Component
public class ChangeLog {

    /** The channel every node listens on. A notification only wakes; the log is the truth. */
    public static final String CHANNEL = "dateline_change";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final String node = UUID.randomUUID().toString();

    ChangeLog(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** What this node's own notifications carry. */
    public String node() {
        return node;
    }

    /**
     * What was committed.
     *
     * @param mark    where to go on from: every change not among these is found from here
     * @param changes each story's in order
     */
    public record Page(String mark, List<Change> changes) {}

    /**
     * Adds a change in the running transaction, which holds the story's row. Who has work to do because of it hears of the {@link Change} in
     * the same transaction, as an event; the other nodes are woken when it commits.
     *
     * @return the change, of which the seq counts
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Change append(Story story, ChangeKind kind, @Nullable Long entryNumber) {
        return append(story, kind, entryNumber, kind.isTold());
    }

    /**
     * Writes a change of the story into its log.
     *
     * @param told whether the story's "updated" moves; usually a matter of the kind
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Change append(Story story, ChangeKind kind, @Nullable Long entryNumber, boolean told) {
        Change change = jdbc.sql("""
                with moved as (update story set seq = seq + 1, changed_at = clock.now,
                updated_at = case when :told then clock.now else updated_at end from (select clock_timestamp() as now) clock
                where id = :story returning seq, changed_at),
                logged as (insert into story_change (story_id, seq, kind, entry_number, changed_at)
                select :story, seq, :kind, cast(:entry as bigint), changed_at from moved returning seq, changed_at)
                select seq, changed_at, pg_notify(:channel, :node) from logged""")
                .param("story", story.id())
                .param("kind", kind.word())
                .param("entry", entryNumber)
                .param("channel", CHANNEL)
                .param("told", told)
                .param("node", node)
                .query((row, i) -> new Change(
                        story.id(),
                        row.getLong("seq"),
                        kind,
                        entryNumber,
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .single();
        events.publishEvent(change);
        return change;
    }

    /** The database's time, by which an entry comes out and coverage opens: a node's own clock may be wrong. */
    public Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** The story's latest seq; 0 when nothing happened yet. */
    public long seq(long storyId) {
        return jdbc.sql("select seq from story where id = :id")
                .param("id", storyId)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** When something was last said of the story itself, rather than of an entry. */
    public Optional<Instant> framedAt(long storyId) {
        return jdbc.sql(
                        "select max(changed_at) from story_change where story_id = :story and kind in ('story', 'opened', 'ended')")
                .param("story", storyId)
                .query((row, i) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    /** At most {@code limit} changes after {@code seq}, oldest first. */
    public List<Change> after(long storyId, long seq, int limit) {
        return jdbc.sql("select * from story_change where story_id = :story and seq > :seq order by seq limit :limit")
                .param("story", storyId)
                .param("seq", seq)
                .param("limit", limit)
                .query(ChangeLog::change)
                .list();
    }

    /** Where to go on from with {@link #since}: every change not seen by now is found from here. */
    public String mark() {
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
                .query(String.class)
                .single();
    }

    /** Every change committed since the mark was taken, of any story; some from just before may come again. */
    public Page since(String mark) {
        // Mark and changes from one snapshot: what it does not see yet is not before the mark either.
        return jdbc.sql("""
                select pg_snapshot_xmin(pg_current_snapshot())::text as mark, c.* from (select 1) as here
                left join story_change c on c.tx >= cast(:mark as xid8) and c.tx < pg_snapshot_xmax(pg_current_snapshot())
                order by c.story_id, c.seq""").param("mark", mark).query(rows -> {
            String next = mark;
            List<Change> changes = new ArrayList<>();
            while (rows.next()) {
                next = rows.getString("mark");
                if (rows.getString("kind") != null) {
                    changes.add(change(rows, changes.size()));
                }
            }
            return new Page(next, changes);
        });
    }

    private static Change change(ResultSet row, int i) throws SQLException {
        long entry = row.getLong("entry_number");
        return new Change(
                row.getLong("story_id"),
                row.getLong("seq"),
                ChangeKind.of(row.getString("kind")),
                entry == 0 ? null : entry,
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
