package dateline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** The whole house as a process of its own, on its own PostgreSQL or as one more node of another's, so that it can be killed. */
public final class ChildDateline implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    /** Between two looks at whether it is ready, so that the looks do not slow its start. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Path data;
    private final int port;
    private final int newsroomPort;
    private final int databasePort = Ports.free();
    private final Process process;

    private ChildDateline(Path data, int port, int newsroomPort, Map<String, String> settings, List<String> options)
            throws IOException {
        this.data = data;
        this.port = port;
        this.newsroomPort = newsroomPort;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Dateline.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("DATELINE_"));
        builder.environment()
                .putAll(Map.of(
                        "DATELINE_DATA",
                        data.toString(),
                        "DATELINE_DEMO",
                        "false",
                        "DATELINE_ADMIN_EMAIL",
                        DatelineTest.EMAIL,
                        "DATELINE_ADMIN_PASSWORD",
                        DatelineTest.PASSWORD,
                        "DATELINE_PORT",
                        Integer.toString(port),
                        "DATELINE_NEWSROOM_PORT",
                        Integer.toString(newsroomPort),
                        "DATELINE_DATABASE_PORT",
                        Integer.toString(databasePort)));
        builder.environment()
                .putAll(Map.of(
                        "DATELINE_HTTP_HOUSEHOLD_CONNECTIONS",
                        "0",
                        "DATELINE_HTTP_HOUSEHOLD_STREAMS",
                        "0",
                        "DATELINE_CACHE_ABSENT_PER_HOUSEHOLD",
                        "1000000",
                        "DATELINE_CACHE_PER_HOUSEHOLD",
                        "1000000"));
        builder.environment().putAll(settings);
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /** Starts it on a data folder and waits until it takes requests. */
    public static ChildDateline start(Path data) throws IOException {
        return start(data, Ports.free(), Map.of());
    }

    /** Starts it on the database of another node, and waits until it takes requests. */
    public static ChildDateline beside(Environment first, Path data) throws IOException {
        return start(data, Ports.free(), shared(first));
    }

    /** Starts it anew after it was killed, for readers and editors at the same addresses. */
    public ChildDateline again(Environment first) throws IOException {
        return start(data, port, newsroomPort, shared(first), List.of());
    }

    private static Map<String, String> shared(Environment first) {
        return Map.of(
                "DATELINE_DATABASE_URL",
                first.getRequiredProperty("dateline.database.url"),
                "DATELINE_DATABASE_USERNAME",
                first.getRequiredProperty("dateline.database.username"),
                "DATELINE_DATABASE_PASSWORD",
                first.getRequiredProperty("dateline.database.password"),
                "DATELINE_HTTP_NOTICE",
                "4s");
    }

    /** Starts it for readers at that port, with further variables in its environment. */
    public static ChildDateline start(Path data, int port, Map<String, String> settings) throws IOException {
        return start(data, port, Ports.free(), settings, List.of());
    }

    /** Starts it with further options of the JVM. */
    public static ChildDateline start(Path data, List<String> options) throws IOException {
        return start(data, Ports.free(), Ports.free(), Map.of(), options);
    }

    private static ChildDateline start(
            Path data, int port, int newsroomPort, Map<String, String> settings, List<String> options)
            throws IOException {
        ChildDateline child = new ChildDateline(data, port, newsroomPort, settings, options);
        String end = Await.until(
                LONGEST_START, () -> child.process.isAlive() ? child.ready() : "dead", state -> !state.isEmpty());
        if (!end.equals("ready")) {
            throw new AssertionError("Dateline did not start:\n" + Files.readString(child.log()));
        }
        return child;
    }

    private Path log() {
        return data.resolve("child.log");
    }

    private String ready() {
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        try {
            URI health = URI.create("http://localhost:" + newsroomPort + "/actuator/health/readiness");
            return HTTP.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                                    .statusCode()
                            == 200
                    ? "ready"
                    : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where its readers come. */
    public int port() {
        return port;
    }

    public int newsroomPort() {
        return newsroomPort;
    }

    /** What it has logged so far, line by line. */
    public List<String> logged() throws IOException {
        return Files.readAllLines(log());
    }

    /** Stops its PostgreSQL as a machine that sleeps does: its connections stay open, and nothing comes of them. */
    public void freezeDatabase() throws IOException {
        signalDatabase("STOP");
    }

    public void thawDatabase() throws IOException {
        signalDatabase("CONT");
    }

    private void signalDatabase(String name) throws IOException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        ProcessHandle server = ProcessHandle.of(postmaster()).orElseThrow();
        Stream.concat(Stream.of(server), server.children())
                .forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command).start().onExit().join();
    }

    /** A connection to its PostgreSQL, with the password that lies in its data folder. */
    public Connection connect() throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/dateline",
                "dateline",
                Files.readString(data.resolve("postgresql/dateline.password")));
    }

    /** The bytes of its heap that are in use after a full collection. */
    public long heap() throws IOException {
        command("GC.run");
        Matcher used = Pattern.compile("used (\\d+)K").matcher(command("GC.heap_info"));
        long bytes = 0;
        for (int generation = 0; generation < 2 && used.find(); generation++) {
            bytes += Long.parseLong(used.group(1)) * 1024;
        }
        return bytes;
    }

    private String command(String command) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** As {@code kill -9} does; its PostgreSQL goes on. */
    public void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /** As a machine that sleeps, or a collector that stops the world: it does nothing, and its connections stay open. */
    public void sleep() throws IOException {
        signal("STOP");
    }

    public void wake() throws IOException {
        signal("CONT");
    }

    private void signal(String name) throws IOException {
        signal(name, process.pid());
    }

    private static void signal(String name, long pid) throws IOException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .start()
                .onExit()
                .join();
    }

    /** Tells it to stop, as a service manager does, and does not wait. */
    public void tell() {
        process.destroy();
    }

    /** Its exit code; empty while it runs. */
    public Optional<Integer> exit() {
        return process.isAlive() ? Optional.empty() : Optional.of(process.exitValue());
    }

    /** The server process of its PostgreSQL, alive or not. */
    public long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postgresql/postmaster.pid")).getFirst());
    }

    /** Ends it and its PostgreSQL at once: tests of a polite end tell it to stop, and look at how it does. */
    @Override
    public void close() throws IOException {
        kill();
        if (Files.exists(data.resolve("postgresql/postmaster.pid"))) {
            ProcessHandle server = ProcessHandle.of(postmaster())
                    .filter(ChildDateline::isPostgresql)
                    .orElse(null);
            if (server != null) {
                signalDatabase("CONT");
                // It ends its processes at once, and then itself, so that nobody writes files any more.
                signal("QUIT", server.pid());
                server.onExit()
                        .completeOnTimeout(server, 20, TimeUnit.SECONDS)
                        .thenAccept(ProcessHandle::destroyForcibly)
                        .join();
            }
        }
    }

    /** The number in the file may be another process's by now. */
    private static boolean isPostgresql(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("postgres");
    }
}
