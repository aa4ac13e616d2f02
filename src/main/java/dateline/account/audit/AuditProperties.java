package dateline.account.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the audit trail.
 *
 * @param keep how long its rows are kept
 */
@ConfigurationProperties("dateline.audit")
record AuditProperties(Duration keep) {

    private static final Duration SHORTEST = Duration.ofDays(90);

    AuditProperties {
        if (keep.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("DATELINE_AUDIT_KEEP is below 90d: write 90d or longer");
        }
    }
}
