package dateline.platform.postgresql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The PostgreSQL all tests of one process share. Its folder under {@code target} is kept: the next run starts faster. */
public final class TestServer {

    /** The role that owns tests' databases, and one that may do nothing in them unless it is let. */
    public static final String TABLES = "test_owner";

    public static final String APPLICATION = "test_app";

    private static final TestServer SHARED = start();

    private final EmbeddedDatabase database;

    private TestServer(EmbeddedDatabase database) {
        this.database = database;
    }

    public static TestServer shared() {
        return SHARED;
    }

    private static TestServer start() {
        var server = new TestServer(startInAFreeFolder(1));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            for (var role : List.of(TABLES, APPLICATION)) {
                statement.execute("DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + role
                        + "') THEN CREATE ROLE " + role + "; END IF; END $$");
                statement.execute("ALTER ROLE " + role + " LOGIN PASSWORD '" + server.password() + "'");
                statement.execute("ALTER ROLE " + role + " SET synchronous_commit = off");
            }
            statement.execute("ALTER ROLE CURRENT_USER SET synchronous_commit = off");
            var old = new ArrayList<String>();
            try (var names = statement.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE 'test_%'")) {
                while (names.next()) {
                    old.add(names.getString(1));
                }
            }
            for (var name : old) {
                statement.execute("DROP DATABASE " + name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server;
    }

    /** Another process may be testing at the same time. */
    private static EmbeddedDatabase startInAFreeFolder(int number) {
        try {
            return EmbeddedDatabase.start(Path.of("target/test-data/" + number), 0);
        } catch (DatabaseFailure e) {
            if (number == 9) {
                throw e;
            }
            return startInAFreeFolder(number + 1);
        }
    }

    /** Application contexts are closed at the same time as this: their connections go first, to end without complaints. */
    private void close() {
        var end = Instant.now().plusSeconds(5);
        try (var connection = connect();
                var statement = connection.createStatement()) {
            while (Instant.now().isBefore(end)) {
                try (var users = statement.executeQuery("SELECT FROM pg_stat_activity WHERE datname LIKE 'test_%'")) {
                    if (!users.next()) {
                        break;
                    }
                }
                statement.execute("SELECT pg_sleep(0.05)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            database.close();
        }
    }

    /** Connects to the server's own database, from where others can be made. */
    public Connection connect() throws SQLException {
        return database.connectAsSuperuser("dateline");
    }

    public String url(String name) {
        return database.getJdbcUrl().replaceFirst("[^/]+$", name);
    }

    /** The superuser. */
    public String username() {
        return Cluster.OWNER;
    }

    /** The superuser's, and that of the roles for tests too. */
    public String password() {
        return database.superuserPassword();
    }
}
