package dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A node whose own PostgreSQL is frozen, killed, and asked for while it is frozen to stop. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutageIT {

    /** Two to three seconds are meant; a machine that runs tests is busy. */
    private static final Duration SOON = Duration.ofSeconds(6);

    private static final Duration FROZEN = Duration.ofSeconds(10);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    static Path data;

    private final List<String> acknowledged = new ArrayList<>();
    ChildDateline node;
    String key;
    String slug;

    @BeforeAll
    void start() throws IOException {
        open(ChildDateline.start(data));
    }

    private void open(ChildDateline started) {
        node = started;
        String ada = Base64.getEncoder()
                .encodeToString((DatelineTest.EMAIL + ":" + DatelineTest.PASSWORD).getBytes(StandardCharsets.UTF_8));
        key = "Bearer "
                + value(
                        "key",
                        send("POST", "/api/v1/keys", "Basic " + ada, "{\"name\": \"tests\"}")
                                .body());
        slug = value(
                "slug",
                send("POST", "/api/v1/stories", key, "{\"headline\": \"Storm\", \"status\": \"live\"}")
                        .body());
    }

    @AfterAll
    void stop() throws IOException {
        node.close();
    }

    @Test
    @Order(1)
    void answersEveryRequestSoonWhileTheDatabaseIsFrozen() throws IOException {
        post("before");
        int before = node.logged().size();
        node.freezeDatabase();
        long frozen = System.nanoTime();
        try {
            while (System.nanoTime() - frozen < FROZEN.toNanos()) {
                HttpResponse<String> posted = soon(
                        "POST",
                        "/api/v1/stories/" + slug + "/entries",
                        key,
                        "{\"headline\": \"lost\", \"body\": \"<p>x</p>\"}");
                assertThat(posted.statusCode()).isEqualTo(503);
                assertThat(posted.headers().firstValue("Content-Type"))
                        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
                assertThat(posted.headers().firstValue("Retry-After")).isPresent();
                for (String path : List.of("/newsroom/sign-in", "/newsroom", "/newsroom/nowhere")) {
                    HttpResponse<String> page =
                            soon("GET", path, null, null, "Cookie", "newsroom=c29tZXRoaW5n", "Accept-Language", "es");
                    assertThat(page.statusCode()).as(path).isEqualTo(503);
                    assertThat(page.headers().firstValue("Retry-After")).isPresent();
                    assertThat(Jsoup.parse(page.body()).select("h1").text()).isEqualTo("Ahora no es posible");
                }
                assertThat(soon("GET", "/actuator/health", null, null).statusCode())
                        .isEqualTo(503);
                assertThat(soon("GET", "/actuator/health/readiness", null, null).statusCode())
                        .isEqualTo(503);
                assertThat(soon("GET", "/actuator/health/liveness", null, null).statusCode())
                        .isEqualTo(200);
                assertThat(new Reader(node.port()).get("/health").body()).contains("reading only");
            }
        } finally {
            node.thawDatabase();
        }
        Await.until(() -> status("/actuator/health/readiness"), status -> status == 200);
        post("after the frost");
        assertThat(node.logged().size() - before).as("lines of log").isLessThan(30);
        assertThat(loggedSince(before))
                .containsOnlyOnce("The database is away")
                .containsOnlyOnce("The database is back");
    }

    @Test
    @Order(2)
    void keepsWhatAFormSentInThePageThatSaysNo() throws IOException {
        node.freezeDatabase();
        try {
            HttpResponse<String> said = HTTP.send(
                    HttpRequest.newBuilder(newsroom("/newsroom/stories"))
                            .timeout(Duration.ofSeconds(30))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Cookie", "newsroom=c29tZXRoaW5n")
                            .POST(BodyPublishers.ofString("headline=Tide+%26+%22time%22&_csrf=abc"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(said.statusCode()).isEqualTo(503);
            var form = Jsoup.parse(said.body()).select("form");
            assertThat(form.attr("action")).isEqualTo("/newsroom/stories");
            assertThat(form.select("input[name=headline]").val()).isEqualTo("Tide & \"time\"");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            node.thawDatabase();
        }
        Await.until(() -> status("/actuator/health/readiness"), status -> status == 200);
    }

    @Test
    @Order(3)
    void startsItsPostgresqlAgainWhenThatIsKilled() throws IOException {
        for (int round = 0; round < 2; round++) {
            post("before kill " + round);
            int before = node.logged().size();
            assertThat(ProcessHandle.of(node.postmaster()).orElseThrow().destroyForcibly())
                    .isTrue();
            // Whether readiness was down meanwhile depends on how soon PostgreSQL was back.
            Await.until(() -> loggedSince(before), log -> log.contains("PostgreSQL runs again"));
            Await.until(() -> status("/actuator/health/readiness"), status -> status == 200);
            post("after kill " + round);
            assertThat(node.logged().size() - before).as("lines of log").isLessThan(30);
            assertThat(loggedSince(before)).contains("PostgreSQL has ended");
        }
        String there = send("GET", "/api/v1/stories/" + slug + "/entries?limit=100", key, null)
                .body();
        assertThat(acknowledged)
                .hasSizeGreaterThan(4)
                .allSatisfy(headline -> assertThat(there.split(Pattern.quote("\"" + headline + "\""), -1))
                        .hasSize(2));
    }

    @Test
    @Order(4)
    void keepsItsFilesToTheirOwner() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            assertThat(all.filter(path -> !path.equals(data) && !path.endsWith("child.log")))
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .as(path.toString())
                            .endsWith("------"));
        }
    }

    @Test
    @Order(5)
    void stopsSoonThoughTheDatabaseIsFrozen() throws IOException {
        node.freezeDatabase();
        node.tell();
        assertThat(Await.until(Duration.ofSeconds(40), node::exit, code -> code.isPresent()))
                .hasValue(143);
    }

    @Test
    @Order(6)
    void refusesForWantOfRoomAndTakesUpdatesAgainAsSoonAsThereIsSome(@TempDir Path small) throws IOException {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=320m", "tmpfs", small.toString()),
                "Only root can make a small disk");
        try {
            open(ChildDateline.start(
                    small,
                    Ports.free(),
                    Map.of(
                            "DATELINE_DISK_WARN",
                            "120MB",
                            "DATELINE_DISK_UPLOADS",
                            "90MB",
                            "DATELINE_DISK_FLOOR",
                            "60MB")));
            post("with room");
            int before = node.logged().size();
            Path filling = small.resolve("filling");
            fill(filling, small, 50);
            Await.until(() -> status("/actuator/health/readiness"), status -> status == 503);
            HttpResponse<String> refused =
                    send("POST", "/api/v1/stories/" + slug + "/entries", key, "{\"headline\": \"lost\"}");
            assertThat(refused.statusCode()).isEqualTo(507);
            assertThat(refused.body()).contains("no room");
            assertThat(new Reader(node.port()).get("/health").body()).contains("reading only");
            assertThat(send("GET", "/api/v1/stories/" + slug, key, null).statusCode())
                    .isEqualTo(200);
            Files.delete(filling);
            fill(filling, small, 80);
            Await.until(() -> status("/actuator/health/readiness"), status -> status == 200);
            post("text is taken before photos are");
            assertThat(send("POST", "/api/v1/photos", key, "x").statusCode()).isEqualTo(507);
            Files.delete(filling);
            assertThat(Await.until(
                            () -> send("POST", "/api/v1/photos", key, "x").statusCode(), status -> status != 507))
                    .isBetween(400, 499);
            assertThat(node.logged().subList(before, node.logged().size()))
                    .as("lines of log")
                    .hasSizeLessThan(30);
        } finally {
            node.close();
            run("umount", "--lazy", small.toString());
        }
    }

    private String loggedSince(int line) {
        try {
            List<String> lines = node.logged();
            return String.join("\n", lines.subList(line, lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Path file, Path disk, long megabytesLeft) throws IOException {
        byte[] megabyte = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (Files.getFileStore(disk).getUsableSpace() >> 20 > megabytesLeft) {
                out.write(megabyte);
            }
        }
    }

    private static boolean run(String... command) throws IOException {
        return new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue() == 0;
    }

    private void post(String headline) {
        HttpResponse<String> posted = send(
                "POST",
                "/api/v1/stories/" + slug + "/entries",
                key,
                "{\"headline\": \"" + headline + "\", \"body\": \"<p>x</p>\"}");
        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(201);
        acknowledged.add(headline);
    }

    private int status(String path) {
        return send("GET", path, null, null).statusCode();
    }

    private HttpResponse<String> soon(
            String method, String path, String authorization, String json, String... headers) {
        long asked = System.nanoTime();
        HttpResponse<String> answer = send(method, path, authorization, json, headers);
        assertThat(Duration.ofNanos(System.nanoTime() - asked))
                .as(method + " " + path)
                .isLessThan(SOON);
        return answer;
    }

    private HttpResponse<String> send(
            String method, String path, String authorization, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(newsroom(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (authorization != null) {
            request.header("Authorization", authorization).header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private URI newsroom(String path) {
        return URI.create("http://127.0.0.1:" + node.newsroomPort() + path);
    }

    private static String value(String name, String json) {
        return Pattern.compile("\"" + name + "\":\"([^\"]+)\"")
                .matcher(json)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(json))
                .group(1);
    }
}
