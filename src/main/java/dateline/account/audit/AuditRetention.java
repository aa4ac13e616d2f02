package dateline.account.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deletes rows of the audit trail that are older than the setting says. The database does it, by a function that runs
 * with the rights of the tables' owner, because Dateline's own role may not.
 */
@Component
class AuditRetention {

    private final JdbcClient jdbc;
    private final AuditProperties settings;
    private final Clock clock;

    AuditRetention(JdbcClient jdbc, AuditProperties settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    void expire() {
        long deleted;
        do {
            deleted = jdbc.sql("select audit_expire(:older)")
                    .param("older", clock.instant().minus(settings.keep()).atOffset(ZoneOffset.UTC))
                    .query(Long.class)
                    .single();
        } while (deleted > 0);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(AuditProperties.class)
    static class Job {

        @Bean
        RecurringTask<Void> expireAudit(ObjectProvider<AuditRetention> retention) {
            return Tasks.recurring("expire-audit", FixedDelay.ofHours(6))
                    .execute((instance, context) -> retention.getObject().expire());
        }
    }
}
