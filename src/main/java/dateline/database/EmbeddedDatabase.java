package dateline.database;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of Dateline's own, on 127.0.0.1, with its files under the data folder. What it acknowledged is on the disk:
 * however this process or the server ends, the next start finds it again.
 */
final class EmbeddedDatabase implements Database {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final String NAME = "dateline";
    private static final String SETTINGS = String.join(" -c ", "",
            "fsync=on", "synchronous_commit=on", "full_page_writes=on",
            "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200",
            "timezone=UTC", "log_timezone=UTC", "jit=off");

    /** After a crash all changes since the last checkpoint are made again, which may take minutes on a slow disk. */
    private static final String LONGEST_START_SECONDS = "600";

    private final FolderLock lock;
    private final PostgresPrograms programs;
    private final Cluster cluster;
    private final int port;
    private final String password;

    private EmbeddedDatabase(FolderLock lock, Path data, int port) throws IOException {
        this.lock = lock;
        this.port = port == 0 ? freePort() : port;
        programs = PostgresPrograms.in(data.resolve("postgresql-programs"));
        cluster = new Cluster(data.resolve("postgresql"));
        cluster.make(programs);
        password = cluster.password();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * Starts the server and waits until it answers.
     *
     * @param data the data folder; it is made when there is none
     * @param port the port to listen on, 0 for a free one
     * @throws DatabaseFailure when another Dateline uses the folder or the server does not start
     */
    static EmbeddedDatabase start(Path data, int port) {
        try {
            var folder = Files.createDirectories(data).toRealPath();
            var lock = FolderLock.take(folder);
            try {
                var database = new EmbeddedDatabase(lock, folder, port);
                database.start();
                return database;
            } catch (Exception e) {
                lock.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new DatabaseFailure("Dateline's own PostgreSQL cannot start in " + data + ": " + e,
                    "Check that the disk has room and that this user may write there.", e);
        }
    }

    private void start() throws IOException, SQLException {
        if (stop()) {
            log.info("Stopped the PostgreSQL that an earlier Dateline left running in {}", cluster.folder());
        }
        var journal = cluster.folder().resolveSibling("postgresql.log");
        if (Files.exists(journal)) {
            Files.move(journal, journal.resolveSibling("postgresql.log.old"), REPLACE_EXISTING);
        }
        try {
            var outcome = programs.run("pg_ctl", "start", "-D", cluster.folder().toString(), "-l", journal.toString(),
                    "-w", "-t", LONGEST_START_SECONDS, "-o", "-p " + port + SETTINGS);
            if (outcome.exit() != 0) {
                throw new DatabaseFailure("Dateline's own PostgreSQL does not start: " + Files.readString(journal).strip(),
                        "These are the server's words, from " + journal + ".");
            }
            createDatabase();
        } catch (Exception e) {
            stop();
            throw e;
        }
        log.info("PostgreSQL listens on 127.0.0.1:{} and keeps its files in {}", port, cluster.folder());
    }

    private void createDatabase() throws SQLException {
        try (var connection = DriverManager.getConnection(url("postgres"), Cluster.OWNER, password);
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + NAME + "'")) {
            if (!found.next()) {
                statement.executeUpdate("CREATE DATABASE " + NAME);
            }
        }
    }

    private boolean stop() throws IOException {
        return new ServerProcesses(cluster.folder()).stop(programs);
    }

    /** Stops the server, whoever is still connected, and lets go of the folder. */
    @Override
    public void close() {
        // Once let go, the folder may be another Dateline's.
        if (!lock.isHeld()) {
            return;
        }
        try (lock) {
            stop();
        } catch (IOException e) {
            log.warn("PostgreSQL did not stop; the next start will see to it", e);
        }
    }

    private String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    @Override
    public String getJdbcUrl() {
        return url(NAME);
    }

    @Override
    public String getUsername() {
        return Cluster.OWNER;
    }

    @Override
    public String getPassword() {
        return password;
    }
}
