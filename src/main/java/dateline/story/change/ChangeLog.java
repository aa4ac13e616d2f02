package dateline.story.change;

import dateline.story.Story;
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

/** Log of the changes of all stories. Page, live stream, delta and feeds share its sequence numbers. */
@Component
public class ChangeLog {

    /**
     * PostgreSQL channel on which every node listens. A notification is only a wake-up call; nodes read the changes
     * from the log.
     */
    public static final String CHANNEL = "dateline_change";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final String node = UUID.randomUUID().toString();

    ChangeLog(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Random id of this node, the payload of its own notifications. */
    public String node() {
        return node;
    }

    /**
     * Result of reading the log.
     *
     * @param mark    position for the next read: changes not in this result are found from there
     * @param changes changes, those of each story in order
     */
    public record Page(String mark, List<Change> changes) {}

    /**
     * Appends a change in the running transaction, which must hold the lock of the story's row. The {@link Change} is
     * published as an event in the same transaction. Other nodes are notified when it commits.
     *
     * @return the change with its sequence number
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Change append(Story story, ChangeKind kind, @Nullable Long entryNumber) {
        return append(story, kind, entryNumber, kind.isTold());
    }

    /**
     * Appends a change as {@link #append(Story, ChangeKind, Long)} does.
     *
     * @param told whether the story's {@code updated} time moves; otherwise the kind decides
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

    /**
     * Returns the database's time. Entries are published and coverage opens by this time, because the clocks of nodes
     * may differ.
     */
    public Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Returns the story's latest sequence number; 0 when there was no change yet. */
    public long seq(long storyId) {
        return jdbc.sql("select seq from story where id = :id")
                .param("id", storyId)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Returns when the story itself last changed, rather than one of its entries. */
    public Optional<Instant> framedAt(long storyId) {
        return jdbc.sql(
                        "select max(changed_at) from story_change where story_id = :story and kind in ('story', 'opened', 'ended')")
                .param("story", storyId)
                .query((row, i) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    /** Returns at most {@code limit} changes after {@code seq}, oldest first. */
    public List<Change> after(long storyId, long seq, int limit) {
        return jdbc.sql("select * from story_change where story_id = :story and seq > :seq order by seq limit :limit")
                .param("story", storyId)
                .param("seq", seq)
                .param("limit", limit)
                .query(ChangeLog::change)
                .list();
    }

    /** Returns a position to pass to {@link #since}. Changes not committed yet are found from there. */
    public String mark() {
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
                .query(String.class)
                .single();
    }

    /**
     * Returns every change of any story committed since the mark was taken. Some from just before the mark may be
     * included.
     */
    public Page since(String mark) {
        // Mark and changes come from one snapshot, so a change that the snapshot does not see is not before the mark.
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
