package dateline.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A PostgreSQL that answers until it is closed; Spring's connection pool is built on these details. */
sealed interface Database extends JdbcConnectionDetails, AutoCloseable permits EmbeddedDatabase, NamedDatabase {

    /** A new connection that belongs to no pool; the caller closes it. */
    default Connection connect(String applicationName) throws SQLException {
        return connect(applicationName, new Properties());
    }

    /** The same with further properties of the driver's. */
    default Connection connect(String applicationName, Properties more) throws SQLException {
        var properties = new Properties();
        properties.putAll(more);
        properties.setProperty("ApplicationName", applicationName);
        properties.setProperty("tcpKeepAlive", "true");
        if (getUsername() != null) {
            properties.setProperty("user", getUsername());
        }
        if (getPassword() != null) {
            properties.setProperty("password", getPassword());
        }
        return DriverManager.getConnection(getJdbcUrl(), properties);
    }

    @Override
    void close();
}
