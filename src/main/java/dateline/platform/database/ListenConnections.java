package dateline.platform.database;

import dateline.platform.postgresql.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Opens connections that are held for long, for {@code LISTEN}. The pool would reclaim its own. */
@Component
public final class ListenConnections {

    private final Database database;
    private final DatabaseMonitor monitor;

    ListenConnections(Database database, DatabaseMonitor monitor) {
        this.database = database;
        this.monitor = monitor;
    }

    /**
     * Opens a connection in auto-commit mode outside the pool. The caller closes it. Fails at once while the database
     * is away.
     */
    public Connection open() throws SQLException {
        monitor.requireUp();
        return database.connect("dateline line");
    }

    /** Whether the database responded, as far as is known. */
    public boolean isUp() {
        return monitor.isUp();
    }

    /** Waits until the database is back, at most for the given time. */
    public void awaitUp(Duration longest) throws InterruptedException {
        monitor.awaitUp(longest);
    }
}
