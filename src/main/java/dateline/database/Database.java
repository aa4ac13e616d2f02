package dateline.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A PostgreSQL that answers until it is closed; Spring's connection pool is built on these details. */
sealed interface Database extends JdbcConnectionDetails, AutoCloseable permits EmbeddedDatabase, NamedDatabase {

    /** How long the database may say nothing, while it signs somebody in or answers a probe, before it is given up. */
    Duration SILENCE = Duration.ofSeconds(2);

    /** A new connection that belongs to no pool, and whose statements may take any time; the caller closes it. */
    default Connection connect(String applicationName) throws SQLException {
        return connect(applicationName, Duration.ZERO);
    }

    /**
     * A new connection that belongs to no pool; the caller closes it.
     *
     * @param silence how long a statement may wait for a word from the server; zero for ever
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
        // The same few statements come again and again: the server keeps them ready from the first time on. Behind a
        // pooler the next statement
        // may go to another server process, which knows nothing of it.
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

    /** Whether a connection pooler such as PgBouncer stands between Dateline and the server. */
    default boolean isPooled() {
        return false;
    }

    /** The role that owns the tables and runs the migrations; the application's own where there is no other. */
    default @Nullable String ownerUsername() {
        return getUsername();
    }

    default @Nullable String ownerPassword() {
        return getPassword();
    }

    /** A new connection as the role that owns the tables; the caller closes it. */
    default Connection connectAsOwner(String applicationName) throws SQLException {
        return connect(applicationName, Duration.ZERO, ownerUsername(), ownerPassword());
    }

    @Override
    void close();
}
