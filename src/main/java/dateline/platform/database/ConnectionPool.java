package dateline.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** Connection pool that fails at once while the database is away, so that no request waits for it. */
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

    /** Connections from before the outage are not used again. */
    private void evict() {
        if (getHikariPoolMXBean() != null) {
            getHikariPoolMXBean().softEvictConnections();
        }
    }
}
