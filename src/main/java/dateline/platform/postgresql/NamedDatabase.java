package dateline.platform.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL server named in the settings, not run by Dateline. */
public final class NamedDatabase implements Database {

    private static final Logger log = LoggerFactory.getLogger(NamedDatabase.class);

    static final int OLDEST_VERSION = 15;

    private final DatabaseProperties settings;
    // Assume a pooler, and so prepare no statements, until the server process is known to stay the same.
    private volatile boolean pooled = true;

    private NamedDatabase(DatabaseProperties settings) {
        this.settings = settings;
    }

    /**
     * Checks that the server is usable before anything else starts.
     *
     * @throws DatabaseFailure when it is not
     */
    public static NamedDatabase reach(DatabaseProperties settings) {
        if (!settings.url().startsWith("jdbc:postgresql:")) {
            throw new DatabaseFailure(
                    "DATELINE_DATABASE_URL is not the JDBC URL of a PostgreSQL.",
                    "Write it like jdbc:postgresql://host:5432/dateline.");
        }
        var database = new NamedDatabase(settings);
        try (var connection = database.connect("dateline");
                var owner = database.connectAsOwner("dateline")) {
            requireVersion(
                    connection.getMetaData().getDatabaseMajorVersion(),
                    connection.getMetaData().getDatabaseProductVersion());
            requireUse(owner);
            database.pooled = isPooled(connection);
            if (database.pooled) {
                log.warn(
                        "A connection pooler such as PgBouncer stands between Dateline and PostgreSQL. It works, but in transaction mode an update posted"
                                + " on another node reaches this one's readers after up to 2 seconds, and statements are not kept prepared: name the server itself"
                                + " in DATELINE_DATABASE_URL where you can");
            }
            if (ask(connection, "select rolsuper from pg_roles where rolname = current_user")) {
                log.warn(
                        "Dateline works with the database as a superuser, which it need not be: name a plain role with DATELINE_DATABASE_USERNAME,"
                                + " and the owner of the tables with DATELINE_DATABASE_OWNER_USERNAME");
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(
                    "The PostgreSQL named by DATELINE_DATABASE_URL cannot be used: " + e.getMessage(),
                    "Check DATELINE_DATABASE_URL, _USERNAME and _PASSWORD, _OWNER_USERNAME and _OWNER_PASSWORD where they are set,"
                            + " and that the server runs.",
                    e);
        }
        return database;
    }

    /** Checks for problems that would otherwise end the migrations with a stack trace. */
    private static void requireUse(Connection owner) throws SQLException {
        if (!ask(
                owner,
                "select pg_encoding_to_char(encoding) = 'UTF8' from pg_database where datname = current_database()")) {
            throw new DatabaseFailure(
                    "The database named by DATELINE_DATABASE_URL is not in UTF-8.",
                    "Make one that is: CREATE DATABASE dateline ENCODING 'UTF8' TEMPLATE template0.");
        }
        if (ask(owner, "select pg_is_in_recovery() or current_setting('transaction_read_only')::boolean")) {
            throw new DatabaseFailure(
                    "The database named by DATELINE_DATABASE_URL takes no changes: it is read-only, or a standby.",
                    "Name the primary server, or make the database writable.");
        }
        if (ask(
                owner,
                "select current_schema() is null or to_regclass('flyway_schema_history') is null"
                        + " and not has_schema_privilege(current_schema(), 'create')")) {
            throw new DatabaseFailure(
                    "The role that signs in to the database may make no tables in it.",
                    "Let it, with GRANT ALL ON SCHEMA public TO the role, or make it the owner of the database.");
        }
    }

    /**
     * Detects a pooler. It accepts clients itself, so the process id that the driver was given differs from that of the
     * server process.
     */
    private static boolean isPooled(Connection connection) throws SQLException {
        return !ask(
                connection,
                "select pg_backend_pid() = "
                        + connection.unwrap(PGConnection.class).getBackendPID());
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    static void requireVersion(int major, String version) {
        if (major < OLDEST_VERSION) {
            throw new DatabaseFailure(
                    "The PostgreSQL named by DATELINE_DATABASE_URL has version " + version + ".",
                    "Dateline needs PostgreSQL " + OLDEST_VERSION + " or newer.");
        }
    }

    @Override
    public boolean isPooled() {
        return pooled;
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
    public @Nullable String ownerUsername() {
        return settings.ownerUsername().isBlank() ? getUsername() : settings.ownerUsername();
    }

    @Override
    public @Nullable String ownerPassword() {
        return settings.ownerUsername().isBlank() ? getPassword() : settings.ownerPassword();
    }

    @Override
    public void close() {
        // The server was not started here, so it is not stopped here.
    }
}
