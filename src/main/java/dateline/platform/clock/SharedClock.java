package dateline.platform.clock;

import dateline.platform.error.DatabaseTrouble;
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
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clock that returns the database's time, so that nodes whose own clocks differ agree on the order of events and on
 * what is due. The database is queried every 30 seconds. Between queries the time is extrapolated by the monotonic
 * clock ({@link System#nanoTime}), so a change of the machine's clock does not affect it. A jump of the machine's clock
 * triggers a query at once. The machine may have slept, and the monotonic clock does not advance meanwhile.
 */
public final class SharedClock extends Clock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SharedClock.class);
    private static final Duration AGREED = Duration.ofMillis(250);
    private static final Duration BETWEEN = Duration.ofSeconds(30);

    private final InstantSource machine;
    private final LongSupplier nanos;
    private final Database database;
    private final Thread setting;
    private final Semaphore jumped = new Semaphore(0);
    private final AtomicLong failures = new AtomicLong();
    private volatile Reading reading;
    private volatile boolean lost;
    private volatile boolean warned;

    /** Source of the database's time. */
    interface Database {

        Instant now() throws SQLException;
    }

    /**
     * The three clocks read at one moment.
     *
     * @param shared  the database's time
     * @param machine the machine's time, by which a jump is detected
     * @param nanos   the monotonic clock, by which the time is extrapolated
     */
    private record Reading(Instant shared, Instant machine, long nanos) {

        Reading counted(Instant machineNow, long nanosNow) {
            return new Reading(shared.plusNanos(nanosNow - nanos), machineNow, nanosNow);
        }
    }

    SharedClock(InstantSource machine, DataSource database) {
        this(machine, System::nanoTime, () -> {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select clock_timestamp()")) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        });
    }

    SharedClock(InstantSource machine, LongSupplier nanos, Database database) {
        this.machine = machine;
        this.nanos = nanos;
        this.database = database;
        Instant now = machine.instant();
        this.reading = new Reading(now, now, nanos.getAsLong());
        set();
        setting = Thread.ofVirtual().name("clock").start(this::keepSet);
    }

    private void keepSet() {
        try {
            while (true) {
                if (jumped.tryAcquire(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                    jumped.drainPermits();
                }
                set();
            }
        } catch (InterruptedException e) {
            LOG.debug("No longer set");
        }
    }

    /**
     * Queries the database and corrects the time. A difference within the duration of the query plus a tolerance is
     * attributed to the network and ignored.
     */
    private void set() {
        try {
            long asked = nanos.getAsLong();
            Instant told = database.now();
            long answered = nanos.getAsLong();
            Duration way = Duration.ofNanos(answered - asked);
            Reading now = reading.counted(machine.instant(), answered);
            Duration found = Duration.between(now.shared(), told.plus(way.dividedBy(2)));
            if (found.abs().compareTo(AGREED.plus(way)) > 0) {
                LOG.warn(
                        "This node's time differed from the database's by {} ms and was corrected; the database's time is used",
                        -found.toMillis());
                now = new Reading(now.shared().plus(found), now.machine(), now.nanos());
            }
            reading = now;
            if (lost) {
                lost = false;
                warned = false;
                LOG.info("The database's time can be read again");
            }
        } catch (SQLException | RuntimeException e) {
            failures.incrementAndGet();
            // Record the jump, so that the same one does not trigger a query again and again.
            reading = reading.counted(machine.instant(), nanos.getAsLong());
            lost = true;
            // An outage of the database is logged once, by the database monitor.
            if (!warned && !DatabaseTrouble.isOutage(e)) {
                warned = true;
                LOG.warn(
                        "The database could not be asked for the time, and this node continues by its own clock: {}",
                        e.toString());
            }
        }
    }

    /** Returns the time in microseconds, the precision of PostgreSQL: a value reads back as it was written. */
    @Override
    public Instant instant() {
        Reading last = reading;
        Instant machineNow = machine.instant();
        Reading now = last.counted(machineNow, nanos.getAsLong());
        Duration jump = Duration.between(last.machine(), machineNow).minusNanos(now.nanos() - last.nanos());
        if (jump.abs().compareTo(AGREED) > 0 && jumped.availablePermits() == 0) {
            jumped.release();
        }
        return now.shared().truncatedTo(ChronoUnit.MICROS);
    }

    /** Number of failed queries for the database's time. */
    long failures() {
        return failures.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        // Not `this`: the withZone of a Clock is this very method.
        @SuppressWarnings("UnnecessaryMethodReference")
        InstantSource now = this::instant;
        return now.withZone(zone);
    }

    @Override
    public void close() {
        setting.interrupt();
    }
}
