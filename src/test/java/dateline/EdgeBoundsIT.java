package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shipped edge refuses by itself: the newsroom in clear, passwords tried by the thousand, a household with too many streams. */
class EdgeBoundsIT {

    @TempDir
    Path folder;

    private HttpServer node;

    @BeforeEach
    void open() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        node.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        node.createContext("/", asked -> {
            asked.getRequestBody().readAllBytes();
            byte[] body = ("the node\n" + asked.getRequestURI()).getBytes(StandardCharsets.UTF_8);
            asked.getResponseHeaders().set("Cache-Control", "no-store");
            asked.getResponseHeaders().set("Strict-Transport-Security", "max-age=1");
            boolean stream = asked.getRequestURI().getPath().endsWith("/live");
            asked.sendResponseHeaders(200, stream ? 0 : body.length);
            asked.getResponseBody().write(body);
            asked.getResponseBody().flush();
            if (!stream) {
                asked.close();
            }
        });
        node.start();
    }

    @AfterEach
    void close() {
        node.stop(0);
    }

    @Test
    void neverServesTheNewsroomInClearOnThePublicPort() throws IOException {
        for (boolean tls : List.of(false, true)) {
            try (Nginx nginx = edge(tls)) {
                for (String host : List.of("newsroom.x", "newsroom.example.org")) {
                    String answer = raw(nginx.port, host, "/newsroom/sign-in");
                    assertThat(answer)
                            .startsWith("HTTP/1.1 301")
                            .contains("Location: https://" + host + "/newsroom/sign-in")
                            .doesNotContain("the node");
                }
                // Its own port is published to the machine alone.
                assertThat(raw(nginx.newsroomPort, "localhost", "/newsroom/sign-in"))
                        .startsWith("HTTP/1.1 200")
                        .contains("the node");
            }
        }
    }

    @Test
    void servesReadersInClearOnlyUntilThereIsACertificate() throws IOException {
        try (Nginx nginx = edge(false)) {
            assertThat(raw(nginx.port, "news.example.org", "/stories/storm")).startsWith("HTTP/1.1 200");
        }
        try (Nginx nginx = edge(true)) {
            assertThat(raw(nginx.port, "news.example.org", "/stories/storm?a=b"))
                    .startsWith("HTTP/1.1 301")
                    .contains("Location: https://news.example.org/stories/storm?a=b");
        }
    }

    @Test
    void speaksHttp2AndAsksForHttpsForAYearWhereItHasACertificate() throws Exception {
        try (Nginx nginx = edge(true);
                HttpClient client = HttpClient.newBuilder()
                        .sslContext(trusting(nginx.certificate()))
                        .build()) {
            for (String path : List.of("/stories/storm", "/stories/storm/live", "/hub", "/photos/x/320.jpg")) {
                URI address = URI.create("https://127.0.0.1:" + nginx.tlsPort + path);
                HttpResponse<InputStream> page =
                        client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream());
                page.body().close();
                assertThat(page.statusCode()).as(path).isEqualTo(200);
                assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(page.headers().allValues("Strict-Transport-Security"))
                        .as(path)
                        .containsExactly("max-age=31536000");
            }
        }
    }

    @Test
    void letsANewsroomSignInAtOnceAndNobodyTryThousandsOfPasswords() throws Exception {
        try (Nginx nginx = edge(false)) {
            List<Integer> answers = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                answers.add(post(nginx.newsroomPort, i % 2 == 0 ? "/newsroom/sign-in" : "/api/v1/keys"));
            }
            assertThat(answers.subList(0, 150)).containsOnly(200);
            assertThat(answers.subList(300, 400))
                    .filteredOn(status -> status == 429)
                    .hasSizeGreaterThan(80);
            // Reading the form tries nothing, and other work goes on.
            assertThat(new Reader(nginx.newsroomPort).get("/newsroom/sign-in").statusCode())
                    .isEqualTo(200);
            assertThat(post(nginx.newsroomPort, "/newsroom/stories")).isEqualTo(200);
        }
    }

    @Test
    void refusesAHouseholdThatAsksTheHubWithoutEnd() throws Exception {
        try (Nginx nginx = edge(false)) {
            List<Integer> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                answers.add(post(nginx.port, "/hub"));
            }
            assertThat(answers.subList(0, 50)).containsOnly(200);
            assertThat(answers.subList(100, 200)).contains(429);
            assertThat(new Reader(nginx.port).get("/stories/storm").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void refusesAHouseholdItsStreamsBeyondTwoHundred() throws IOException {
        List<Socket> streams = new ArrayList<>();
        try (Nginx nginx = edge(false)) {
            for (int i = 0; i < 200; i++) {
                streams.add(ask(nginx.port, "localhost", "/stories/storm/live?after=" + i, "keep-alive"));
            }
            for (Socket stream : streams) {
                assertThat(status(stream)).isEqualTo("HTTP/1.1 200 OK");
            }
            assertThat(new Reader(nginx.port).get("/stories/storm/live?after=1").statusCode())
                    .isEqualTo(429);
            assertThat(new Reader(nginx.port).get("/stories/storm").statusCode())
                    .isEqualTo(200);
            streams.getFirst().close();
            Await.until(
                    () -> {
                        Socket again = ask(nginx.port, "localhost", "/stories/storm/live?after=1", "keep-alive");
                        streams.add(again);
                        return status(again);
                    },
                    "HTTP/1.1 200 OK"::equals);
        } finally {
            for (Socket stream : streams) {
                stream.close();
            }
        }
    }

    @Test
    void refusesAHouseholdItsConnectionsToTheNewsroomBeyondAThousand() throws IOException {
        List<Socket> desks = new ArrayList<>();
        String bound = "limit_conn newsroom_of_one %d;";
        int port = node.getAddress().getPort();
        try (Nginx nginx = Nginx.with(
                Files.createTempDirectory(folder, "edge"),
                bound.formatted(1000),
                bound.formatted(20),
                IntStream.generate(() -> port).limit(4).toArray())) {
            for (int i = 0; i < 20; i++) {
                desks.add(ask(nginx.newsroomPort, "localhost", "/newsroom/stories/" + i + "/live", "keep-alive"));
            }
            for (Socket desk : desks) {
                assertThat(status(desk)).isEqualTo("HTTP/1.1 200 OK");
            }
            for (String path : List.of("/newsroom", "/newsroom/sign-in", "/api/v1/keys")) {
                assertThat(new Reader(nginx.newsroomPort).get(path).statusCode())
                        .as(path)
                        .isEqualTo(429);
            }
            // Readers' connections are counted by themselves.
            assertThat(new Reader(nginx.port).get("/stories/storm").statusCode())
                    .isEqualTo(200);
            desks.getFirst().close();
            Await.until(() -> new Reader(nginx.newsroomPort).get("/newsroom").statusCode(), status -> status == 200);
        } finally {
            for (Socket desk : desks) {
                desk.close();
            }
        }
    }

    private Nginx edge(boolean tls) throws IOException {
        int port = node.getAddress().getPort();
        int[] nodes = IntStream.generate(() -> port).limit(4).toArray();
        Path own = Files.createTempDirectory(folder, "edge");
        return tls ? Nginx.withTls(own, nodes) : new Nginx(own, nodes);
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream file = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "edge", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static int post(int port, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .POST(BodyPublishers.ofString("a=b"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** An answer whole, with a Host of one's choice, which the JDK's client does not allow. */
    private static String raw(int port, String host, String path) throws IOException {
        try (Socket socket = ask(port, host, path, "close")) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket ask(int port, String host, String path, String connection) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: %s\r\n\r\n"
                            .formatted(path, host, connection)
                            .getBytes(StandardCharsets.UTF_8));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String status(Socket socket) {
        try {
            StringBuilder line = new StringBuilder();
            for (int read = socket.getInputStream().read();
                    read != '\r' && read != -1;
                    read = socket.getInputStream().read()) {
                line.append((char) read);
            }
            return line.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
