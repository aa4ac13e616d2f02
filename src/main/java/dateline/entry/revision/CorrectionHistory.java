package dateline.entry.revision;

import dateline.entry.Correction;
import dateline.entry.Entry;
import dateline.platform.settings.Actor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the earlier texts of corrections that were changed or withdrawn. Only the newsroom sees them. */
@Component
public class CorrectionHistory {

    private final JdbcClient jdbc;

    CorrectionHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Earlier state of a correction.
     *
     * @param withdrawn true when the correction was withdrawn at that time, false when its text was changed
     * @param who       name of the account that changed or withdrew it
     */
    public record Former(int number, String text, boolean withdrawn, Instant at, String who) {}

    public void keep(Entry entry, int number, Correction former, boolean withdrawn, Actor by, Instant now) {
        jdbc.sql("""
                insert into correction_history (entry_id, number, text, withdrawn, changed_at, changed_by)
                values (:entry, :number, :text, :withdrawn, :now, :by)""")
                .param("entry", entry.id())
                .param("number", number)
                .param("text", former.text())
                .param("withdrawn", withdrawn)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by.accountId())
                .update();
    }

    /** Returns all earlier states of the entry's corrections, latest change first. */
    public List<Former> of(Entry entry) {
        return jdbc.sql("""
                select h.number, h.text, h.withdrawn, h.changed_at, a.name from correction_history h join account a on a.id = h.changed_by
                where h.entry_id = :entry order by h.id desc""")
                .param("entry", entry.id())
                .query((row, i) -> new Former(
                        row.getInt("number"),
                        row.getString("text"),
                        row.getBoolean("withdrawn"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getString("name")))
                .list();
    }
}
