package dateline.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.TestDatabase;
import dateline.platform.node.NodeState;
import dateline.platform.postgresql.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.yaml.snakeyaml.Yaml;

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
            statement.execute(
                    "insert into audit_event (act, via, object_kind) values ('settings-changed', 'system', 'site')");
            assertThatThrownBy(() -> statement.execute("update audit_event set act = 'none'"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("delete from audit_event"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("truncate audit_event"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("alter table audit_event disable trigger all"))
                    .hasMessageContaining("must be owner");
            statement.execute("select audit_expire(now() - interval '91 days')");
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

    @Test
    void setsUpTheContainersDatabaseSoThatTheApplicationOwnsNothing() throws Exception {
        Roles roles = Roles.of(database);
        try (var superuser = database.connect();
                var statement = superuser.createStatement()) {
            for (String command : roles.commands(inCompose())) {
                statement.execute(command);
            }
        }
        roles.mayDoNothingButReadAndWriteRows(dateline, database);
    }

    @Test
    void bringsTheDatabaseOfEarlierContainersToItsOwner() throws Exception {
        Roles roles = Roles.of(database);
        try (var superuser = database.connect();
                var statement = superuser.createStatement()) {
            statement.execute("create role " + roles.application() + " login password 'secret'");
            statement.execute("alter database " + database.name() + " owner to " + roles.application());
            dateline.withPropertyValues(
                            "dateline.database.username=" + roles.application(),
                            "dateline.database.password=secret",
                            "dateline.database.owner-username=")
                    .run(context -> assertThat(context).hasNotFailed());
            for (String command : roles.commands(inChangelog())) {
                statement.execute(command);
            }
        }
        roles.mayDoNothingButReadAndWriteRows(dateline, database);
    }

    /** The commands by which docker-compose.yml sets up the roles of a new volume. */
    private static String inCompose() throws IOException {
        Map<String, Map<String, Map<String, String>>> compose =
                new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
        String script = compose.get("configs").get("roles").get("content");
        assertThat(script).contains("$$OWNER_PASSWORD", "$$POSTGRES_PASSWORD", "alter role postgres password null;");
        return script.replaceAll("(?s).*<<'SQL'\n(.*)\n *SQL\n", "$1")
                // The superuser here is another one, and keeps its password for the other tests.
                .replace("alter role postgres password null;", "");
    }

    /** The commands that CHANGELOG.md gives for the volumes of earlier versions. */
    private static String inChangelog() throws IOException {
        return Files.readString(Path.of("CHANGELOG.md")).replaceAll("(?s).*```sql\n(.*?)```.*", "$1");
    }

    /** Names for the roles of the containers that belong to one database of the tests. */
    private record Roles(String database, String owner, String application) {

        static Roles of(TestDatabase database) throws SQLException {
            Roles roles = new Roles(database.name(), database.name() + "_owner", database.name() + "_application");
            try (var superuser = database.connect();
                    var statement = superuser.createStatement()) {
                // Roles of an earlier run on the same server; their database is gone.
                statement.execute("drop role if exists " + roles.owner + ", " + roles.application);
            }
            return roles;
        }

        List<String> commands(String script) {
            String here = script.replaceAll("\\bdateline_owner\\b", owner)
                    .replaceAll("\\bdatabase dateline\\b", "database " + database)
                    .replaceAll("\\bdateline\\b", application)
                    .replaceAll(":'\\w+'|'the password'", "'secret'");
            List<String> commands = Arrays.stream(here.split(";"))
                    .map(String::strip)
                    .filter(command -> !command.isEmpty())
                    .toList();
            assertThat(commands).hasSize(3);
            return commands;
        }

        void mayDoNothingButReadAndWriteRows(ApplicationContextRunner dateline, TestDatabase database)
                throws SQLException {
            dateline.withPropertyValues(
                            "dateline.database.username=" + application,
                            "dateline.database.password=secret",
                            "dateline.database.owner-username=" + owner,
                            "dateline.database.owner-password=secret")
                    .run(context -> assertThat(context).hasNotFailed());
            try (var connection = DriverManager.getConnection(database.url(), application, "secret");
                    var statement = connection.createStatement()) {
                statement.execute("insert into section (slug, name) values ('weather', 'Weather')");
                for (String refused : List.of(
                        "drop table entry", "alter table story disable trigger all", "create table mine (id int)")) {
                    assertThatThrownBy(() -> statement.execute(refused)).hasMessageMatching("(?s).*(owner|denied).*");
                }
                try (var rights = statement.executeQuery("""
                        select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls, pg_has_role(current_user, :owner, 'member'),
                          (select count(*) from pg_shdepend where refobjid = current_user::regrole and deptype = 'o')
                        from pg_roles where rolname = current_user""".replace(":owner", "'" + owner + "'"))) {
                    assertThat(rights.next()).isTrue();
                    assertThat(rights.getBoolean(1)).isFalse();
                    assertThat(rights.getBoolean(2)).isFalse();
                    assertThat(rights.getInt(3)).isZero();
                }
            }
        }
    }

    private Connection application() throws Exception {
        return DriverManager.getConnection(database.url(), TestServer.APPLICATION, database.password());
    }
}
