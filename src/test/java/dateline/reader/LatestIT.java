package dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.story.Status;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The newest updates across live stories, on the fronts and as the list that open fronts ask for. */
@DatelineTest
class LatestIT {

    private static final AtomicInteger SECTIONS = new AtomicInteger();

    @Autowired
    ReaderServer server;

    @Autowired
    EntryService entryService;

    @Autowired
    StoryService storyService;

    @Autowired
    Cast cast;

    @Autowired
    JsonMapper json;

    Reader reader;
    String section;

    @BeforeEach
    void open() {
        reader = new Reader(server.port());
        section = "harbour-" + SECTIONS.incrementAndGet();
    }

    @Test
    void tellsTheNewestOfAllLiveStoriesOfASection() {
        String ferry = live("Ferry adrift");
        String wall = live("Wall holds");
        String old = live("Regatta ends");
        cast.publish(old, "Last boat in");
        cast.publish(ferry, "Tow line is fast");
        cast.publish(wall, "Second tide peaks");
        entryService.post(
                cast.id(ferry), EntryContent.of("Not out yet", "<p>Held.</p>"), EntryStatus.DRAFT, cast.ada(), null);
        cast.publish(ferry, "Ferry is under way");
        storyService.edit(cast.id(old), null, content("Regatta ends"), Status.ENDED, cast.ada());

        Document front = Await.until(
                () -> reader.page("/sections/" + section),
                page -> page.select(".latest__row").size() == 3);
        assertThat(front.select(".latest__title").eachText())
                .containsExactly("Ferry is under way", "Second tide peaks", "Tow line is fast");
        assertThat(front.select(".latest__title a").eachAttr("href"))
                .containsExactly("/stories/" + ferry + "/3", "/stories/" + wall + "/1", "/stories/" + ferry + "/1");
        assertThat(front.select(".latest__story a").eachAttr("href"))
                .as("each run of a story's is under its headline")
                .containsExactly("/stories/" + ferry, "/stories/" + wall, "/stories/" + ferry);
        assertThat(front.select(".latest__row time"))
                .hasSize(3)
                .allSatisfy(time -> assertThat(time.attr("datetime")).contains("T"));
        assertThat(front.select("latest-updates").attr("data-path")).isEqualTo("/sections/" + section + "/latest");
        assertThat(rows(list())).containsExactly("Ferry is under way", "Second tide peaks", "Tow line is fast");
        assertThat(list().path("standing").path(ferry))
                .extracting(JsonNode::asLong)
                .containsExactly(3L, 1L);
        assertThat(list().path("standing").path(old))
                .as("what has ended still stands")
                .extracting(JsonNode::asLong)
                .containsExactly(1L);
        assertThat(reader.get("/sections/" + section + "/latest").body()).doesNotContain("Not out yet", "Held");
    }

    @Test
    void forgetsWhatIsRetracted() {
        String ferry = live("Ferry adrift");
        cast.publish(ferry, "Tow line is fast");
        cast.publish(ferry, "All are safe");
        Await.until(this::list, list -> rows(list).size() == 2);
        Await.until(() -> reader.page("/"), page -> page.text().contains("All are safe"));
        entryService.retract(cast.entry(ferry, 2), null, "It was too early to say.", false, cast.ada());
        JsonNode list = Await.until(this::list, now -> rows(now).size() == 1);
        assertThat(list.path("standing").path(ferry))
                .extracting(JsonNode::asLong)
                .containsExactly(1L);
        assertThat(list.toString()).doesNotContain("All are safe", "too early");
        for (String path : List.of("/", "/latest", "/sections/" + section, "/sections/" + section + "/latest")) {
            Await.until(() -> reader.get(path), answer -> !answer.body().contains("All are safe"));
        }
        storyService.edit(cast.id(ferry), null, content("Ferry adrift"), Status.WITHDRAWN, cast.ada());
        Await.until(() -> reader.get("/latest"), answer -> !answer.body().contains(ferry));
        // The section's page and feed stay, and so does its list, without the story.
        HttpResponse<String> empty = Await.until(
                () -> reader.get("/sections/" + section + "/latest"),
                answer -> !answer.body().contains(ferry));
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(rows(list())).isEmpty();
        assertThat(reader.get("/sections/" + section).statusCode()).isEqualTo(200);
    }

    @Test
    void isOneAnswerForAllThatAnEdgeMayKeep() {
        String ferry = live("Ferry adrift");
        cast.publish(ferry, "Tow line is fast");
        Await.until(this::list, list -> rows(list).size() == 1);
        HttpResponse<String> first = reader.get("/sections/" + section + "/latest");
        assertThat(first.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(first.headers().firstValue("Cache-Control"))
                .contains("public, max-age=1, s-maxage=2, stale-while-revalidate=4");
        assertThat(first.headers().firstValue("Surrogate-Key").orElse("").split(" "))
                .contains("lists", "list/sections/" + section, "section/" + section);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(reader.get("/sections/" + section + "/latest", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        cast.publish(ferry, "Ferry is under way");
        Await.until(
                () -> reader.get("/sections/" + section + "/latest", "If-None-Match", tag),
                answer -> answer.statusCode() == 200);
        assertThat(reader.get("/sections/no-such-section/latest").statusCode()).isEqualTo(404);
    }

    @Test
    void leavesAFrontWithNothingLiveInPeace() {
        String ferry = live("Ferry adrift");
        cast.publish(ferry, "Tow line is fast");
        Await.until(
                () -> reader.page("/sections/" + section),
                page -> !page.select(".latest").isEmpty());
        storyService.edit(cast.id(ferry), null, content("Ferry adrift"), Status.ENDED, cast.ada());
        Document front = Await.until(
                () -> reader.page("/sections/" + section),
                page -> page.select(".latest").isEmpty());
        assertThat(front.select("script:not([type=application/ld+json])")).isEmpty();
        assertThat(list().path("pollAfter").asInt()).isGreaterThan(60);
    }

    private String live(String headline) {
        return storyService.create(content(headline), Status.LIVE, cast.ada()).slug();
    }

    private StoryContent content(String headline) {
        return StoryContent.of(headline)
                .withSection(section)
                .withTimeZone("America/Halifax")
                .withLanguage("en");
    }

    private JsonNode list() {
        return json.readTree(reader.get("/sections/" + section + "/latest").body());
    }

    private static List<String> rows(JsonNode list) {
        return Jsoup.parse(list.path("html").asString())
                .select(".latest__title")
                .eachText();
    }
}
