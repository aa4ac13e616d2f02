package dateline.platform.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.TestDatabase;
import org.junit.jupiter.api.Test;

class NamedDatabaseIT {

    private final TestDatabase someoneElses = TestDatabase.create();

    @Test
    void reachesTheServerAndLeavesItRunning() throws Exception {
        NamedDatabase.reach(settings(someoneElses.url(), someoneElses.password()))
                .close();
        try (var connection = someoneElses.connect()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void takesNameAndPasswordFromTheUrlToo() throws Exception {
        var url = someoneElses.url() + "?user=" + someoneElses.username() + "&password=" + someoneElses.password();
        try (var connection = NamedDatabase.reach(new DatabaseProperties(url, "", "", "", "", 0))
                .connect("test")) {
            assertThat(connection.getCatalog()).isEqualTo(someoneElses.name());
        }
    }

    @Test
    void saysThatTheServerCannotBeUsed() {
        assertThatThrownBy(() -> NamedDatabase.reach(settings("jdbc:postgresql://127.0.0.1:1/none", "secret")))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> NamedDatabase.reach(settings(someoneElses.url(), "wrong")))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void takesNothingButPostgresql() {
        assertThatThrownBy(() -> NamedDatabase.reach(settings("postgres://host/dateline", "")))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("not the JDBC URL of a PostgreSQL");
    }

    @Test
    void takesNoPostgresqlThatIsTooOld() {
        assertThatThrownBy(() -> NamedDatabase.requireVersion(14, "14.20"))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("14.20");
        NamedDatabase.requireVersion(15, "15.0");
    }

    @Test
    void saysInASentenceThatTheDatabaseIsNotInUtf8() throws Exception {
        run("create database latin encoding 'LATIN1' locale 'C' template template0");
        assertThatThrownBy(
                        () -> NamedDatabase.reach(settings(TestServer.shared().url("latin"), someoneElses.password())))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("not in UTF-8");
        run("drop database latin");
    }

    @Test
    void saysInASentenceThatTheDatabaseTakesNoChanges() throws Exception {
        run("alter database " + someoneElses.name() + " set default_transaction_read_only = on");
        assertThatThrownBy(() -> NamedDatabase.reach(settings(someoneElses.url(), someoneElses.password())))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("read-only");
    }

    @Test
    void saysInASentenceThatTheRoleMayMakeNoTables() {
        assertThatThrownBy(() -> NamedDatabase.reach(new DatabaseProperties(
                        someoneElses.url(), TestServer.APPLICATION, someoneElses.password(), "", "", 0)))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("may make no tables");
    }

    private static void run(String command) throws Exception {
        try (var connection = TestServer.shared().connect();
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private DatabaseProperties settings(String url, String password) {
        return new DatabaseProperties(url, someoneElses.username(), password, "", "", 0);
    }
}
