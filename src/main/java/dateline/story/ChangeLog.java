package dateline.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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
    private final Clock clock;

    ChangeLog(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Adds a change in the running transaction, which holds the story's row, and wakes the nodes when it commits. Who has work to do because of
     * it hears of the {@link Change} in the same transaction, as an event.
     *
     * @return the change's seq
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long append(Story story, ChangeKind kind, @Nullable Long entryNumber) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        long seq = jdbc.sql("update story set seq = seq + 1, changed_at = :now where id = :id returning seq")
            .param("now", now).param("id", story.id()).query(Long.class).single();
        jdbc.sql("insert into story_change (story_id, seq, kind, entry_number, changed_at) values (:story, :seq, :kind, :entry, :now)")
            .param("story", story.id()).param("seq", seq).param("kind", kind.word()).param("entry", entryNumber).param("now", now).update();
        events.publishEvent(new Change(story.id(), seq, kind, entryNumber, now.toInstant()));
        jdbc.sql("select pg_notify(:channel, '')").param("channel", CHANNEL).query((row, i) -> true).single();
        return seq;
    }

    /** The story's latest seq; 0 when nothing happened yet. */
    public long seq(long storyId) {
        return jdbc.sql("select seq from story where id = :id").param("id", storyId).query(Long.class).optional().orElse(0L);
    }

    /** When something was last said of the story itself, rather than of an entry. */
    public Optional<Instant> framedAt(long storyId) {
        return jdbc.sql("select max(changed_at) from story_change where story_id = :story and kind in ('story', 'opened', 'ended')")
            .param("story", storyId).query((row, i) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant))
            .single();
    }

    /** At most {@code limit} changes after {@code seq}, oldest first. */
    public List<Change> after(long storyId, long seq, int limit) {
        return jdbc.sql("select * from story_change where story_id = :story and seq > :seq order by seq limit :limit")
            .param("story", storyId).param("seq", seq).param("limit", limit).query(ChangeLog::change).list();
    }

    /** Where to go on from with {@link #since}: every change not seen by now is found from here. */
    public String mark() {
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text").query(String.class).single();
    }

    /** Every change committed since the mark was taken, of any story, each story's in order; some from just before may come again. */
    public List<Change> since(String mark) {
        return jdbc.sql("""
                select * from story_change where tx >= cast(:mark as xid8) and tx < pg_snapshot_xmax(pg_current_snapshot()) order by story_id, seq""")
            .param("mark", mark).query(ChangeLog::change).list();
    }

    private static Change change(ResultSet row, int i) throws SQLException {
        long entry = row.getLong("entry_number");
        return new Change(row.getLong("story_id"), row.getLong("seq"), ChangeKind.of(row.getString("kind")), entry == 0 ? null : entry,
            row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
