package dateline.reader.live;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dateline.Await;
import dateline.Browser;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Follower;
import dateline.Reader;
import dateline.entry.EntryService;
import dateline.http.ReaderServer;
import dateline.http.ReaderServerProperties;
import dateline.http.RouteSource;
import dateline.platform.settings.Urls;
import dateline.publishing.cache.ResponseCache;
import dateline.publishing.edition.Editions;
import dateline.story.Status;
import dateline.story.StoryService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Open pages on the real server: tabs that share a stream, and pages that do without one. */
@DatelineTest
class LiveTabsIT {

    private static Browser browser;

    @Autowired
    ReaderServer server;

    @Autowired
    ReaderServerProperties settings;

    @Autowired
    List<RouteSource> doors;

    @Autowired
    LiveHub hub;

    @Autowired
    Editions editions;

    @Autowired
    ResponseCache responseCache;

    @Autowired
    Urls urls;

    @Autowired
    JsonMapper json;

    @Autowired
    Cast cast;

    @Autowired
    EntryService entryService;

    @Autowired
    StoryService storyService;

    BrowserContext reader;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void comeIn() {
        reader = browser.context(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1000, 800));
    }

    @AfterEach
    void leave() {
        reader.close();
    }

    @Test
    void shareOneStreamAndPassItOnWhenItsTabIsClosed() {
        String slug = cast.liveStory();
        List<Page> tabs = new ArrayList<>(
                IntStream.range(0, 3).mapToObj(i -> tab(server.port(), slug)).toList());
        Await.until(() -> streams(slug), open -> open == 1);
        cast.publish(slug, "Told to all");
        tabs.forEach(tab -> assertThat(entry(tab, "Told to all")).hasCount(1));
        assertThat(streams(slug)).isEqualTo(1);

        tabs.removeFirst().close();
        cast.publish(slug, "Told by another");
        tabs.forEach(tab -> assertThat(entry(tab, "Told by another")).hasCount(1));
        Await.until(() -> streams(slug), open -> open == 1);
        tabs.forEach(tab -> assertThat(
                        (List<?>) tab.evaluate("[...document.querySelectorAll('.day .entry')].map(entry => entry.id)"))
                .isEqualTo(List.of("entry-2", "entry-1")));
    }

    @Test
    void bringATabInStepThatCameWithAnOlderPage() {
        String slug = cast.liveStory();
        String before = Await.until(
                () -> new Reader(server.port()).get("/stories/" + slug).body(),
                page -> page.contains("data-seq=\"1\""));
        Page tab = tab(server.port(), slug);
        Await.until(() -> streams(slug), open -> open == 1);
        cast.publish(slug, "Already told");
        assertThat(entry(tab, "Already told")).hasCount(1);

        Page old = reader.newPage();
        old.route(
                "**/stories/" + slug,
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody(before)));
        old.navigate("http://localhost:" + server.port() + "/stories/" + slug);
        assertThat(entry(old, "Already told")).hasCount(1);
        cast.publish(slug, "Told to both");
        assertThat(entry(old, "Told to both")).hasCount(1);
        assertThat(streams(slug)).isEqualTo(1);
    }

    @Test
    void goQuietWhereNobodyLooksAndCatchUpWhenSomeoneDoes() {
        String slug = cast.liveStory();
        Page tab = reader.newPage();
        tab.clock().install();
        tab.navigate("http://localhost:" + server.port() + "/stories/" + slug);
        Await.until(() -> streams(slug), open -> open == 1);
        tab.evaluate("Object.defineProperty(document, 'hidden', { get: () => window.away, configurable: true })");
        tab.evaluate("window.away = true; document.dispatchEvent(new Event('visibilitychange'))");
        tab.clock().runFor(5 * 60_000 + 1000);
        Await.until(() -> streams(slug), open -> open == 0);
        cast.publish(slug, "Meanwhile");
        tab.evaluate("window.away = false; document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(entry(tab, "Meanwhile")).hasCount(1);
        Await.until(() -> streams(slug), open -> open == 1);
    }

    @Test
    void followAReopenedStoryAndARetractionOnAnOlderPageWithinSeconds() {
        String slug = cast.liveStory();
        for (int i = 0; i < 70; i++) {
            cast.publish(slug, "Update " + i);
        }
        Page older = reader.newPage();
        older.clock().install();
        older.navigate("http://localhost:" + server.port() + "/stories/" + slug + "/page/1");
        assertThat(entry(older, "Update 0")).hasCount(1);
        entryService.retract(cast.entry(slug, 1), null, null, true, cast.ada());
        older.waitForCondition(() -> {
            older.clock().runFor(11_000);
            return entry(older, "Update 0").count() == 0;
        });

        storyService.edit(cast.id(slug), null, cast.story("Over"), Status.ENDED, cast.ada());
        Page ended = reader.newPage();
        ended.clock().install();
        ended.navigate("http://localhost:" + server.port() + "/stories/" + slug);
        assertThat(ended.locator("#story-status .badge")).hasText("Ended");
        storyService.edit(cast.id(slug), null, cast.story("Over"), Status.LIVE, cast.ada());
        ended.waitForCondition(() -> {
            ended.clock().runFor(11_000);
            return ended.locator("#story-status .badge").textContent().contains("Live");
        });
        Await.until(() -> streams(slug), open -> open == 1);
    }

    @Test
    @SuppressWarnings("try") // a reader leaves early
    void askForChangesAtANodeThatIsFullAndReturnToTheStreamOnceItIsNot() {
        String slug = cast.liveStory();
        Await.until(hub::readers, there -> there == 0);
        LiveHandler narrow = new LiveHandler(editions, hub, responseCache, new LiveProperties(1, 3, 100), urls, json);
        ReaderServer full = new ReaderServer(
                0,
                settings,
                doors.stream()
                        .map(door -> (RouteSource) (door instanceof LiveHandler ? narrow : door)::open)
                        .toList());
        full.start();
        try (Follower other = new Reader(full.port()).follow(slug, "1")) {
            Await.until(() -> streams(slug), open -> open == 1);
            List<String> asked = new ArrayList<>();
            Page tab = reader.newPage();
            tab.onResponse(response ->
                    asked.add(response.status() + " " + response.url().replaceFirst(".*/stories/[^/]+", "")));
            tab.clock().install();
            tab.navigate("http://localhost:" + full.port() + "/stories/" + slug);
            tab.waitForCondition(() -> asked.contains("200 /changes?after=1"));
            assertThat(asked).contains("503 /live?after=1");

            cast.publish(slug, "Asked for");
            // A reader polls less often than a test can wait: its clock is put forward.
            tab.waitForCondition(() -> {
                tab.clock().runFor(5000);
                return entry(tab, "Asked for").count() == 1;
            });
            assertThat(tab.locator(".bar")).isHidden();

            other.close();
            Await.until(() -> streams(slug), open -> open == 0);
            tab.waitForCondition(() -> {
                tab.clock().runFor(5000);
                return asked.contains("200 /live?after=2");
            });
            cast.publish(slug, "Streamed again");
            assertThat(entry(tab, "Streamed again")).hasCount(1);
        } finally {
            full.stop();
        }
    }

    private Page tab(int port, String slug) {
        Page tab = reader.newPage();
        tab.navigate("http://localhost:" + port + "/stories/" + slug);
        return tab;
    }

    private int streams(String slug) {
        return editions.ready(slug)
                .flatMap(edition -> hub.room(edition.id()))
                .map(Room::size)
                .orElse(0);
    }

    private static Locator entry(Page tab, String headline) {
        return tab.locator(".day .entry", new Page.LocatorOptions().setHasText(headline));
    }
}
