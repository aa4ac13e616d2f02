package dateline.syndication.indexnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.entry.EntryService;
import dateline.http.ReaderServer;
import dateline.platform.settings.Urls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A search engine that is told of changes. */
@DatelineTest
class IndexNowIT {

    private static final String KEY = "0c6a3f1e-harbour";
    private static final List<String> TOLD = new CopyOnWriteArrayList<>();
    private static final HttpServer ENGINE = engine();

    @Autowired
    ReaderServer server;

    @Autowired
    EntryService entryService;

    @Autowired
    Cast cast;

    @Autowired
    Urls urls;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void pointAtTheEngine(DynamicPropertyRegistry settings) {
        settings.add("dateline.index-now.key", () -> KEY);
        settings.add(
                "dateline.index-now.url",
                () -> "http://127.0.0.1:" + ENGINE.getAddress().getPort() + "/indexnow");
    }

    private static HttpServer engine() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/indexnow", exchange -> {
                TOLD.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(202, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void end() {
        ENGINE.stop(0);
    }

    @Test
    void isToldOfEachPageThatChangedOrWent() {
        String slug = cast.liveStory();
        cast.publish(slug, "News");
        entryService.retract(cast.entry(slug, 1), null, null, true, cast.ada());
        List<JsonNode> told = Await.until(
                () -> TOLD.stream()
                        .map(new JsonMapper()::readTree)
                        .filter(word -> word.toString().contains(urls.story(slug)))
                        .toList(),
                all -> all.size() == 3);
        assertThat(told).allSatisfy(word -> {
            assertThat(word.get("host").asString()).isEqualTo("localhost");
            assertThat(word.get("key").asString()).isEqualTo(KEY);
            assertThat(word.get("keyLocation").asString()).isEqualTo(urls.home() + KEY + ".txt");
        });
        assertThat(told.stream().filter(word -> word.get("urlList").toString().contains(urls.entry(slug, 1))))
                .hasSize(2);
        Await.until(
                () -> jdbc.sql("select count(*) from scheduled_tasks where task_name = 'index-now'")
                        .query(Long.class)
                        .single(),
                left -> left == 0);
    }

    @Test
    void findsTheKey() {
        assertThat(new Reader(server.port()).get("/" + KEY + ".txt").body()).isEqualTo(KEY);
    }
}
