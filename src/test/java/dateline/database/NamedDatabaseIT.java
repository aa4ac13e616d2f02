package dateline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.TestDatabase;
import org.junit.jupiter.api.Test;

class NamedDatabaseIT {

    private final TestDatabase someoneElses = TestDatabase.create();

    @Test
    void reachesTheServerAndLeavesItRunning() throws Exception {
        NamedDatabase.reach(settings(someoneElses.url(), someoneElses.password())).close();
        try (var connection = someoneElses.connect()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void takesNameAndPasswordFromTheUrlToo() throws Exception {
        var url = someoneElses.url() + "?user=" + someoneElses.username() + "&password=" + someoneElses.password();
        try (var connection = NamedDatabase.reach(new DatabaseSettings(url, "", "", 0)).connect("test")) {
            assertThat(connection.getCatalog()).isEqualTo(someoneElses.name());
        }
    }

    @Test
    void saysThatTheServerCannotBeUsed() {
        assertThatThrownBy(() -> NamedDatabase.reach(settings("jdbc:postgresql://127.0.0.1:1/none", "secret")))
                .isInstanceOf(DatabaseFailure.class).hasMessageContaining("127.0.0.1:1").hasMessageNotContaining("secret");
        assertThatThrownBy(() -> NamedDatabase.reach(settings(someoneElses.url(), "wrong")))
                .isInstanceOf(DatabaseFailure.class).hasMessageContaining("password authentication failed");
    }

    @Test
    void takesNothingButPostgresql() {
        assertThatThrownBy(() -> NamedDatabase.reach(settings("postgres://host/dateline", "")))
                .isInstanceOf(DatabaseFailure.class).hasMessageContaining("not the JDBC URL of a PostgreSQL");
    }

    @Test
    void takesNoPostgresqlThatIsTooOld() {
        assertThatThrownBy(() -> NamedDatabase.requireVersion(14, "14.20"))
                .isInstanceOf(DatabaseFailure.class).hasMessageContaining("14.20");
        NamedDatabase.requireVersion(15, "15.0");
    }

    private DatabaseSettings settings(String url, String password) {
        return new DatabaseSettings(url, someoneElses.username(), password, 0);
    }
}
