package dateline.site;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away, does not answer or has no connection left from a fault of Dateline's own. */
public final class Outage {

    private Outage() {
    }

    /** Whether the failure, or anything that caused it, says that the database cannot be used just now. */
    public static boolean isOf(@Nullable Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth++ < 20; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException || cause instanceof SQLTimeoutException
                    || cause instanceof SQLException sql && isOf(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** The connection's class, a server that shuts down or has no room, a statement that was cancelled. */
    private static boolean isOf(String state) {
        return state.startsWith("08") || state.startsWith("57") || state.startsWith("53");
    }
}
