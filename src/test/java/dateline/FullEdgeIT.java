package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped edge before nodes that refuse: what they say reaches the reader, and takes nothing else away. */
class FullEdgeIT {

    @TempDir
    Path folder;

    private final Set<HttpServer> full = ConcurrentHashMap.newKeySet();
    private HttpServer one;
    private HttpServer two;
    private Nginx nginx;
    private Reader edge;

    @BeforeEach
    void open() throws IOException {
        one = node();
        two = node();
        int[] ports = {one.getAddress().getPort(), two.getAddress().getPort()};
        nginx = new Nginx(folder, ports[0], ports[1], ports[0], ports[1]);
        edge = new Reader(nginx.port);
    }

    @AfterEach
    void close() {
        nginx.close();
        one.stop(0);
        two.stop(0);
    }

    @Test
    void leadsAStreamFromAFullNodeToOneWithRoom() {
        full.add(one);
        for (int i = 0; i < 10; i++) {
            assertThat(edge.get("/stories/storm/live?after=" + i).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void saysThatEveryNodeIsFullAndStillServesPages() {
        full.addAll(Set.of(one, two));
        for (int i = 0; i < 10; i++) {
            HttpResponse<String> refused = edge.get("/stories/storm/live?after=" + i);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("30");
            assertThat(edge.get("/stories/" + i).statusCode()).isEqualTo(200);
        }
        full.clear();
        assertThat(edge.get("/stories/storm/live?after=0").statusCode()).isEqualTo(200);
    }

    @Test
    void letsNoCrowdOfSearchesTakeThePagesAway() {
        for (int i = 0; i < 10; i++) {
            assertThat(edge.get("/search?q=many" + i).statusCode()).isEqualTo(429);
            assertThat(edge.get("/search?q=busy" + i).statusCode()).isEqualTo(503);
            assertThat(edge.get("/stories/" + i).statusCode()).isEqualTo(200);
        }
    }

    private HttpServer node() throws IOException {
        HttpServer node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        node.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        node.createContext("/", asked -> answer(asked, 200, Map.of()));
        node.createContext(
                "/stories/storm/live",
                asked -> answer(
                        asked,
                        full.contains(node) ? 503 : 200,
                        full.contains(node)
                                ? Map.of("Retry-After", "30")
                                : Map.of("Content-Type", "text/event-stream")));
        node.createContext(
                "/search",
                asked -> answer(
                        asked,
                        asked.getRequestURI().getQuery().contains("busy") ? 503 : 429,
                        Map.of("Retry-After", "5")));
        node.start();
        return node;
    }

    private static void answer(HttpExchange asked, int status, Map<String, String> headers) throws IOException {
        byte[] body = "said\n".getBytes(StandardCharsets.UTF_8);
        headers.forEach(asked.getResponseHeaders()::set);
        asked.getResponseHeaders().set("Cache-Control", "no-store");
        asked.sendResponseHeaders(status, body.length);
        try (asked) {
            asked.getResponseBody().write(body);
        }
    }
}
