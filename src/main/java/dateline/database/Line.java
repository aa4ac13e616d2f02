package dateline.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** A line to the database that is held for long, for {@code LISTEN}: the pool would take its connections back. */
@Component
public final class Line {

    private final Database database;
    private final DatabaseMonitor monitor;

    Line(Database database, DatabaseMonitor monitor) {
        this.database = database;
        this.monitor = monitor;
    }

    /** Opens a new connection, in auto-commit mode and outside the pool; the caller closes it. Fails at once while the database is away. */
    public Connection open() throws SQLException {
        monitor.requireUp();
        return database.connect("dateline line");
    }

    /** Whether the database answers, as far as is known. */
    public boolean isUp() {
        return monitor.isUp();
    }

    /** Waits until the database is back, or for that long. */
    public void awaitUp(Duration longest) throws InterruptedException {
        monitor.awaitUp(longest);
    }
}
