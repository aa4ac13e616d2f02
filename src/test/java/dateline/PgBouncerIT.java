package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.platform.postgresql.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dateline behind a PgBouncer in transaction mode, where each transaction may go to another server process. */
class PgBouncerIT {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path data;

    @Test
    void worksBehindATransactionPoolerAndSaysWhatThatCosts() throws Exception {
        TestDatabase database = TestDatabase.create();
        int port = Ports.free();
        Process pooler = pooler(database, port);
        try (ChildDateline node = ChildDateline.start(
                data,
                Ports.free(),
                Map.of(
                        "DATELINE_DATABASE_URL",
                        "jdbc:postgresql://127.0.0.1:" + port + "/" + database.name(),
                        "DATELINE_DATABASE_USERNAME",
                        TestServer.TABLES,
                        "DATELINE_DATABASE_PASSWORD",
                        database.password()))) {
            String basic = Base64.getEncoder()
                    .encodeToString(
                            (DatelineTest.EMAIL + ":" + DatelineTest.PASSWORD).getBytes(StandardCharsets.UTF_8));
            String key = post(node, "/keys", "Basic " + basic, "{\"name\":\"pooled\"}")
                    .path("key")
                    .asString();
            String slug = post(node, "/stories", "Bearer " + key, "{\"headline\":\"Pooled\",\"status\":\"live\"}")
                    .path("slug")
                    .asString();
            for (int i = 0; i < 20; i++) {
                post(
                        node,
                        "/stories/" + slug + "/entries",
                        "Bearer " + key,
                        "{\"headline\":\"Update %d\",\"body\":\"<p>So.</p>\"}".formatted(i));
            }
            Reader reader = new Reader(node.port());
            Await.until(() -> reader.get("/stories/" + slug).body(), page -> page.contains("Update 19"));
            assertThat(Files.readString(data.resolve("child.log")))
                    .contains("A connection pooler such as PgBouncer stands between")
                    .doesNotContain("prepared statement");
        } finally {
            pooler.destroy();
            pooler.waitFor();
        }
    }

    private static Process pooler(TestDatabase database, int port) throws Exception {
        Path program = Apt.program(List.of("pgbouncer"), "pgbouncer");
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "pgbouncer-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path users = Files.writeString(
                folder.resolve("users"), "\"%s\" \"%s\"%n".formatted(TestServer.TABLES, database.password()));
        URI server = URI.create(database.url().substring("jdbc:".length()));
        Path settings =
                Files.writeString(folder.resolve("pgbouncer.ini"), """
            [databases]
            * = host=127.0.0.1 port=%d
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %d
            unix_socket_dir =
            auth_type = scram-sha-256
            auth_file = %s
            pool_mode = transaction
            default_pool_size = 5
            ignore_startup_parameters = extra_float_digits
            """.formatted(server.getPort(), port, users));
        List<String> command = new ArrayList<>(List.of(program.toString()));
        if ("root".equals(System.getProperty("user.name"))) {
            // It refuses to run as root.
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(settings.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Await.until(() -> !process.isAlive() || answers(port), up -> up);
        assertThat(process.isAlive())
                .as(Files.readString(folder.resolve("log")))
                .isTrue();
        return process;
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static JsonNode post(ChildDateline node, String path, String authorization, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.newsroomPort() + "/api/v1" + path))
                            .header("Authorization", authorization)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return JSON.readTree(answer.body());
        }
    }
}
