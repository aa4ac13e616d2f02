package dateline.newsroom.linkcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dateline.platform.error.InvalidInput;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

class CardsTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer provider;
    private Cards cards;
    private int status = 200;
    private String answer =
            "{\"title\": \"Quay\\nwebcam <live>\", \"provider_name\": \"Cam\", \"html\": \"<script>evil()</script>\"}";

    @BeforeEach
    void open() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/oembed", exchange -> {
            asked.add(exchange.getRequestURI().getQuery());
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        provider.start();
        cards = new Cards(
                new CardProperties("cam.example=http://127.0.0.1:"
                        + provider.getAddress().getPort() + "/oembed other.example=http://127.0.0.1:1/"),
                new JsonMapper());
    }

    @AfterEach
    void close() {
        provider.stop(0);
    }

    @Test
    void asksTheProviderWhatALinkIsCalled() {
        assertThat(cards.of(" https://www.cam.example/quay?a=b&c "))
                .isEqualTo(new Card("https://www.cam.example/quay?a=b&c", "Quay webcam <live>", "Cam"));
        assertThat(asked).containsExactly("format=json&url=https://www.cam.example/quay?a=b&c");
        assertThat(cards.of("https://m.cam.example/quay").provider()).isEqualTo("Cam");
    }

    @Test
    void asksNobodyElse() {
        assertThat(cards.of("https://notcam.example/quay"))
                .isEqualTo(new Card("https://notcam.example/quay", null, "notcam.example"));
        assertThat(asked).isEmpty();
    }

    @Test
    void makesDoWithoutAnAnswerThatMakesSense() {
        Card bare = new Card("https://cam.example/x", null, "cam.example");
        for (String nonsense : List.of("", "[1, 2]", "no JSON", "{\"title\": 7}", "\"" + "x".repeat(300_000) + "\"")) {
            answer = nonsense;
            assertThat(cards.of("https://cam.example/x")).isEqualTo(bare);
        }
        answer = "{\"title\": \"Moved\"}";
        status = 302;
        assertThat(cards.of("https://cam.example/x")).isEqualTo(bare);
        assertThat(cards.of("https://other.example/x").title()).isNull();
    }

    @Test
    @Timeout(30)
    void waitsForNoBodyThatNeverEnds() throws IOException {
        try (ServerSocket dribbling = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = dribbling.accept()) {
                    OutputStream out = socket.getOutputStream();
                    out.write("HTTP/1.1 200 OK\r\n\r\n{\"title\": \"".getBytes(StandardCharsets.US_ASCII));
                    while (!dribbling.isClosed()) {
                        out.write('x');
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                    }
                } catch (IOException e) {
                    // Closed by the other side, as it should be.
                }
            });
            Cards slow = new Cards(
                    new CardProperties("cam.example=http://127.0.0.1:" + dribbling.getLocalPort() + "/"),
                    new JsonMapper());
            assertThat(slow.of("https://cam.example/x"))
                    .isEqualTo(new Card("https://cam.example/x", null, "cam.example"));
        }
    }

    @Test
    void takesAddressesOfTheWebOnly() {
        for (String url : List.of(
                "javascript:alert(1)", "ftp://cam.example/", "https://user@cam.example/", "not an address", "")) {
            assertThatThrownBy(() -> cards.of(url)).isInstanceOf(InvalidInput.class);
        }
    }
}
