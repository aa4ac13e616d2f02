package dateline.platform.database;

import dateline.platform.postgresql.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Opens the pool's connections, and aborts all of them when the database is lost. A statement that waits for a silent
 * server then fails, instead of waiting as long as the server is silent.
 */
final class ConnectionSource extends AbstractDataSource {

    /** Maximum time that a statement may wait when the server is silent on this connection only. */
    private static final Duration SILENCE = Duration.ofMinutes(2);
    /**
     * A statement that waits longer for a row lock fails. A transaction whose node stopped in the middle of it is
     * ended.
     */
    private static final String BOUNDS = "set lock_timeout = '10s'; set idle_in_transaction_session_timeout = '60s'";

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Database database;
    private final DatabaseMonitor monitor;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    ConnectionSource(Database database, DatabaseMonitor monitor) {
        this.database = database;
        this.monitor = monitor;
        monitor.onLoss(this::breakAll);
    }

    /**
     * Opens a connection. Waits while the database is away: only the pool's own thread opens connections, and it has to
     * continue as soon as the database is back.
     */
    @Override
    public Connection getConnection() throws SQLException {
        try {
            monitor.awaitUp(LONGEST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        monitor.requireUp();
        Connection connection = database.connect("dateline", SILENCE);
        try (var statement = connection.createStatement()) {
            statement.execute(BOUNDS);
        }
        open.removeIf(ConnectionSource::isClosed);
        open.add(connection);
        return connection;
    }

    @Override
    public Connection getConnection(String username, String password) {
        throw new UnsupportedOperationException("The database's own settings say who signs in.");
    }

    private void breakAll() {
        for (Connection connection : open) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                logger.debug("The connection was gone already", e);
            }
        }
        open.clear();
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }
}
