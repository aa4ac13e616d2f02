package dateline.platform.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.Await;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

    @TempDir
    static Path data;

    @Test
    void writesToTheDiskBeforeItAcknowledges() throws Exception {
        try (var database = EmbeddedDatabase.start(data, 0)) {
            assertThat(List.of(
                            ask(database, "SHOW fsync"),
                            ask(database, "SHOW synchronous_commit"),
                            ask(database, "SHOW full_page_writes")))
                    .containsOnly("on");
        }
    }

    @Test
    void listensToThisMachineOnlyAndAsksForThePassword() throws Exception {
        try (var database = EmbeddedDatabase.start(data, 0)) {
            assertThat(ask(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(askAsSuperuser(database, "SHOW unix_socket_directories")).isEmpty();
            assertThatThrownBy(() -> DriverManager.getConnection(database.getJdbcUrl(), "dateline", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void knowsTheLettersOfAllLanguages() throws Exception {
        try (var database = EmbeddedDatabase.start(data, 0)) {
            assertThat(ask(database, "SELECT lower('ÄÉЖ')")).isEqualTo("äéж");
            assertThat(ask(database, "SHOW server_encoding")).isEqualTo("UTF8");
        }
    }

    @Test
    void stopsWhenClosed() throws Exception {
        var database = EmbeddedDatabase.start(data, 0);
        var connection = database.connect("left open");
        database.close();
        assertThat(connection.isValid(1)).isFalse();
        assertThat(cluster().resolve("postmaster.pid")).doesNotExist();
        assertThat(new ServerProcesses(cluster()).running()).isEmpty();
    }

    @Test
    void leavesARunningDatelineInPeace() throws Exception {
        try (var diarist = Diary.open(data)) {
            var before = diarist.acknowledged();
            assertThatThrownBy(() -> EmbeddedDatabase.start(data, 0))
                    .isInstanceOf(DatabaseFailure.class)
                    .hasMessageContaining(
                            "Another Dateline (process %d) is already running on %s", diarist.pid(), data.toRealPath());
            diarist.awaitLine(before + 10);
        }
    }

    @Test
    void refusesASecondStartInTheSameProcess() throws Exception {
        try (var database = EmbeddedDatabase.start(data, 0)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(data, 0)).hasMessageContaining("already running");
            assertThat(ask(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void keepsEveryAcknowledgedLineWhenOnlyDatelineIsKilled() throws Exception {
        var acknowledged = keepADiaryUntilKilled();
        var orphans = new ServerProcesses(cluster()).running();
        assertThat(orphans).as("PostgreSQL outlived Dateline").isNotEmpty();
        try (var database = EmbeddedDatabase.start(data, 0)) {
            assertThat(new ServerProcesses(cluster()).running()).isNotEmpty().doesNotContainAnyElementsOf(orphans);
            assertThat(lines(database)).isGreaterThanOrEqualTo(acknowledged);
        }
    }

    @Test
    void keepsEveryAcknowledgedLineWhenPostgresqlIsKilledToo() throws Exception {
        var acknowledged = keepADiaryUntilKilled();
        killPostmaster();
        try (var database = EmbeddedDatabase.start(data, 0)) {
            assertThat(lines(database)).isGreaterThanOrEqualTo(acknowledged);
        }
    }

    @Test
    void sparesAStrangerWhoGotThePostmastersNumber() throws Exception {
        var acknowledged = keepADiaryUntilKilled();
        killPostmaster();
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            var pidFile = cluster().resolve("postmaster.pid");
            var old = Files.readAllLines(pidFile);
            old.set(0, Long.toString(stranger.pid()));
            Files.write(pidFile, old);
            try (var database = EmbeddedDatabase.start(data, 0)) {
                assertThat(lines(database)).isGreaterThanOrEqualTo(acknowledged);
                assertThat(stranger.isAlive()).isTrue();
            }
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void worksAsAPlainRoleThatIsNoSuperuser() throws Exception {
        try (var database = EmbeddedDatabase.start(data, 0);
                var connection = database.connect("test");
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select bool_or(rolsuper), bool_or(rolcreatedb or rolcreaterole)"
                        + " from pg_roles where rolname in (current_user, 'dateline_owner')")) {
            answer.next();
            assertThat(answer.getBoolean(1)).isFalse();
            assertThat(answer.getBoolean(2)).isFalse();
            assertThatThrownBy(() -> statement.execute("create table mine (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void handsOverWhatAnEarlierDatelineMadeAsSuperuser() throws Exception {
        try (var database = EmbeddedDatabase.start(data, 0);
                var superuser = database.connectAsSuperuser("dateline");
                var statement = superuser.createStatement()) {
            statement.execute("alter database dateline owner to dateline");
            statement.execute(
                    "create table old (id bigint generated always as identity primary key, word text);"
                            + "create sequence old_numbers; create view old_view as select * from old; insert into old (word) values ('kept');"
                            + "create function old_fold(text) returns text language sql immutable return lower($1); create extension unaccent");
        }
        try (var database = EmbeddedDatabase.start(data, 0)) {
            assertThat(
                            ask(
                                    database,
                                    "select string_agg(distinct pg_get_userbyid(relowner), ' ') from pg_class where relname like 'old%'"))
                    .isEqualTo("dateline_owner");
            assertThat(ask(database, "select pg_get_userbyid(proowner) from pg_proc where proname = 'old_fold'"))
                    .isEqualTo("dateline_owner");
            assertThat(ask(database, "select word from old_view")).isEqualTo("kept");
            assertThat(ask(database, "select count(*) from pg_extension where extname = 'unaccent'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void startsTheServerAgainWhenItIsKilledAndElsewhereWhenItsPortIsTaken() throws Exception {
        try (var database = EmbeddedDatabase.start(data, 0)) {
            var before = database.getJdbcUrl();
            killPostmaster();
            Await.until(() -> answers(database), yes -> yes);
            assertThat(database.getJdbcUrl()).isEqualTo(before);
            var port = Integer.parseInt(before.replaceAll(".*:(\\d+)/.*", "$1"));
            killPostmaster();
            try (var taken = take(port)) {
                Await.until(() -> answers(database), yes -> yes);
                assertThat(database.getJdbcUrl()).isNotEqualTo(before);
                assertThat(taken.isBound()).isTrue();
            }
        }
    }

    private static ServerSocket take(int port) throws IOException {
        while (true) {
            try {
                return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            } catch (BindException e) {
                // The killed server still holds it.
            }
        }
    }

    private static boolean answers(Database database) {
        try (var connection = database.connect("test")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void startsOverWhereAFirstStartWasCutShort(@TempDir Path other) throws Exception {
        var halfCluster = Files.createDirectories(other.resolve("postgresql.unfinished.1/base"));
        Files.writeString(halfCluster.resolveSibling("PG_VERSION"), "18\n");
        var halfPrograms = Files.createDirectories(other.resolve("postgresql-programs.unfinished/bin"));
        Files.writeString(halfPrograms.resolve("postgres"), "half");
        EmbeddedDatabase.start(other, 0).close();
        try (var database = EmbeddedDatabase.start(other, 0)) {
            assertThat(ask(database, "SELECT current_database()")).isEqualTo("dateline");
        }
        assertThat(halfCluster).doesNotExist();
        assertThat(halfPrograms).doesNotExist();
    }

    @Test
    void touchesNothingThatIsNoDatabase(@TempDir Path other) throws Exception {
        sharePrograms(other);
        var diary = Files.createDirectories(other.resolve("postgresql")).resolve("diary.txt");
        Files.writeString(diary, "Dear diary");
        assertThatThrownBy(() -> EmbeddedDatabase.start(other, 0))
                .hasMessageContaining("holds something, but no database");
        assertThat(diary).hasContent("Dear diary");
    }

    @Test
    void saysInPostgresqlsWordsWhyItDoesNotStart(@TempDir Path other) throws Exception {
        sharePrograms(other);
        EmbeddedDatabase.start(other, 0).close();
        Files.writeString(other.resolve("postgresql/PG_VERSION"), "9.6\n");
        assertThatThrownBy(() -> EmbeddedDatabase.start(other, 0)).hasMessageContaining("9.6");
    }

    private static void sharePrograms(Path other) throws IOException {
        EmbeddedDatabase.start(data, 0).close();
        Files.createSymbolicLink(other.resolve("postgresql-programs"), data.resolve("postgresql-programs"));
    }

    private static Path cluster() {
        return data.resolve("postgresql");
    }

    private static long keepADiaryUntilKilled() throws Exception {
        try (var diary = Diary.open(data)) {
            diary.awaitLine(diary.acknowledged() + 200);
            return diary.kill();
        }
    }

    private static void killPostmaster() throws Exception {
        var number = Long.parseLong(
                Files.readAllLines(cluster().resolve("postmaster.pid")).getFirst());
        assertThat(ProcessHandle.of(number).orElseThrow().destroyForcibly()).isTrue();
    }

    private static long lines(Database database) throws SQLException {
        return Long.parseLong(ask(database, "SELECT count(*) FROM diary"));
    }

    private static String askAsSuperuser(EmbeddedDatabase database, String question) throws SQLException {
        try (var connection = database.connectAsSuperuser("dateline");
                var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static String ask(Database database, String question) throws SQLException {
        try (var connection = database.connectAsOwner("test");
                var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
