package dateline.platform.postgresql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** PostgreSQL server that is usable until it is closed. Spring's connection pool is built on these details. */
public sealed interface Database extends JdbcConnectionDetails, AutoCloseable permits EmbeddedDatabase, NamedDatabase {

    /** Time without a response after which a connection attempt or a probe fails. */
    Duration SILENCE = Duration.ofSeconds(2);

    /** Opens a connection outside the pool whose statements have no time limit. The caller closes it. */
    default Connection connect(String applicationName) throws SQLException {
        return connect(applicationName, Duration.ZERO);
    }

    /**
     * Opens a connection outside the pool. The caller closes it.
     *
     * @param silence maximum time a statement waits for data from the server; zero for no limit
     */
    default Connection connect(String applicationName, Duration silence) throws SQLException {
        return connect(applicationName, silence, getUsername(), getPassword());
    }

    private Connection connect(
            String applicationName, Duration silence, @Nullable String username, @Nullable String password)
            throws SQLException {
        var properties = new Properties();
        properties.setProperty("ApplicationName", applicationName);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", Long.toString(SILENCE.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(SILENCE.toSeconds()));
        // The same few statements are executed again and again, so the server prepares them from their first use.
        // Behind a pooler the next statement may reach another server process, which does not know the prepared ones.
        properties.setProperty("prepareThreshold", isPooled() ? "0" : "1");
        if (username != null) {
            properties.setProperty("user", username);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        var connection = DriverManager.getConnection(getJdbcUrl(), properties);
        connection.setNetworkTimeout(Runnable::run, (int) silence.toMillis());
        return connection;
    }

    /** Whether a connection pooler such as PgBouncer is between Dateline and the server. */
    default boolean isPooled() {
        return false;
    }

    /** Role that owns the tables and runs the migrations; the application's own role when there is no other. */
    default @Nullable String ownerUsername() {
        return getUsername();
    }

    default @Nullable String ownerPassword() {
        return getPassword();
    }

    /** Opens a connection as the owner of the tables. The caller closes it. */
    default Connection connectAsOwner(String applicationName) throws SQLException {
        return connect(applicationName, Duration.ZERO, ownerUsername(), ownerPassword());
    }

    @Override
    void close();
}
