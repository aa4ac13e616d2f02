package dateline.account.audit;

import static dateline.account.audit.AuditText.line;
import static dateline.account.audit.AuditText.quoted;

import dateline.platform.settings.Actor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Append-only record of acts. A row is written by one statement in the transaction of the act: neither exists without
 * the other. The database refuses to change or delete a row. The signed-in account, its session or key, and the network
 * address are those of the current request. Acts that concern accounts, keys, sessions and settings are also written to
 * the log, one line each, once they are committed.
 */
@Component
public class AuditTrail {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_VALUE = 500;

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Records an act in the running transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AuditAct act, AuditObject object) {
        write(AuditEvent.of(act, object));
    }

    /** Records an act in the running transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AuditEvent event) {
        write(event);
    }

    /** Records an act that changes nothing in the database, such as a refused sign-in, in a transaction of its own. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void recordAlone(AuditEvent event) {
        write(event);
    }

    /**
     * Records an act of a job in the running transaction. It is the act of the account that last did one of {@code
     * asked} to the same object, through {@code schedule}; of {@link AuditEvent#by} when none is recorded.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordScheduled(AuditEvent event, AuditAct... asked) {
        String[] words = new String[asked.length];
        for (int i = 0; i < asked.length; i++) {
            words[i] = asked[i].word();
        }
        Actor who = jdbc.sql("""
                        select actor_id, actor_name from audit_event where story_id is not distinct from :story and object_kind = :kind
                        and object_id = :object and act = any(:asked) and actor_id is not null order by at desc, id desc limit 1""")
                .param("story", event.object().story(), java.sql.Types.BIGINT)
                .param("kind", event.object().kind())
                .param("object", event.object().id())
                .param("asked", words)
                .query((row, i) -> new Actor(row.getLong("actor_id"), row.getString("actor_name")))
                .optional()
                .orElse(event.by());
        write(event, new AuditSource(who, "schedule", null, null));
    }

    private void write(AuditEvent event) {
        write(event, AuditSource.current());
    }

    private void write(AuditEvent event, AuditSource source) {
        Actor by = source.actor() == null ? event.by() : source.actor();
        AuditObject object = event.object();
        String name = line(object.name(), LONGEST_NAME);
        String reason = line(event.reason(), LONGEST_VALUE);
        jdbc.sql("""
                insert into audit_event (act, actor_id, actor_name, via, via_id, address, object_kind, object_id, object_name,
                story_id, entry_number, old_value, new_value, reason)
                values (:act, :actor, :actorName, :via, :viaId, cast(:address as inet), :kind, :object, :name,
                :story, :entry, :before, :after, :reason)""")
                .param("act", event.act().word())
                .param("actor", by == null ? null : by.accountId(), java.sql.Types.BIGINT)
                .param("actorName", by == null ? null : line(by.name(), LONGEST_NAME))
                .param("via", source.via())
                .param("viaId", source.viaId())
                .param("address", source.address())
                .param("kind", object.kind())
                .param("object", line(object.id(), LONGEST_NAME))
                .param("name", name)
                .param("story", object.story(), java.sql.Types.BIGINT)
                .param("entry", object.entry(), java.sql.Types.BIGINT)
                .param("before", line(event.before(), LONGEST_VALUE))
                .param("after", line(event.after(), LONGEST_VALUE))
                .param("reason", reason)
                .update();
        if (event.act().isSecurity()) {
            afterCommit(event.act().word() + " by=" + quoted(by == null ? "" : by.accountId()) + " via="
                    + quoted(source.via() + (source.viaId() == null ? "" : " " + source.viaId()))
                    + " address=" + quoted(text(source.address()))
                    + " object=" + quoted(object.kind() + " " + text(object.id()))
                    + " name=" + quoted(text(name)) + " reason=" + quoted(text(reason)));
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static void afterCommit(String line) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                LOG.info("{}", line);
            }
        });
    }
}
