package dateline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole house from its jar, with its own PostgreSQL. */
final class Product implements AutoCloseable {

    static final String EMAIL = "bench@example.com";
    static final String PASSWORD = "bench bench bench bench";

    final String readers;
    final Child process;
    final String editors;
    private final Path data;
    private final int database;

    private Product(Path home, String core, List<String> java, boolean demo, Map<String, String> settings)
            throws IOException {
        int port = Child.freePort();
        int newsroom = Child.freePort();
        database = Child.freePort();
        data = home.resolve("data");
        readers = "http://127.0.0.1:" + port;
        editors = "http://127.0.0.1:" + newsroom;
        List<String> command = new ArrayList<>(List.of(Child.java()));
        command.addAll(java);
        Map<String, String> environment = new HashMap<>(settings);
        environment.putAll(Map.of(
                "DATELINE_DATA",
                data.toString(),
                "DATELINE_DEMO",
                String.valueOf(demo),
                "DATELINE_PORT",
                String.valueOf(port),
                "DATELINE_NEWSROOM_PORT",
                String.valueOf(newsroom),
                "DATELINE_DATABASE_PORT",
                String.valueOf(database),
                "DATELINE_PUBLIC_URL",
                readers,
                "DATELINE_ADMIN_EMAIL",
                EMAIL,
                "DATELINE_ADMIN_PASSWORD",
                PASSWORD,
                // All readers come from one address.
                "DATELINE_HTTP_HOUSEHOLD_CONNECTIONS",
                "0",
                "DATELINE_HTTP_HOUSEHOLD_STREAMS",
                "0"));
        process = Child.start(core, environment, home.resolve("dateline.log"), command);
    }

    /** Starts it on the data below {@code home} without waiting for it. */
    static Product begin(Path home, String core, List<String> java) throws IOException {
        return new Product(home, core, java, false, Map.of());
    }

    /** The same with these settings, and waits for it. */
    static Product start(Path home, String core, List<String> java, Map<String, String> settings) throws IOException {
        return new Product(home, core, java, false, settings).ready();
    }

    /** As the image starts it. */
    static Product start(Path home, String core) throws IOException, InterruptedException {
        return begin(home, core, Unpacked.command()).ready();
    }

    /** The same with the demo in it, on all cores. */
    static Product withDemo(Path home) throws IOException, InterruptedException {
        return new Product(home, "", Unpacked.command(), true, Map.of()).ready();
    }

    private Product ready() {
        process.await(editors + "/actuator/health/readiness");
        return this;
    }

    Newsroom newsroom() throws IOException {
        return new Newsroom(editors, EMAIL, PASSWORD);
    }

    String story(String slug) {
        return readers + "/stories/" + slug;
    }

    String databaseUrl() {
        return "jdbc:postgresql://127.0.0.1:" + database + "/dateline";
    }

    String databasePassword() throws IOException {
        return Files.readString(data.resolve("postgresql/dateline.password"));
    }

    /** The processor time used so far by everything that belongs to it, PostgreSQL included, in seconds. */
    double cpu() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postgresql/postmaster.pid")).getFirst());
        return process.cpu() + Child.cpuOfAll(postmaster);
    }

    @Override
    public void close() {
        process.close();
    }
}
