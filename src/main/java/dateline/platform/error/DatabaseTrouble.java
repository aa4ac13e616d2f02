package dateline.platform.error;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells failures of the database or the disk from faults of a request, by SQLSTATE. */
public final class DatabaseTrouble {

    /**
     * SQLSTATE codes after which a later retry may succeed: lock timeout, serialization failure, deadlock, read-only
     * server, idle or transaction timeout, system or I/O error.
     */
    private static final Set<String> PASSING =
            Set.of("55P03", "40001", "40P01", "25006", "25P03", "25P04", "58000", "58030");

    private static final String DISK_FULL = "53100";
    private static final int DEEPEST = 20;

    private DatabaseTrouble() {}

    /**
     * Whether the database was unreachable, the connection broke, or the database could not do the work at the moment:
     * 503.
     */
    public static boolean isUnavailable(@Nullable Throwable failure) {
        return any(
                failure,
                cause -> cause instanceof SQLException sql
                        && (isLost(sql) || isPassing(String.valueOf(sql.getSQLState()))));
    }

    /** Whether the database is unavailable or out of space, which is not a fault of the application. */
    public static boolean isOutage(@Nullable Throwable failure) {
        return isUnavailable(failure) || isFull(failure);
    }

    /** Whether the database or the disk had no space left to write: 507. */
    public static boolean isFull(@Nullable Throwable failure) {
        return any(
                failure,
                cause -> cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())
                        || cause instanceof java.io.IOException && saysFull(String.valueOf(cause.getMessage())));
    }

    /**
     * Whether the failure came from database access. While the database is unavailable, such failures are a consequence
     * of that.
     */
    public static boolean isOfDatabase(@Nullable Throwable failure) {
        return any(
                failure,
                cause -> cause instanceof SQLException
                        || cause.getClass().getName().startsWith("org.springframework.dao.")
                        || cause.getClass().getName().startsWith("org.springframework.transaction."));
    }

    /**
     * Accepts also class 57 (shutdown, crash, cancelled) and class 53 (too many connections, out of memory), except a
     * full disk.
     */
    private static boolean isPassing(String state) {
        return PASSING.contains(state) || state.startsWith("57") || state.startsWith("53") && !DISK_FULL.equals(state);
    }

    private static boolean isLost(SQLException failure) {
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLTimeoutException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                || String.valueOf(failure.getSQLState()).startsWith("08")
                // The connection pool's message for a connection that it has closed.
                || "Connection is closed".equals(failure.getMessage());
    }

    private static boolean saysFull(String message) {
        return message.contains("No space left on device") || message.contains("Disk quota exceeded");
    }

    private static boolean any(@Nullable Throwable failure, Predicate<Throwable> of) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (of.test(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
