package dateline.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.TestDatabase;
import dateline.platform.node.NodeState;
import dateline.platform.postgresql.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Migrations by a role that has no right but to the schema, and the application by one that has none but to rows. */
class DatabaseRolesIT {

    private final TestDatabase database = TestDatabase.create();
    private final ApplicationContextRunner dateline = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class))
            .withUserConfiguration(DatabaseConfiguration.class, ListenConnections.class, NodeState.class)
            .withPropertyValues(
                    "dateline.data=target",
                    "dateline.database.url=" + database.url(),
                    "dateline.database.username=" + TestServer.APPLICATION,
                    "dateline.database.password=" + database.password(),
                    "dateline.database.owner-username=test_schema",
                    "dateline.database.owner-password=" + database.password());

    DatabaseRolesIT() throws Exception {
        try (var superuser = database.connect();
                var statement = superuser.createStatement()) {
            statement.execute(
                    "do $$ begin if not exists (select from pg_roles where rolname = 'test_schema') then create role test_schema; end if; end $$");
            statement.execute("alter role test_schema login password '" + database.password() + "'");
            statement.execute("grant all on schema public to test_schema");
        }
    }

    @Test
    void migratesWithoutTheRightToMakeAnExtensionAndGivesTheApplicationRowsOnly() throws Exception {
        dateline.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(Flyway.class).info().pending()).isEmpty();
        });
        try (var application = application();
                var statement = application.createStatement()) {
            statement.execute("insert into section (slug, name) values ('weather', 'Weather')");
            statement.execute("update story set seq = seq");
            statement.execute("delete from section");
            assertThatThrownBy(() -> statement.execute("drop table entry")).hasMessageContaining("must be owner");
            assertThatThrownBy(() -> statement.execute("create table mine (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("delete from flyway_schema_history"))
                    .hasMessageContaining("permission denied");
        }
        // A second node that knows nothing of the owner finds nothing to do.
        dateline.withPropertyValues("dateline.database.owner-username=")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void keepsADatabaseThatHasTheExtension() throws Exception {
        try (var superuser = database.connect();
                var statement = superuser.createStatement()) {
            statement.execute("create extension unaccent");
        }
        dateline.run(context -> assertThat(context).hasNotFailed());
    }

    private Connection application() throws Exception {
        return DriverManager.getConnection(database.url(), TestServer.APPLICATION, database.password());
    }
}
