package dateline.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.sun.net.httpserver.HttpServer;
import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.contributor.CreditContent;
import dateline.edition.EdgeSettings;
import dateline.entry.EntryContent;
import dateline.entry.EntryDesk;
import dateline.entry.EntryStatus;
import dateline.press.Press;
import dateline.story.Change;
import dateline.story.ChangeLog;
import dateline.story.Stories;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A cache in front that is told of changes. */
@DatelineTest
class PurgeIT {

    /** One request that the cache got. */
    private record Told(String line, Map<String, String> headers, String body) {
    }

    private static final List<Told> TOLD = new CopyOnWriteArrayList<>();
    private static final HttpServer CACHE = cache();
    private static volatile int answer = 200;

    @Autowired
    Purge purge;
    @Autowired
    ShownOn shownOn;
    @Autowired
    EntryDesk desk;
    @Autowired
    Stories stories;
    @Autowired
    ChangeLog log;
    @Autowired
    Cast cast;
    @Autowired
    Press press;
    @Autowired
    SchedulerClient jobs;
    @Autowired
    JsonMapper json;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    @DynamicPropertySource
    static void pointAtTheCache(DynamicPropertyRegistry settings) {
        settings.add("dateline.purge.url", PurgeIT::url);
        settings.add("dateline.purge.header", () -> "Authorization: Bearer geheim");
        settings.add("dateline.edge.keys", () -> "Cache-Tag");
        settings.add("dateline.edge.lifetime", () -> "CDN-Cache-Control: max-age=3600");
    }

    @AfterAll
    static void close() {
        CACHE.stop(0);
    }

    @BeforeEach
    void accept() {
        answer = 200;
    }

    @Test
    void tellsTheKeysOfWhatChangedAtOnceAndOnceMoreWhenEveryNodeHasIt() {
        String slug = cast.liveStory();
        cast.publish(slug, "Known everywhere");
        String story = "story/" + stories.findBySlug(slug).orElseThrow().id();
        List<Told> told = Await.until(() -> about(story + "/entry/1"), all -> all.size() == 2);
        assertThat(told).allSatisfy(one -> {
            assertThat(one.line()).isEqualTo("POST /purge");
            assertThat(one.headers()).containsEntry("authorization", "Bearer geheim");
            assertThat(one.headers().get("surrogate-key").split(" ")).contains("site", story, story + "/entry/1", story + "/pages");
            assertThat(json.readTree(one.body()).get("tags").toString()).contains('"' + story + "/entry/1\"");
        });
        Await.until(() -> rows(story), rows -> rows == 0);
    }

    @Test
    void keepsAtItUntilTheCacheHasTakenIt() {
        answer = 503;
        String slug = cast.liveStory();
        String story = "story/" + stories.findBySlug(slug).orElseThrow().id();
        cast.publish(slug, "Not heard yet");
        assertThat(rows(story)).isPositive();
        Await.until(() -> about(story + "/entry/1"), told -> !told.isEmpty());
        int unheard = about(story + "/entry/1").size();
        answer = 200;
        Await.until(() -> about(story + "/entry/1").size() - unheard, heard -> heard >= 2);
        Await.until(() -> rows(story), rows -> rows == 0);
    }

    @Test
    void tellsNothingOfWhatWasNotCommitted() {
        String slug = cast.liveStory();
        String story = "story/" + stories.findBySlug(slug).orElseThrow().id();
        Await.until(() -> rows(story), rows -> rows == 0);
        transaction.executeWithoutResult(status -> {
            cast.publish(slug, "Taken back");
            status.setRollbackOnly();
        });
        assertThat(rows(story)).isZero();
    }

    @Test
    void tellsAddressesWhereItIsAskedTo() {
        String slug = cast.liveStory();
        CreditContent credit = new CreditContent("author", List.of("Pat Purged"), null, null, null);
        desk.post(slug, new EntryContent("Addressed", "<p>Up.</p>", null, true, List.of(), List.of(credit)), EntryStatus.PUBLISHED, cast.ada(), null);
        Change change = log.after(stories.findBySlug(slug).orElseThrow().id(), 1, 1).getFirst();
        new Purge(new PurgeSettings(url() + "/files", "POST", "", PurgeSettings.By.FILES), shownOn, json).tell(change);
        Told files = TOLD.stream().filter(one -> one.line().equals("POST /purge/files")).findFirst().orElseThrow();
        assertThat(json.readTree(files.body()).get("files").valueStream().map(file -> file.stringValue().replaceFirst("https?://[^/]+", "")))
            .contains("/", "/stories/" + slug, "/stories/" + slug + "/1", "/stories/" + slug + "/feed.rss", "/stories/" + slug + "/key-events.json",
                "/feed.atom", "/updates.rss", "/sections/weather", "/sections/weather/feed.rss", "/contributors/pat-purged");
        new Purge(new PurgeSettings(url() + "/paths/", "PURGE", "", PurgeSettings.By.PATHS), shownOn, json).tell(change);
        assertThat(TOLD.stream().map(Told::line)).contains("PURGE /purge/paths/stories/" + slug, "PURGE /purge/paths/stories/" + slug + "/1",
            "PURGE /purge/paths/", "PURGE /purge/paths/contributors/pat-purged/feed.rss");
    }

    @Test
    void letsNothingLastThatIsWorthSecondsOnly() {
        String slug = cast.liveStory();
        Reader reader = new Reader(press.port());
        assertThat(reader.get("/stories/" + slug).headers().firstValue("CDN-Cache-Control")).hasValue("max-age=3600");
        for (String path : List.of("/changes?after=1", "/changes?after=2", "/77")) {
            assertThat(reader.get("/stories/" + slug + path).headers().firstValue("CDN-Cache-Control")).as(path).isEmpty();
        }
    }

    @Test
    void letsNothingLastThatIsPurgedByAddress() {
        EdgeSettings longer = new EdgeSettings("Surrogate-Key", "CDN-Cache-Control: max-age=3600");
        for (PurgeSettings.By by : List.of(PurgeSettings.By.FILES, PurgeSettings.By.PATHS)) {
            PurgeSettings addressed = new PurgeSettings(url(), "POST", "", by);
            assertThatIllegalArgumentException().isThrownBy(() -> new PurgeJobs(addressed, longer, jobs, Clock.systemUTC()))
                .withMessageContaining("DATELINE_EDGE_LIFETIME");
        }
    }

    private static List<Told> about(String key) {
        return TOLD.stream().filter(one -> List.of(one.headers().getOrDefault("surrogate-key", "").split(" ")).contains(key)).toList();
    }

    /** How much is still to be told of the story. */
    private int rows(String story) {
        return jdbc.sql("select count(*) from scheduled_tasks where task_name = 'purge' and task_instance like :of")
            .param("of", story.substring("story/".length()) + ":%").query(Integer.class).single();
    }

    private static String url() {
        return "http://127.0.0.1:" + CACHE.getAddress().getPort() + "/purge";
    }

    private static HttpServer cache() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                TOLD.add(new Told(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().entrySet().stream().collect(Collectors.toMap(header -> header.getKey().toLowerCase(),
                        header -> header.getValue().getFirst())),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                exchange.sendResponseHeaders(answer, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
