package dateline.platform.postgresql;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL server run by Dateline itself on 127.0.0.1, with its files in the data folder. Acknowledged writes are
 * durable: they survive any end of this process or of the server. A server that ends is restarted.
 */
public final class EmbeddedDatabase implements Database {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final String NAME = "dateline";
    private static final String SETTINGS = String.join(
            " -c ",
            "",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=200",
            "timezone=UTC",
            "log_timezone=UTC",
            "jit=off");

    /** Free space below which the write-ahead log may not get its next segments. */
    private static final long LITTLE_ROOM = 64 << 20;
    /**
     * After a crash the server replays all changes since the last checkpoint, which may take minutes on a slow disk.
     */
    private static final String LONGEST_START_SECONDS = "600";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** Time after which a server that cannot be restarted ends the process, unless it only lacks disk space. */
    private static final Duration GIVEN_UP = Duration.ofMinutes(1);

    private final FolderLock lock;
    private final PostgresPrograms programs;
    private final Cluster cluster;
    private final DatabaseRoles roles = new DatabaseRoles();
    private final boolean anyPort;
    private final String password;
    private final Thread watcher =
            Thread.ofPlatform().name("postgresql-watcher").daemon().unstarted(this::watch);
    private volatile int port;
    private volatile boolean closing;

    private EmbeddedDatabase(FolderLock lock, Path data, int port) throws IOException {
        this.lock = lock;
        this.anyPort = port == 0;
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
     * Starts the server and waits until it accepts connections.
     *
     * @param data             the data folder, created when missing
     * @param port             the port to listen on, 0 for a free one
     * @throws DatabaseFailure when another Dateline uses the folder, or the server does not start
     */
    public static EmbeddedDatabase start(Path data, int port) {
        try {
            var folder = Files.createDirectories(data).toRealPath();
            var lock = FolderLock.take(folder);
            try {
                var database = new EmbeddedDatabase(lock, folder, port);
                database.start();
                database.watcher.start();
                return database;
            } catch (Exception e) {
                lock.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new DatabaseFailure(
                    "Dateline's own PostgreSQL cannot start in " + data + ": " + e,
                    "Check that the disk has room and that this user may write there.",
                    e);
        }
    }

    private void start() throws IOException, SQLException {
        if (stop()) {
            log.info("Stopped the PostgreSQL that an earlier Dateline left running in {}", cluster.folder());
        }
        try {
            run();
            createDatabase();
        } catch (Exception e) {
            stop();
            throw e;
        }
        log.info("PostgreSQL listens on 127.0.0.1:{} and keeps its files in {}", port, cluster.folder());
    }

    private void run() throws IOException {
        var journal = journal();
        if (Files.exists(journal)) {
            Files.move(journal, journal.resolveSibling("postgresql.log.old"), REPLACE_EXISTING);
        }
        var outcome = programs.run(
                "pg_ctl",
                "start",
                "-D",
                cluster.folder().toString(),
                "-l",
                journal.toString(),
                "-w",
                "-t",
                LONGEST_START_SECONDS,
                "-o",
                "-p " + port + SETTINGS);
        if (outcome.exit() != 0) {
            throw new DatabaseFailure(
                    "Dateline's own PostgreSQL does not start: "
                            + Files.readString(journal).strip(),
                    "These are the server's words, from " + journal + ".");
        }
    }

    private Path journal() {
        return cluster.folder().resolveSibling("postgresql.log");
    }

    /** Monitors the server until this is closed, and restarts it when it ended. */
    private void watch() {
        var processes = new ServerProcesses(cluster.folder());
        while (!closing) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            try {
                if (!closing && !processes.isServed()) {
                    revive();
                }
            } catch (RuntimeException e) {
                log.warn("Could not see whether PostgreSQL runs; looking again: {}", e.toString());
                LockSupport.parkNanos(LONGEST_PAUSE.toNanos());
            }
        }
    }

    private void revive() {
        log.warn("PostgreSQL has ended ({}); it is started again", lastWords());
        var begun = System.nanoTime();
        var pause = Duration.ofMillis(250);
        var said = "";
        while (!closing) {
            try {
                stop();
                run();
                log.info("PostgreSQL runs again, on 127.0.0.1:{}, {} s after it ended", port, secondsSince(begun));
                return;
            } catch (IOException | DatabaseFailure e) {
                var why = lastWords();
                // Process ids differ each time.
                var same = why.replaceAll("\\d+", "");
                if (!closing && !same.equals(said)) {
                    log.warn("PostgreSQL does not start again yet: {}", why);
                    said = same;
                }
                if (isOfPort(why) && anyPort) {
                    chooseOtherPort();
                }
                if (!closing && secondsSince(begun) > GIVEN_UP.toSeconds() && !lacksRoom(why)) {
                    giveUp(why);
                    return;
                }
            }
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private void chooseOtherPort() {
        try {
            port = freePort();
        } catch (IOException e) {
            log.debug("No other port is free", e);
        }
    }

    private static long secondsSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    }

    private static boolean isOfPort(String why) {
        return why.contains("could not bind")
                || why.contains("could not create any TCP/IP sockets")
                || why.contains("Address already in use");
    }

    private boolean lacksRoom(String why) {
        try {
            return why.contains("No space left")
                    || Files.getFileStore(cluster.folder()).getUsableSpace() < LITTLE_ROOM;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends the process, so that its supervisor restarts it. A node without its database is of no use. */
    private void giveUp(String why) {
        log.error("PostgreSQL cannot be started again, so Dateline ends: {}", why);
        Thread.ofPlatform().name("give-up").start(() -> System.exit(1));
    }

    /** Returns the last line of the server's log that says what went wrong. */
    private String lastWords() {
        try {
            var lines = Files.readAllLines(journal()).stream()
                    .filter(line -> line.contains("PANIC:")
                            || line.contains("FATAL:")
                            || line.contains("LOG:  could not")
                            || line.contains("was terminated by signal"))
                    .toList();
            return lines.isEmpty() ? "without a word" : lines.getLast().replaceFirst("^[^\\[]*\\[\\d+] ", "");
        } catch (IOException e) {
            return "without a word";
        }
    }

    private void createDatabase() throws SQLException {
        try (var superuser = connectAsSuperuser("postgres")) {
            roles.make(superuser, NAME);
        }
        try (var superuser = connectAsSuperuser(NAME)) {
            roles.bringAlong(superuser);
        }
    }

    /** Opens a connection as superuser, for the setup at a start, and for tests. */
    Connection connectAsSuperuser(String name) throws SQLException {
        return DriverManager.getConnection(url(name), Cluster.OWNER, password);
    }

    private boolean stop() throws IOException {
        return new ServerProcesses(cluster.folder()).stop(programs);
    }

    /** Stops the server, even with clients connected, and releases the folder. */
    @Override
    public void close() {
        // Once released, the folder may belong to another Dateline.
        if (!lock.isHeld()) {
            return;
        }
        closing = true;
        LockSupport.unpark(watcher);
        programs.interrupt();
        join();
        try (lock) {
            stop();
        } catch (IOException e) {
            log.warn("PostgreSQL did not stop; the next start will see to it", e);
        }
    }

    private void join() {
        try {
            watcher.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
        return DatabaseRoles.APPLICATION;
    }

    @Override
    public String getPassword() {
        return roles.applicationPassword();
    }

    @Override
    public String ownerUsername() {
        return DatabaseRoles.TABLES;
    }

    @Override
    public String ownerPassword() {
        return roles.tablesPassword();
    }

    String superuserPassword() {
        return password;
    }
}
