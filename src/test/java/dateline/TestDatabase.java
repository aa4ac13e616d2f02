package dateline;

import dateline.platform.postgresql.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** An empty database of a test's own, on the server all tests share. */
public record TestDatabase(String url, String username, String password) {

    private static final AtomicInteger MADE = new AtomicInteger();

    public static TestDatabase create() {
        return create("template1");
    }

    /** A copy of another database, to which nobody may be connected. */
    public static TestDatabase create(String template) {
        var server = TestServer.shared();
        var name = "test_" + MADE.incrementAndGet();
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template + " OWNER " + TestServer.TABLES);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(server.url(name), server.username(), server.password());
    }

    public String name() {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** Connects as superuser. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, username, password);
    }

    /** The settings that point Dateline at it, with a role that owns it and is no superuser. */
    public TestPropertyValues settings() {
        return TestPropertyValues.of(
                "dateline.database.url=" + url,
                "dateline.database.username=" + TestServer.TABLES,
                "dateline.database.password=" + password);
    }

    /** Gives an application context a new empty database: {@code @ContextConfiguration(initializers = TestDatabase.Fresh.class)}. */
    public static class Fresh implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            create().settings().applyTo(context);
        }
    }
}
