package dateline.newsroom.photos;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.api.Program;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.newsroom.entries.Editor;
import dateline.photo.FigureContent;
import dateline.photo.PhotoService;
import dateline.photo.PhotoWords;
import dateline.photo.rendition.Pictures;
import dateline.platform.settings.Actor;
import dateline.story.Status;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The focal point of a photo, set by the newsroom and by programs, and what readers see of it. */
@DatelineTest
class PhotoFocusIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ReaderServer server;

    @Autowired
    private Cast cast;

    @Autowired
    private PhotoService photoService;

    @Autowired
    private EntryService entryService;

    @Autowired
    private StoryService storyService;

    @Autowired
    private JdbcClient jdbc;

    private Program ada;
    private Editor editor;
    private Reader reader;
    private String slug;

    @BeforeEach
    void signIn() {
        slug = cast.liveStory();
        ada = Program.ofAda(port);
        editor = new Editor(port).signedIn(DatelineTest.EMAIL, DatelineTest.PASSWORD);
        reader = new Reader(server.port());
    }

    @Test
    void cropsWhatReadersSeeAroundIt() throws IOException {
        String key = filed(cast.ada());
        StoryContent content = cast.story("Around " + slug).withLeadFigure(new FigureContent(key, null, "A"));
        String own = storyService.create(content, Status.LIVE, cast.ada()).slug();
        publish(own, key, filed(cast.ada()));
        String plain = "/photos/" + key + "/1x1/1000.jpg";
        Await.until(() -> reader.file(plain).statusCode(), status -> status == 200);
        byte[] before = reader.file(plain).body();

        JsonNode answer = patch(key, "{\"focalPoint\": {\"x\": 0.1, \"y\": 0.9}}")
                .expect(200)
                .json();
        assertThat(answer.at("/focalPoint/x").asDouble()).isEqualTo(0.1);
        assertThat(answer.at("/focalPoint/y").asDouble()).isEqualTo(0.9);
        assertThat(ada.get("/api/v1/photos/" + key).json()).isEqualTo(answer);

        String focused = "/photos/" + key + "/1x1-100-900/1000.jpg";
        String story = Await.until(
                        () -> reader.page("/stories/" + own),
                        page -> page.html().contains(focused))
                .html();
        assertThat(story).contains("class=\"focus-x10 focus-y90\"").doesNotContain(plain);
        assertThat(reader.file(focused).statusCode()).isEqualTo(200);
        assertThat(reader.file(focused).body()).isNotEqualTo(before);
        assertThat(reader.file(plain).body()).isEqualTo(before);

        editor.post("/newsroom/photos/" + key + "/focus", Map.of("x", "0.7", "y", "0.2"));
        Await.until(() -> reader.page("/stories/" + own), page -> page.html().contains("1x1-700-200"));
        // A crop around a former point leads to one that is always there.
        HttpResponse<String> former = reader.get("/photos/" + key + "/1x1-300-300/1000.jpg");
        assertThat(former.statusCode()).isEqualTo(302);
        assertThat(former.headers().firstValue("Location")).hasValue(plain);

        editor.post("/newsroom/photos/" + key + "/focus", Map.of("centre", "true"));
        Await.until(
                () -> reader.page("/stories/" + own),
                page -> page.html().contains(plain) && !page.html().contains("focus-x"));
        assertThat(ada.get("/api/v1/photos/" + key).json().get("focalPoint").isNull())
                .isTrue();
    }

    @Test
    void renewsFrontsAndSocialCards() throws IOException {
        String key = filed(cast.ada());
        StoryContent content = cast.story("Focus " + slug).withLeadFigure(new FigureContent(key, null, "A"));
        String own = storyService.create(content, Status.LIVE, cast.ada()).slug();
        String card = Await.until(
                        () -> reader.page("/stories/" + own).select("meta[property=og:image]"),
                        found -> !found.isEmpty())
                .attr("content");
        patch(key, "{\"focalPoint\": {\"x\": 1, \"y\": 0}}").expect(200);
        Await.until(() -> reader.page("/").select(".card__photo img.focus-x100.focus-y0"), found -> !found.isEmpty());
        String renewed = Await.until(
                        () -> reader.page("/stories/" + own).select("meta[property=og:image]"),
                        found -> !found.attr("content").equals(card))
                .attr("content");
        assertThat(renewed).isNotEmpty();
    }

    @Test
    void leavesTheVersionThatAnEditorWritesTheCaptionOn() throws IOException {
        String key = filed(cast.ada());
        String form = "/newsroom/photos/" + key;
        String version = Objects.requireNonNull(editor.open(form).page().selectFirst("#photo-form [name=version]"))
                .val();
        patch(key, "{\"focalPoint\": {\"x\": 0.5, \"y\": 0.5}}").expect(200);
        assertThat(editor.post(form, Map.of("version", version, "caption", "Low Town", "alt", "A street"))
                        .status())
                .isEqualTo(303);
        JsonNode photo = ada.get("/api/v1/photos/" + key).json();
        assertThat(photo.get("caption").asString()).isEqualTo("Low Town");
        assertThat(photo.at("/focalPoint/x").asDouble()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"focalPoint\": {\"x\": 1.01, \"y\": 0}} | focalPoint.x | fraction",
                "{\"focalPoint\": {\"x\": 0, \"y\": -0.01}} | focalPoint.y | fraction",
                "{\"focalPoint\": {\"x\": 0.5}} | focalPoint.y | required",
                "{\"focalPoint\": {\"x\": \"left\", \"y\": 0}} | focalPoint.x | type",
                "{\"focalPoint\": [1]} | focalPoint | type",
                "{\"caption\": \"No\"} | caption | unknown"
            })
    void refusesWhatIsNoPoint(String body, String field, String code) throws IOException {
        String key = filed(cast.ada());
        JsonNode problem = patch(key, body).expect(422).json();
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "left", "NaN", "1.5", "-1", "1e400", "Infinity"})
    void refusesAFormWithoutAPoint(String x) throws IOException {
        String key = filed(cast.ada());
        assertThat(editor.post("/newsroom/photos/" + key + "/focus", Map.of("x", x, "y", "0.5"))
                        .status())
                .isEqualTo(422);
        assertThat(ada.get("/api/v1/photos/" + key).json().get("focalPoint").isNull())
                .isTrue();
    }

    @Test
    void letsReportersSetItOnTheirOwnPhotosUntilReadersSeeThem() throws IOException {
        Account rita = cast.staff(AccountRole.REPORTER);
        Editor her = new Editor(port).signedIn(rita.email(), DatelineTest.PASSWORD);
        Program byKey = Program.of(port, rita.email(), DatelineTest.PASSWORD);
        String own = filed(new Actor(rita.id(), rita.name()));
        String body = "{\"focalPoint\": {\"x\": 0.25, \"y\": 0.75}}";
        Map<String, Object> form = Map.of("x", "0.2", "y", "0.2");
        assertThat(send(byKey, own, body).status()).isEqualTo(200);
        assertThat(her.post("/newsroom/photos/" + own + "/focus", form).status())
                .isEqualTo(303);
        assertThat(her.open("/newsroom/photos/" + own).page().select("dateline-focus"))
                .isNotEmpty();
        String others = filed(cast.ada());
        publish(slug, own, others);
        for (String key : List.of(own, others)) {
            assertThat(send(byKey, key, body).status()).isEqualTo(403);
            assertThat(her.post("/newsroom/photos/" + key + "/focus", form).status())
                    .isEqualTo(403);
            assertThat(her.open("/newsroom/photos/" + key + "/focus").status()).isEqualTo(403);
            assertThat(her.open("/newsroom/photos/" + key).page().select("dateline-focus"))
                    .isEmpty();
        }
        assertThat(jdbc.sql("select focus_x from photo where key = ?")
                        .param(own)
                        .query(Double.class)
                        .single())
                .isEqualTo(0.2);
        assertThat(send(ada, "nobodyskey", body).status()).isEqualTo(404);
    }

    private void publish(String story, String... keys) {
        entryService.post(
                cast.id(story),
                EntryContent.of("Seen", "<p>One.</p>")
                        .withFigures(List.of(keys).stream()
                                .map(key -> new FigureContent(key, null, "A"))
                                .toList()),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
    }

    private Program.Answer patch(String key, String body) {
        return send(ada, key, body);
    }

    private static Program.Answer send(Program by, String key, String body) {
        return by.send(
                "PATCH", "/api/v1/photos/" + key, BodyPublishers.ofString(body), "Content-Type", "application/json");
    }

    private String filed(Actor by) throws IOException {
        return photoService
                .file("a.jpg", new ByteArrayInputStream(Pictures.jpeg(1600, 1000)), PhotoWords.NONE, by)
                .key();
    }
}
