package dateline.platform.database;

import dateline.platform.error.DatabaseTrouble;
import dateline.platform.node.NodeState;
import dateline.platform.postgresql.Database;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Monitors the database by a query every half second on a connection of its own. While the database is away, requests
 * for a connection fail at once, which leads to 503. Slow statements are never aborted as long as the database responds
 * here. Thread-safe.
 */
public final class DatabaseMonitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseMonitor.class);
    private static final String PART = "database";
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final Duration SLOW = Duration.ofMillis(900);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_WARNINGS = Duration.ofSeconds(30);
    private static final Duration REMINDER = Duration.ofMinutes(1);
    /**
     * Time after a report of a full disk for which the database counts as full. Further failed writes renew the report.
     */
    private static final Duration FULL = Duration.ofSeconds(7);

    private final Database database;
    private final NodeState node;
    private final Thread thread;
    private final OutageLog outageLog = new OutageLog(this);
    private final List<Runnable> onLoss = new CopyOnWriteArrayList<>();
    private final AtomicLong refused = new AtomicLong();
    private final Object back = new Object();
    private volatile @Nullable Outage outage;
    private volatile boolean closed;
    /** Start of the pending query by {@link System#nanoTime}; 0 when no query is pending. */
    private volatile long askedAt;

    private volatile long fullUntil;
    private volatile @Nullable String suspicion;
    private long said = System.nanoTime() - BETWEEN_WARNINGS.toNanos();
    private boolean full;
    private boolean readOnly;
    private @Nullable Connection line;

    private record Outage(long since, String reason) {}

    DatabaseMonitor(Database database, NodeState node) {
        this.database = database;
        this.node = node;
        outageLog.install();
        thread = Thread.ofPlatform().name("database-monitor").daemon().start(this::watch);
    }

    /** Adds an action to run when the database is lost, to end waits for it. */
    void onLoss(Runnable action) {
        onLoss.add(action);
    }

    /** Whether the database responded, as far as is known. */
    public boolean isUp() {
        return outage == null;
    }

    /** Whether the database is away, or has not responded to the pending query for 900 ms. */
    boolean isAway() {
        long asked = askedAt;
        return outage != null || asked != 0 && System.nanoTime() - asked > SLOW.toNanos();
    }

    /**
     * Fails while the database is away.
     *
     * @throws SQLTransientConnectionException with the reason of the outage
     */
    void requireUp() throws SQLException {
        Outage now = outage;
        if (now != null) {
            refused.incrementAndGet();
            throw new SQLTransientConnectionException("The database is away: " + now.reason(), "08001");
        }
    }

    /** Waits until the database is back, at most for the given time. Returns false when it is still away. */
    boolean awaitUp(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        synchronized (back) {
            while (outage != null && !closed) {
                long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (left <= 0) {
                    return false;
                }
                back.wait(left);
            }
        }
        return outage == null;
    }

    /**
     * Checks the database at once, because an operation failed as if the database were away.
     *
     * @param what description of the failure. It is logged, at most every 30 seconds, when the database does respond:
     *             the pool was exhausted, or the database refused the work.
     */
    public void suspect(String what) {
        if (outage == null) {
            suspicion = what;
            LockSupport.unpark(thread);
        }
    }

    /** Reports that a write met a full disk, on this machine or the database's. */
    public void reportFull() {
        fullUntil = System.nanoTime() + FULL.toNanos();
        LockSupport.unpark(thread);
    }

    /** Whether the database being away, broken or overloaded caused the failure. */
    public boolean isUnavailable(Throwable failure) {
        return DatabaseTrouble.isUnavailable(failure) || outage != null && DatabaseTrouble.isOfDatabase(failure);
    }

    private void watch() {
        Duration pause = FIRST_PAUSE;
        long reminded = System.nanoTime();
        while (!closed) {
            try {
                askedAt = System.nanoTime() | 1;
                ask();
                askedAt = 0;
                up();
                sayWhatFailed();
                pause = FIRST_PAUSE;
                LockSupport.parkNanos(BETWEEN.toNanos());
            } catch (SQLException | RuntimeException e) {
                hangUp();
                if (closed) {
                    return;
                }
                down(e);
                Outage now = outage;
                if (now != null && System.nanoTime() - Math.max(now.since(), reminded) > REMINDER.toNanos()) {
                    reminded = System.nanoTime();
                    LOG.warn("The database has been away for {} s: {}", seconds(now), now.reason());
                }
                LockSupport.parkNanos(pause.toNanos());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
            reportFullness();
        }
        hangUp();
    }

    /**
     * Runs the query. A connection that was closed, rather than silent, is replaced before an outage is reported, since
     * only that connection may have been affected.
     */
    private void ask() throws SQLException {
        Connection open = line;
        if (open != null) {
            try {
                probe(open);
                return;
            } catch (SQLException e) {
                if (isSilence(e)) {
                    throw e;
                }
                hangUp();
            }
        }
        open = database.connect("dateline monitor", Database.SILENCE);
        line = open;
        probe(open);
    }

    private void probe(Connection open) throws SQLException {
        try (var statement = open.createStatement();
                var answer = statement.executeQuery("show transaction_read_only")) {
            answer.next();
            boolean now = answer.getString(1).equals("on");
            if (now != readOnly) {
                readOnly = now;
                if (now) {
                    LOG.warn("The database takes no changes: it is read-only, or a standby");
                    node.report("database-read-only", "The database is read-only.");
                } else {
                    LOG.info("The database takes changes again");
                    node.clear("database-read-only");
                }
            }
        }
    }

    private void down(Exception cause) {
        if (outage == null) {
            Outage begun = new Outage(System.nanoTime(), reason(cause));
            refused.set(0);
            outageLog.reset();
            suspicion = null;
            outage = begun;
            node.report(PART, "The database is away.");
            LOG.warn("The database is away, and updates are refused with 503 until it is back: {}", begun.reason());
            onLoss.forEach(Runnable::run);
        }
    }

    private void up() {
        Outage over = outage;
        if (over != null) {
            synchronized (back) {
                outage = null;
                back.notifyAll();
            }
            suspicion = null;
            node.clear(PART);
            LOG.info(
                    "The database is back after {} s; {} requests for a connection were refused meanwhile, {} lines of log were left out",
                    seconds(over),
                    refused.get(),
                    outageLog.leftOut());
        }
    }

    private void sayWhatFailed() {
        String what = suspicion;
        suspicion = null;
        if (what != null && System.nanoTime() - said > BETWEEN_WARNINGS.toNanos()) {
            said = System.nanoTime();
            LOG.warn("The database answers, but not all work gets done: {}", what);
        }
    }

    private void reportFullness() {
        boolean now = fullUntil - System.nanoTime() > 0 && fullUntil != 0;
        if (now != full) {
            full = now;
            if (now) {
                LOG.warn(
                        "The database or the disk has no room for what is to be written; it is refused with 507 until there is");
                node.report("database-full", "There is no room on the disk.");
            } else {
                LOG.info("Nothing has been refused lately for lack of space");
                node.clear("database-full");
            }
        }
    }

    private static long seconds(Outage outage) {
        return Duration.ofNanos(System.nanoTime() - outage.since()).toSeconds();
    }

    private static boolean isSilence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Throwable failure) {
        if (isSilence(failure)) {
            return "it gives no answer within " + Database.SILENCE.toSeconds() + " s";
        }
        Throwable cause = failure.getCause() instanceof IOException io ? io : failure;
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
    }

    private void hangUp() {
        Connection open = line;
        line = null;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("The monitor's connection was gone already", e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        synchronized (back) {
            back.notifyAll();
        }
        outageLog.remove();
    }
}
