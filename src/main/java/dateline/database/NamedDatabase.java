package dateline.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that somebody else runs. */
final class NamedDatabase implements Database {

    static final int OLDEST_VERSION = 15;

    private final DatabaseSettings settings;

    private NamedDatabase(DatabaseSettings settings) {
        this.settings = settings;
    }

    /** Makes sure the named server can be used before anything else starts on it. */
    static NamedDatabase reach(DatabaseSettings settings) {
        if (!settings.url().startsWith("jdbc:postgresql:")) {
            throw new DatabaseFailure("DATELINE_DATABASE_URL is not the JDBC URL of a PostgreSQL.",
                    "Write it like jdbc:postgresql://host:5432/dateline.");
        }
        var database = new NamedDatabase(settings);
        try (var connection = database.connect("dateline")) {
            requireVersion(connection.getMetaData().getDatabaseMajorVersion(),
                    connection.getMetaData().getDatabaseProductVersion());
        } catch (SQLException e) {
            throw new DatabaseFailure("The PostgreSQL named by DATELINE_DATABASE_URL cannot be used: " + e.getMessage(),
                    "Check DATELINE_DATABASE_URL, _USERNAME and _PASSWORD, and that the server runs.", e);
        }
        return database;
    }

    static void requireVersion(int major, String version) {
        if (major < OLDEST_VERSION) {
            throw new DatabaseFailure("The PostgreSQL named by DATELINE_DATABASE_URL has version " + version + ".",
                    "Dateline needs PostgreSQL " + OLDEST_VERSION + " or newer.");
        }
    }

    @Override
    public String getJdbcUrl() {
        return settings.url();
    }

    @Override
    public @Nullable String getUsername() {
        return settings.username().isBlank() ? null : settings.username();
    }

    @Override
    public @Nullable String getPassword() {
        return settings.password().isBlank() ? null : settings.password();
    }

    @Override
    public void close() {
        // It was not started here, so it is not stopped here.
    }
}
