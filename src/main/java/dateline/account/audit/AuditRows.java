package dateline.account.audit;

import dateline.platform.paging.TimeKey;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads the audit trail. */
@Repository
public class AuditRows {

    private static final String COLUMNS =
            "id, at, act, actor_id, actor_name, via, via_id, host(address) as address, object_kind, object_id, object_name, story_id, entry_number,"
                    + " old_value, new_value, reason";
    private static final Pattern NETWORK = Pattern.compile("([0-9a-fA-F.:]{2,45})(?:/(\\d{1,3}))?");

    private final JdbcClient jdbc;

    AuditRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns at most {@code limit} rows before the position, newest first. */
    @Transactional(readOnly = true)
    public List<AuditRow> before(AuditFilter filter, TimeKey position, int limit) {
        String network = filter.address() == null ? null : network(filter.address());
        if (filter.address() != null && network == null) {
            return List.of();
        }
        return jdbc.sql("select " + COLUMNS + " from audit_event where (at, id) < (:at, :id)"
                        + (filter.account() == null ? "" : " and actor_id = :account")
                        + (filter.act() == null ? "" : " and act = :act")
                        + (filter.story() == null ? "" : " and story_id = :story")
                        + (filter.from() == null ? "" : " and at >= :from")
                        + (filter.until() == null ? "" : " and at < :until")
                        + (network == null ? "" : " and address <<= cast(:network as inet)")
                        + (filter.object() == null
                                ? ""
                                : " and position(lower(:object) in lower(concat_ws(' ', object_kind, object_id, object_name, old_value, new_value, reason))) > 0")
                        + " order by at desc, id desc limit :limit")
                .param("at", utc(position.at()))
                .param("id", position.id())
                .param("account", filter.account(), Types.BIGINT)
                .param("act", filter.act())
                .param("story", filter.story(), Types.BIGINT)
                .param("from", filter.from() == null ? null : utc(filter.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("until", filter.until() == null ? null : utc(filter.until()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("network", network)
                .param("object", filter.object())
                .param("limit", limit)
                .query(AuditRows::row)
                .list();
    }

    /** Returns the acts on one entry, newest first. */
    @Transactional(readOnly = true)
    public List<AuditRow> ofEntry(long storyId, long number, int limit) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from audit_event where story_id = :story and entry_number = :number order by at desc, id desc limit :limit")
                .param("story", storyId)
                .param("number", number)
                .param("limit", limit)
                .query(AuditRows::row)
                .list();
    }

    /**
     * Returns at most {@code limit} rows after the row of that id, in the order of the transactions that wrote them. A
     * row is returned only when no earlier transaction can still add one before it, so that following the trail from id
     * to id misses none.
     *
     * @param id 0 for the beginning
     */
    @Transactional(readOnly = true)
    public List<AuditRow> after(long id, int limit) {
        return jdbc.sql("""
                with mark as (select coalesce((select tx from audit_event where id = :id),
                  (select tx from audit_event where id > :id order by id limit 1), '0'::xid8) as tx)
                select %s from audit_event where (tx, id) > ((select tx from mark), :id) and tx < pg_snapshot_xmin(pg_current_snapshot())
                order by tx, id limit :limit""".formatted(COLUMNS.replace("id, at", "audit_event.id, at")))
                .param("id", id)
                .param("limit", limit)
                .query(AuditRows::row)
                .list();
    }

    /** The text when it is an address or a network, otherwise null. */
    private static @Nullable String network(String text) {
        Matcher parts = NETWORK.matcher(text.strip());
        if (!parts.matches()) {
            return null;
        }
        try {
            InetAddress address = InetAddress.ofLiteral(parts.group(1));
            int most = address instanceof Inet4Address ? 32 : 128;
            int length = parts.group(2) == null ? most : Integer.parseInt(parts.group(2));
            return length > most ? null : address.getHostAddress() + "/" + length;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static AuditRow row(ResultSet row, int i) throws SQLException {
        return new AuditRow(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("act"),
                new AuditRow.Source(
                        row.getObject("actor_id", Long.class),
                        row.getString("actor_name"),
                        row.getString("via"),
                        row.getString("via_id"),
                        row.getString("address")),
                new AuditObject(
                        row.getString("object_kind"),
                        row.getString("object_id"),
                        row.getString("object_name"),
                        row.getObject("story_id", Long.class),
                        row.getObject("entry_number", Long.class)),
                new AuditRow.Change(row.getString("old_value"), row.getString("new_value"), row.getString("reason")));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
