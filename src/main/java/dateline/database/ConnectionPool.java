package dateline.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** The connection pool. It fails at once while the database is away, so that a request waits for nothing. */
final class ConnectionPool extends HikariDataSource {

    private final DatabaseMonitor monitor;

    ConnectionPool(ConnectionSource source, DatabaseMonitor monitor) {
        this.monitor = monitor;
        setDataSource(source);
        monitor.onLoss(this::evict);
    }

    @Override
    public Connection getConnection() throws SQLException {
        monitor.requireUp();
        return super.getConnection();
    }

    /** Connections from before the loss are not lent again. */
    private void evict() {
        if (getHikariPoolMXBean() != null) {
            getHikariPoolMXBean().softEvictConnections();
        }
    }
}
