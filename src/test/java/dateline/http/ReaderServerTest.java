package dateline.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.Await;
import dateline.Reader;
import dateline.platform.node.NodeState;
import dateline.platform.node.StartFailure;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReaderServerTest {

    private static final String TEXT = "<p>The river rose again overnight.</p>\n".repeat(200);
    private static final Instant MODIFIED = Instant.parse("2026-03-01T10:00:00.789Z");
    private static final PreparedResponse PAGE = PreparedResponse.of("text/html; charset=utf-8", TEXT)
            .modified(MODIFIED)
            .cacheControl("max-age=5")
            .header("Link", "</a.css>; rel=preload")
            .build();

    private final CompletableFuture<Answer> slow = new CompletableFuture<>();
    private Running running;

    @BeforeAll
    void open() {
        running = new Running(
                routes -> routes.get("/", request -> PAGE)
                        .get(
                                "/a",
                                request ->
                                        PreparedResponse.of("text/plain", "A").build())
                        .get(
                                "/gone",
                                request -> PreparedResponse.of("text/plain", "Gone")
                                        .status(410)
                                        .build())
                        .get(
                                "/hello/{name}",
                                request -> PreparedResponse.of(
                                                "text/plain; charset=utf-8",
                                                request.parameter("name") + "/" + request.query("q"))
                                        .build())
                        .get("/moved", request -> new Answer.Redirect(301, "/nach Köln\r\nX: y"))
                        .get("/slow", request -> new Answer.Later(slow))
                        .get("/broken", request -> {
                            throw new IllegalStateException("secret");
                        })
                        .get(
                                "/fails",
                                request -> new Answer.Later(
                                        CompletableFuture.failedFuture(new IllegalStateException("secret"))))
                        .get("/done", request -> new Answer.Later(CompletableFuture.completedFuture(PAGE))),
                "threads",
                "2");
    }

    @AfterAll
    void close() {
        running.close();
    }

    @Test
    void endsItsThreadsAndNamesTheSettingWhenItsPortIsTaken() {
        long before = serverThreads();
        ReaderServer second = new ReaderServer(running.server.port(), Running.settings(), List.of());
        assertThatThrownBy(second::start)
                .isInstanceOf(StartFailure.class)
                .hasMessage("Readers' port " + running.server.port() + " is in use by another program.");
        assertThat(second.isRunning()).isFalse();
        assertThatThrownBy(() -> new ReaderServer(99_999, Running.settings(), List.of()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("99999");
        // Its threads are at their ends by now: a process with nothing else to do ends.
        assertThat(Await.until(ReaderServerTest::serverThreads, count -> count <= before))
                .isEqualTo(before);
    }

    private static long serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && thread.getName().startsWith("reader-server-"))
                .count();
    }

    @Test
    void asksForHttpsAloneWhereReadersReachTheSiteByIt() throws Exception {
        for (String url : List.of("https://news.example.org", "http://news.example.org")) {
            ReaderServer server = new ReaderServer(
                    0,
                    url,
                    Running.settings(),
                    List.of(routes -> routes.get(
                            "/", request -> PreparedResponse.empty(204).build())),
                    new NodeState());
            server.start();
            try {
                for (String path : List.of("/", "/health", "/nowhere")) {
                    HttpResponse<String> answer = new Reader(server.port()).get(path);
                    assertThat(answer.headers().allValues("Strict-Transport-Security"))
                            .as(url + path + " " + answer.statusCode())
                            .isEqualTo(url.startsWith("https") ? List.of("max-age=31536000") : List.of());
                }
            } finally {
                server.stop();
            }
        }
    }

    @Test
    void saysThatItIsStartingAndThatItOnlyReads() throws Exception {
        NodeState node = new NodeState();
        ReaderServer server = new ReaderServer(0, "", Running.settings(), List.of(), node);
        server.start();
        try {
            Reader reader = new Reader(server.port());
            assertThat(reader.get("/health"))
                    .extracting(HttpResponse::statusCode, HttpResponse::body)
                    .containsExactly(503, "STARTING\n");
            node.start();
            assertThat(reader.get("/health"))
                    .extracting(HttpResponse::statusCode, HttpResponse::body)
                    .containsExactly(200, "UP\n");
            node.report("database", "The database is away.");
            assertThat(reader.get("/health"))
                    .extracting(HttpResponse::statusCode, HttpResponse::body)
                    .containsExactly(200, "UP\nreading only: The database is away.\n");
            node.clear("database");
            assertThat(reader.get("/health").body()).isEqualTo("UP\n");
        } finally {
            server.stop();
        }
    }

    @Test
    void answersWithThePreparedDocument() throws Exception {
        var answer = running.get("/");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(TEXT);
        assertThat(answer.headers().map())
                .extractingByKeys("content-type", "cache-control", "vary", "last-modified", "link")
                .map(values -> String.join("|", values))
                .containsExactly(
                        "text/html; charset=utf-8",
                        "max-age=5",
                        "Accept-Encoding",
                        "Sun, 01 Mar 2026 10:00:00 GMT",
                        "</a.css>; rel=preload");
        assertThat(answer.headers().firstValue("date")).isPresent();
        assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    }

    @Test
    void addsAHeaderToWhatIsReady() throws Exception {
        PreparedResponse labelled = PAGE.with("Surrogate-Key", "story/1 site");
        for (String encoding : new String[] {"identity", "gzip", "br"}) {
            String plain = head(PAGE, encoding);
            assertThat(head(labelled, encoding))
                    .isEqualTo(plain.replace("\r\n\r\n", "\r\nSurrogate-Key: story/1 site\r\n\r\n"));
            assertThat(labelled.pick(Encoding.accepted(encoding)).notModified().toString())
                    .endsWith("Surrogate-Key: story/1 site\r\n\r\n");
            assertThat(labelled.pick(Encoding.accepted(encoding)).whole().size())
                    .isEqualTo(PAGE.pick(Encoding.accepted(encoding)).whole().size()
                            + "Surrogate-Key: story/1 site\r\n".length());
        }
        assertThat(labelled.etag()).isEqualTo(PAGE.etag());
    }

    private static String head(PreparedResponse document, String encoding) {
        PreparedResponse.Representation chosen = document.pick(Encoding.accepted(encoding));
        return chosen.whole().start(chosen.head()).toString(StandardCharsets.US_ASCII);
    }

    @Test
    void choosesTheEncodingAskedFor() throws Exception {
        var gzip = running.get("/", "Accept-Encoding", "gzip, br;q=0.5");
        var brotli = running.get("/", "Accept-Encoding", "gzip, deflate, br, zstd");

        assertThat(gzip.headers().firstValue("content-encoding")).hasValue("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .asString()
                .isEqualTo(TEXT);
        assertThat(brotli.headers().firstValue("content-encoding")).hasValue("br");
        assertThat(brotli.headers().firstValue("etag"))
                .isNotEqualTo(gzip.headers().firstValue("etag"));
        assertThat(running.get("/", "Accept-Encoding", "identity;q=0").statusCode())
                .isEqualTo(406);
    }

    @Test
    void saysNotModifiedToWhomItIsNot() throws Exception {
        String brotli = running.get("/", "Accept-Encoding", "br")
                .headers()
                .firstValue("etag")
                .orElseThrow();

        for (String known : new String[] {PAGE.etag(), brotli, "W/" + brotli, "\"x\", " + brotli + " ,\"y\"", "*"}) {
            var answer = running.get("/", "If-None-Match", known, "Accept-Encoding", "br");
            assertThat(answer.statusCode()).as(known).isEqualTo(304);
            assertThat(answer.headers().firstValue("etag")).hasValue(brotli);
            assertThat(answer.headers().firstValue("cache-control")).hasValue("max-age=5");
            assertThat(answer.headers().firstValue("content-length")).isEmpty();
        }
        assertThat(running.get("/", "If-Modified-Since", "Sun, 01 Mar 2026 10:00:00 GMT")
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void sendsAgainWhatMayHaveChanged() throws Exception {
        for (String other : new String[] {"\"x\"", "", "W/", "\"", PAGE.etag().replace("\"", ""), "W/\"\",,,"}) {
            assertThat(running.get("/", "If-None-Match", other).statusCode())
                    .as(other)
                    .isEqualTo(200);
        }
        assertThat(running.get("/", "If-Modified-Since", "Sun, 01 Mar 2026 09:59:59 GMT")
                        .statusCode())
                .isEqualTo(200);
        assertThat(running.get("/", "If-Modified-Since", "yesterday").statusCode())
                .isEqualTo(200);
        assertThat(running.get("/", "If-None-Match", "\"x\"", "If-Modified-Since", "Sun, 01 Mar 2026 10:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
        assertThat(running.get("/gone", "If-None-Match", "*").statusCode()).isEqualTo(410);
    }

    @Test
    void tellsNoDateInTheSecondThatIsNotOverWhateverTheClock() throws Exception {
        for (int apart : new int[] {-90, 0, 90}) {
            Instant modified = Instant.now().plusSeconds(apart);
            try (var fresh = new Running(routes -> routes.get(
                    "/",
                    request -> PreparedResponse.of("text/plain", "new")
                            .modified(modified)
                            .build()))) {
                assertThat(fresh.get("/").headers().firstValue("last-modified"))
                        .as(apart + " s apart")
                        .isEmpty();
                String later = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        modified.plusSeconds(1).atOffset(ZoneOffset.UTC));
                assertThat(fresh.get("/", "If-Modified-Since", later).statusCode())
                        .as(apart + " s apart")
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void answersHeadWithTheHeadAlone() throws Exception {
        String answers = running.exchange(
                "HEAD / HTTP/1.1\r\nHost: x\r\n\r\nHEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answers)
                .containsOnlyOnce("Connection: close")
                .contains("Content-Length: " + TEXT.length())
                .doesNotContain("<p>");
        assertThat(answers.split("HTTP/1.1 200 OK")).hasSize(3);
    }

    @Test
    void refusesOtherMethods() throws Exception {
        for (String method : new String[] {"POST", "PUT", "DELETE", "TRACE", "BREW", "get"}) {
            var answer = running.send(
                    HttpRequest.newBuilder(running.uri("/")).method(method, HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("allow")).hasValue("GET, HEAD, OPTIONS");
        }
        assertThat(running.exchange("OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 204 No Content")
                .contains("Allow: GET, HEAD, OPTIONS")
                .doesNotContain("Content-Length");
    }

    @Test
    @SuppressWarnings("StringConcatToTextBlock") // these lines end with CR LF
    void keepsTheOrderOfPipelinedRequestsWhileOneIsBuilt() throws Exception {
        try (var socket = running.connect()) {
            Running.write(
                    socket,
                    "GET /hello/1 HTTP/1.1\r\nHost: x\r\n\r\nGET /slow HTTP/1.1\r\nHost: x\r\n\r\n"
                            + "GET /hello/3 HTTP/1.1\r\nHost: x\r\n\r\nGET /done HTTP/1.1\r\nHost: x\r\n\r\n"
                            + "GET /hello/5 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            Running.readUntil(socket, "1/null");

            slow.complete(PreparedResponse.of("text/plain", "two").build());

            String rest = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(rest).containsSubsequence("two", "3/null", "<p>", "5/null");
        }
    }

    @Test
    void keepsOldConnectionsOnlyWhenAsked() throws Exception {
        String answers = running.exchange("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /a HTTP/1.0\r\n\r\n");

        assertThat(answers)
                .containsSubsequence("Connection: keep-alive", "\r\n\r\nA", "Connection: close", "\r\n\r\nA");
    }

    @Test
    void decodesWhatIsAskedFor() throws Exception {
        assertThat(running.get("/hello/K%C3%B6ln?x=1&q=a+b%20c&q=2").body())
                .asString()
                .isEqualTo("Köln/a b c");
        assertThat(running.exchange("GET /hello/x?q=%zz% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .endsWith("x/%zz%");
        assertThat(running.exchange(
                        "GET http://other.example/hello/abs?q=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .endsWith("abs/1");
        assertThat(running.exchange("GET http://other.example?q=/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .contains("<p>");
        assertThat(running.exchange("GET http:///a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void keepsItsFailuresToItself() throws Exception {
        for (String path : new String[] {"/broken", "/fails"}) {
            var answer = running.get(path);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).asString().isEqualTo("Internal Server Error\n");
        }
    }

    @Test
    void redirectsWithoutLettingAnythingIntoTheHead() throws Exception {
        var answer = running.exchange("GET /moved HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 301").contains("Location: /nach%20K%C3%B6ln%0D%0AX:%20y\r\n");
    }

    @Test
    void finishesWhatItHasBegunWhenItStops() throws Exception {
        var begun = new CompletableFuture<Answer>();
        var asked = new CompletableFuture<Void>();
        try (var stopping = new Running(routes -> routes.get("/", request -> {
                    asked.complete(null);
                    return new Answer.Later(begun);
                }));
                var idle = stopping.connect();
                var waiting = stopping.connect()) {
            Running.write(waiting, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            asked.join();
            var stopped = new CompletableFuture<Void>();
            stopping.server.stop(() -> stopped.complete(null));

            assertThat(idle.getInputStream().readAllBytes()).isEmpty();
            assertThat(stopped).isNotDone();
            begun.complete(PAGE);

            assertThat(waiting.getInputStream().readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .endsWith(TEXT);
            stopped.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void givesEqualContentAnEqualTagWhateverItsAge() {
        assertThat(PreparedResponse.of("text/html; charset=utf-8", TEXT)
                        .modified(MODIFIED.plusSeconds(90))
                        .build()
                        .etag())
                .isEqualTo(PAGE.etag());
        assertThat(PreparedResponse.of("text/html; charset=utf-8", TEXT + ".")
                        .build()
                        .etag())
                .isNotEqualTo(PAGE.etag());
    }
}
