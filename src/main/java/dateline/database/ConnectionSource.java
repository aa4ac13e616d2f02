package dateline.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Opens the pool's connections, and breaks all of them when the database is lost: a statement that waits for a silent server fails then, instead
 * of waiting for as long as the server stays silent.
 */
final class ConnectionSource extends AbstractDataSource {

    /** The most that a statement may take when the server says nothing on this one connection, though it answers elsewhere. */
    private static final Duration SILENCE = Duration.ofMinutes(2);
    /** A row held by another for longer is given up, and so is a transaction whose node stopped in the middle of it. */
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

    /** Waits while the database is away: only the pool's own thread opens connections, and it is to go on as soon as the database is back. */
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
