package dateline.account.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.Cast;
import dateline.DatelineTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit trail on the database: only added to, and only with the act. */
@DatelineTest
@ExtendWith(OutputCaptureExtension.class)
class AuditTrailIT {

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Cast cast;

    @Test
    void isWrittenWithTheActOrNotAtAll() {
        AuditEvent event = AuditEvent.of(AuditAct.SETTINGS_CHANGED, AuditObject.of("site", unique(), null))
                .by(cast.ada())
                .changed("a", "b");
        transaction.executeWithoutResult(act -> {
            trail.record(event);
            act.setRollbackOnly();
        });
        assertThat(count(event)).isZero();
        transaction.executeWithoutResult(act -> trail.record(event));
        assertThat(count(event)).isEqualTo(1);
        assertThatThrownBy(() -> trail.record(event)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set actor_name = 'nobody'",
                "update audit_event set actor_name = 'nobody' where false",
                "delete from audit_event",
                "truncate audit_event",
                "select audit_expire(now())",
                "select audit_expire(now() - interval '89 days')",
                "select audit_expire(null)"
            })
    void letsNobodyTakeSomethingBack(String statement) {
        transaction.executeWithoutResult(
                act -> trail.record(AuditEvent.of(AuditAct.SETTINGS_CHANGED, AuditObject.of("site", unique(), null))
                        .by(cast.ada())));
        long before = all();
        assertThatThrownBy(() -> jdbc.sql(statement).query().listOfRows()).isInstanceOf(DataAccessException.class);
        assertThat(all()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void losesOldRowsByTheRetentionAlone() {
        String old = unique();
        jdbc.sql("""
                insert into audit_event (at, act, via, object_kind, object_id)
                values (now() - interval '91 days', 'settings-changed', 'system', 'site', :id)""").param("id", old).update();
        String recent = unique();
        transaction.executeWithoutResult(
                act -> trail.record(AuditAct.SETTINGS_CHANGED, AuditObject.of("site", recent, null)));
        long deleted = jdbc.sql("select audit_expire(now() - interval '90 days')")
                .query(Long.class)
                .single();
        assertThat(deleted).isPositive();
        assertThat(count(old)).isZero();
        assertThat(count(recent)).isEqualTo(1);
    }

    @Test
    void writesSecurityActsToTheLogOnOneLineEach(CapturedOutput output) {
        String forged = unique() + "\" reason=\"\"\n2026-11-29T00:00:00Z INFO signed-in by=\"1\"\u2028more";
        trail.recordAlone(AuditEvent.of(AuditAct.SIGN_IN_REFUSED, AuditObject.address(forged))
                .because("password"));
        String[] lines = output.toString()
                .lines()
                .filter(line -> line.contains(forged.substring(0, 36)))
                .toArray(String[]::new);
        assertThat(lines)
                .singleElement()
                .asString()
                .contains("sign-in-refused", "signed-in by=\\\"1\\\"", "reason=\"password\"");
        assertThat(output.toString().lines()).noneMatch(line -> line.startsWith("2026-11-29T00:00:00Z INFO signed-in"));
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }

    private long count(AuditEvent event) {
        return count(event.object().id());
    }

    private long count(String object) {
        return jdbc.sql("select count(*) from audit_event where object_id = :id")
                .param("id", object)
                .query(Long.class)
                .single();
    }

    private long all() {
        return jdbc.sql("select count(*) from audit_event").query(Long.class).single();
    }
}
