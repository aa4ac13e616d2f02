package dateline;

import dateline.platform.postgresql.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A database of a test's own, on the server all tests share. */
public record TestDatabase(String url, String username, String password) {

    private static final AtomicInteger MADE = new AtomicInteger();

    /** An empty database. */
    public static TestDatabase create() {
        return create("template1");
    }

    /** A database with the tables of all migrations and no rows but theirs: a copy of one that is migrated once per JVM. */
    public static TestDatabase migrated() {
        return create(Template.DATABASE.name());
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

    /** Gives an application context a new database with all migrations applied: {@code @ContextConfiguration(initializers = TestDatabase.Fresh.class)}. */
    public static class Fresh implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            migrated().settings().applyTo(context);
        }
    }

    /** Holds the migrated database, which is made when it is first asked for. */
    private static final class Template {

        static final TestDatabase DATABASE = migrate(create());

        /** Runs all migrations with the settings of {@code application.yaml}, as the role that owns the tables. */
        private static TestDatabase migrate(TestDatabase database) {
            new ApplicationContextRunner()
                    .withInitializer(new ConfigDataApplicationContextInitializer())
                    .withConfiguration(
                            AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class))
                    .withPropertyValues(
                            "spring.datasource.url=" + database.url(),
                            "spring.datasource.username=" + TestServer.TABLES,
                            "spring.datasource.password=" + database.password())
                    .run(context -> {
                        if (context.getBean(Flyway.class).info().pending().length > 0) {
                            throw new IllegalStateException("The template of tests' databases is not migrated");
                        }
                    });
            return database;
        }
    }
}
