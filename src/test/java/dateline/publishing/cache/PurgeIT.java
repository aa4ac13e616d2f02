package dateline.publishing.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.sun.net.httpserver.HttpServer;
import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.contributor.ContributorService;
import dateline.contributor.CreditContent;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.photo.FigureContent;
import dateline.photo.Photo;
import dateline.photo.PhotoService;
import dateline.photo.PhotoWords;
import dateline.story.Status;
import dateline.story.Stories;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import dateline.story.change.Change;
import dateline.story.change.ChangeLog;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private record Told(String line, Map<String, String> headers, String body) {}

    private static final List<Told> TOLD = new CopyOnWriteArrayList<>();
    private static final HttpServer CACHE = cache();
    private static volatile int answer = 200;

    @Autowired
    AffectedPages affectedPages;

    @Autowired
    EntryService entryService;

    @Autowired
    Stories stories;

    @Autowired
    StoryService storyService;

    @Autowired
    PhotoService photoService;

    @Autowired
    ContributorService contributorService;

    @Autowired
    ChangeLog log;

    @Autowired
    Cast cast;

    @Autowired
    ReaderServer server;

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
            assertThat(one.headers().get("surrogate-key").split(" "))
                    .contains("site", story, story + "/entry/1", story + "/pages");
            assertThat(json.readTree(one.body()).get("tags").toString()).contains('"' + story + "/entry/1\"");
        });
        Await.until(() -> rows(story), rows -> rows == 0);
    }

    @Test
    void namesOnlyThePhotosThatAChangeTookFromReaders() throws IOException {
        String slug = cast.liveStory();
        long story = stories.findBySlug(slug).orElseThrow().id();
        List<String> keys = List.of(photo("custom-house-quay"), photo("gannet-head"), photo("elspeth-rowe"));
        publish(slug, keys.get(0), keys.get(1));
        publish(slug, keys.get(1));
        entryService.edit(cast.entry(slug, 1), null, of(keys.get(0), keys.get(1)), null, false, cast.ada());
        assertThat(photosTold(story)).as("an edit that left the photos alone").isEmpty();
        entryService.edit(cast.entry(slug, 1), null, of(), null, false, cast.ada());
        assertThat(photosTold(story)).as("one of them is shown elsewhere").containsExactly("photo/" + keys.get(0));
        entryService.retract(cast.entry(slug, 2), null, null, false, cast.ada());
        assertThat(photosTold(story)).contains("photo/" + keys.get(1)).doesNotContain("photos");
        StoryContent content = content(slug);
        storyService.edit(
                cast.id(slug),
                null,
                content.withLeadFigure(new FigureContent(keys.get(2), null, null)),
                null,
                cast.ada());
        storyService.edit(cast.id(slug), null, renamed(slug), null, cast.ada());
        assertThat(photosTold(story)).as("another headline").isEmpty();
        int before = about("photos").size();
        storyService.edit(cast.id(slug), null, content.withLeadFigure(null), null, cast.ada());
        Await.until(() -> about("photos").size(), told -> told > before);
        storyService.edit(cast.id(slug), null, content, Status.WITHDRAWN, cast.ada());
        assertThat(photosTold(story)).as("all there are").contains("photos");
    }

    @Test
    void tellsOfAllPhotosWhenAPortraitIsReplaced() throws IOException {
        Photo first = filed("custom-house-quay");
        Photo second = filed("gannet-head");
        int before = about("photos").size();
        transaction.executeWithoutResult(status -> {
            contributorService.describe("Pia Purged", null, null, null, first.id());
            contributorService.describe("Pia Purged", "Editor", null, null, first.id());
            assertThat(portraitRows()).isZero();
            contributorService.describe("Pia Purged", "Editor", null, null, second.id());
            assertThat(portraitRows()).as("at once and once more").isEqualTo(2);
        });
        Await.until(() -> portraitRows(), rows -> rows == 0);
        assertThat(about("photos").size() - before).isGreaterThanOrEqualTo(2);
    }

    private int portraitRows() {
        return jdbc.sql(
                        "select count(*) from scheduled_tasks where task_name = 'purge' and task_instance like 'photos:portrait:%'")
                .query(Integer.class)
                .single();
    }

    private StoryContent content(String slug) {
        return Objects.requireNonNull(transaction.execute(
                status -> stories.findBySlug(slug).orElseThrow().content()));
    }

    private StoryContent renamed(String slug) {
        StoryContent now = content(slug);
        return StoryContent.of("Another headline")
                .withStandfirst(now.standfirst())
                .withSection(now.section())
                .withTimeZone(now.timeZone())
                .withLanguage(now.language())
                .withTags(now.tags())
                .withLeadFigure(now.leadFigure());
    }

    private String photo(String name) throws IOException {
        return filed(name).key();
    }

    private Photo filed(String name) throws IOException {
        try (InputStream file = Files.newInputStream(Path.of("src/main/resources/demo/photos/" + name + ".jpg"))) {
            return photoService.file(name + ".jpg", file, PhotoWords.NONE, cast.ada());
        }
    }

    private static EntryContent of(String... keys) {
        return EntryContent.of("Illustrated", "<p>Up.</p>")
                .withFigures(Stream.of(keys)
                        .map(key -> new FigureContent(key, null, "A quay"))
                        .toList());
    }

    private void publish(String slug, String... keys) {
        entryService.post(cast.id(slug), of(keys), EntryStatus.PUBLISHED, cast.ada(), null);
    }

    /** The keys of photos that are told with the story's last change, apart from what the jobs tell meanwhile. */
    private List<String> photosTold(long story) {
        Change last = log.after(story, log.seq(story) - 1, 1).getFirst();
        new Purge(new PurgeProperties(url() + "/asked", "POST", "", PurgeProperties.By.KEYS), affectedPages, json)
                .tell(last);
        Told asked = TOLD.stream()
                .filter(one -> one.line().equals("POST /purge/asked"))
                .toList()
                .getLast();
        return Stream.of(asked.headers().get("surrogate-key").split(" "))
                .filter(key -> key.startsWith("photo"))
                .toList();
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
        entryService.post(
                cast.id(slug),
                EntryContent.of("Addressed", "<p>Up.</p>").withKeyEvent(true).withCredits(List.of(credit)),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        Change change =
                log.after(stories.findBySlug(slug).orElseThrow().id(), 1, 1).getFirst();
        new Purge(new PurgeProperties(url() + "/files", "POST", "", PurgeProperties.By.FILES), affectedPages, json)
                .tell(change);
        Told files = TOLD.stream()
                .filter(one -> one.line().equals("POST /purge/files"))
                .findFirst()
                .orElseThrow();
        assertThat(json.readTree(files.body())
                        .get("files")
                        .valueStream()
                        .map(file -> file.stringValue().replaceFirst("https?://[^/]+", "")))
                .contains(
                        "/",
                        "/stories/" + slug,
                        "/stories/" + slug + "/1",
                        "/stories/" + slug + "/feed.rss",
                        "/stories/" + slug + "/key-events.json",
                        "/feed.atom",
                        "/updates.rss",
                        "/sections/weather",
                        "/sections/weather/feed.rss",
                        "/contributors/pat-purged");
        new Purge(new PurgeProperties(url() + "/paths/", "PURGE", "", PurgeProperties.By.PATHS), affectedPages, json)
                .tell(change);
        assertThat(TOLD.stream().map(Told::line))
                .contains(
                        "PURGE /purge/paths/stories/" + slug,
                        "PURGE /purge/paths/stories/" + slug + "/1",
                        "PURGE /purge/paths/",
                        "PURGE /purge/paths/contributors/pat-purged/feed.rss");
    }

    @Test
    void namesForAListTheStoriesThatItShows() {
        String slug = cast.liveStory();
        String story = "story/" + stories.findBySlug(slug).orElseThrow().id();
        cast.publish(slug, "Listed");
        Reader reader = new Reader(server.port());
        for (String path :
                List.of("/tags/storm", "/sections/weather", "/sections/weather/feed.rss", "/tags/storm/feed.json")) {
            List<String> keys = List.of(reader.get(path)
                    .headers()
                    .firstValue("Cache-Tag")
                    .orElse("")
                    .split(","));
            assertThat(keys).as(path).contains(story, "lists", "list" + path.replaceFirst("/feed.*", ""));
        }
        assertThat(reader.get("/").headers().firstValue("Cache-Tag").orElse("").split(","))
                .contains("site");
        Await.until(
                () -> about("list/tags/storm"),
                told -> told.stream()
                        .anyMatch(one -> one.headers().get("surrogate-key").contains(story)));
    }

    @Test
    void letsNothingLastThatIsWorthSecondsOnly() {
        String slug = cast.liveStory();
        Reader reader = new Reader(server.port());
        assertThat(reader.get("/stories/" + slug).headers().firstValue("CDN-Cache-Control"))
                .hasValue("max-age=3600");
        for (String path : List.of("/changes?after=1", "/changes?after=2", "/77")) {
            assertThat(reader.get("/stories/" + slug + path).headers().firstValue("CDN-Cache-Control"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void letsNothingLastThatIsPurgedByAddress() {
        EdgeProperties longer = new EdgeProperties("Surrogate-Key", "CDN-Cache-Control: max-age=3600");
        for (PurgeProperties.By by : List.of(PurgeProperties.By.FILES, PurgeProperties.By.PATHS)) {
            PurgeProperties addressed = new PurgeProperties(url(), "POST", "", by);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new PurgeJobs(addressed, longer, jobs, Clock.systemUTC()))
                    .withMessageContaining("DATELINE_EDGE_LIFETIME");
        }
    }

    private static List<Told> about(String key) {
        return TOLD.stream()
                .filter(one -> List.of(
                                one.headers().getOrDefault("surrogate-key", "").split(" "))
                        .contains(key))
                .toList();
    }

    /** How much is still to be told of the story. */
    private int rows(String story) {
        return jdbc.sql("select count(*) from scheduled_tasks where task_name = 'purge' and task_instance like :of")
                .param("of", story.substring("story/".length()) + ":%")
                .query(Integer.class)
                .single();
    }

    private static String url() {
        return "http://127.0.0.1:" + CACHE.getAddress().getPort() + "/purge";
    }

    private static HttpServer cache() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                TOLD.add(new Told(
                        exchange.getRequestMethod() + " "
                                + exchange.getRequestURI().getPath(),
                        exchange.getRequestHeaders().entrySet().stream()
                                .collect(Collectors.toMap(
                                        header -> header.getKey().toLowerCase(Locale.ROOT),
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
