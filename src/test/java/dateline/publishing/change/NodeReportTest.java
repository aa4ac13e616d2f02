package dateline.publishing.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class NodeReportTest {

    /** A database to which there is no connection. */
    private static final class Away implements PlatformTransactionManager {

        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            throw new CannotCreateTransactionException("no connection");
        }

        @Override
        public void commit(TransactionStatus status) {
            throw new AssertionError("nothing was begun");
        }

        @Override
        public void rollback(TransactionStatus status) {
            throw new AssertionError("nothing was begun");
        }
    }

    @Test
    void warnsOnceAndCountsEachFailureWhenItsReportsAreLost(CapturedOutput log) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        NodeReport report = new NodeReport(
                JdbcClient.create(new DriverManagerDataSource()),
                new TransactionTemplate(new Away()),
                Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC),
                meters);
        report.follows(1, 5);
        report.follows(2, 7);
        report.lives();
        assertThat(meters.counter("dateline.node.report.failures").count()).isGreaterThanOrEqualTo(4);
        assertThat(log.getOut().lines().filter(line -> line.contains("could not be reported")))
                .singleElement()
                .asString()
                .contains("WARN", "no connection");
    }
}
