package dateline.site;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's time, told by this machine's clock and set right by the database every half minute: nodes whose own clocks differ agree on
 * what came first, and on what is due.
 */
final class SharedClock extends Clock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SharedClock.class);
    private static final Duration AGREED = Duration.ofMillis(250);
    private static final Duration BETWEEN = Duration.ofSeconds(30);

    private final Clock machine;
    private final DataSource database;
    private final Thread setting;
    private volatile Duration behind = Duration.ZERO;

    SharedClock(Clock machine, DataSource database) {
        this.machine = machine;
        this.database = database;
        set();
        setting = Thread.ofVirtual().name("clock").start(this::keepSet);
    }

    private void keepSet() {
        try {
            while (true) {
                Thread.sleep(BETWEEN);
                set();
            }
        } catch (InterruptedException e) {
            LOG.debug("No longer set");
        }
    }

    /** Small differences are the network's: for them the clock does not jump. */
    private void set() {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            Instant asked = machine.instant();
            try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
                row.next();
                Instant told = row.getObject(1, OffsetDateTime.class).toInstant();
                Duration way = Duration.between(asked, machine.instant());
                Duration found = Duration.between(asked.plus(way.dividedBy(2)), told);
                if (found.minus(behind).abs().compareTo(AGREED.plus(way)) > 0) {
                    LOG.warn("This machine's clock differs from the database's by {} ms; the database's counts", -found.toMillis());
                    behind = found;
                }
            }
        } catch (SQLException e) {
            LOG.debug("The clock could not be set", e);
        }
    }

    /** As precise as the database keeps it: what is read again is what was written. */
    @Override
    public Instant instant() {
        return machine.instant().plus(behind).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        InstantSource now = this::instant;
        return now.withZone(zone);
    }

    @Override
    public void close() {
        setting.interrupt();
    }
}
