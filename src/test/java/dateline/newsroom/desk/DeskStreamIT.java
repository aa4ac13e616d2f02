package dateline.newsroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.entry.SavedEntry;
import dateline.newsroom.entries.Editor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bytes of the desks' event streams. */
@DatelineTest
class DeskStreamIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Cast cast;

    @Autowired
    private JsonMapper json;

    private String desk;
    private String slug;

    @BeforeEach
    void open() {
        slug = cast.liveStory();
        desk = "/newsroom/stories/" + slug;
    }

    @Test
    void sendsAllEditorsTheSameBytesWithoutATokenOrAName() throws Exception {
        Account jonas = cast.staff(AccountRole.EDITOR);
        List<String> adas = new CopyOnWriteArrayList<>();
        List<String> his = new CopyOnWriteArrayList<>();
        try (AutoCloseable _ = editor(DatelineTest.EMAIL).follow(desk + "/events", adas);
                AutoCloseable _ = editor(jonas.email()).follow(desk + "/events?list=timeline", his)) {
            Await.until(() -> updates(adas), all -> all.size() == 1);
            Await.until(() -> updates(his), all -> all.size() == 1);
            cast.publish(slug, "Pumps fail");
            cast.draft(slug, "Evening summary", cast.staff(AccountRole.REPORTER));
            Await.until(() -> adas, all -> all.toString().contains("Evening summary"));
            Await.until(() -> updates(his), all -> all.equals(updates(adas)));
            assertThat(adas.toString())
                    .contains("Pumps fail")
                    .doesNotContain("_csrf", ">" + jonas.name() + "<", jonas.email());
        }
    }

    @Test
    void opensNoStreamForAPageThatIsRefused() {
        Editor ada = editor(DatelineTest.EMAIL);
        for (int i = 0; i < 25; i++) {
            assertThat(ada.open(desk + "/events?client=x").status()).isEqualTo(404);
        }
        assertThat(ada.streams(desk + "/events")).isTrue();
    }

    @Test
    void countsAPageAsThereWhileItsStreamIsOpen() throws Exception {
        Account jonas = cast.staff(AccountRole.EDITOR);
        Editor his = editor(jonas.email());
        List<String> adas = new CopyOnWriteArrayList<>();
        try (AutoCloseable _ = editor(DatelineTest.EMAIL).follow(desk + "/events", adas)) {
            Await.until(() -> adas, all -> all.contains("event:presence"));
            try (AutoCloseable _ =
                    his.follow(desk + "/events?client=page-of-jonas&turn=1&entry=7", new CopyOnWriteArrayList<>())) {
                Await.until(() -> adas, all -> all.toString().contains(jonas.name()));
                assertThat(adas.getLast().isEmpty() ? adas.get(adas.size() - 2) : adas.getLast())
                        .contains("\"client\":\"page-of-jonas\"", "\"entry\":7");
                assertThat(his.post("/newsroom/alive?client=page-of-jonas", Map.of())
                                .status())
                        .isEqualTo(204);
                assertThat(editor(DatelineTest.EMAIL)
                                .post("/newsroom/alive?client=page-of-jonas", Map.of())
                                .status())
                        .as("of another session")
                        .isEqualTo(404);
                assertThat(his.post("/newsroom/alive?client=page-of-nobody", Map.of())
                                .status())
                        .isEqualTo(404);
                assertThat(his.post("/newsroom/alive?client=x'--", Map.of()).status())
                        .isEqualTo(404);
                assertThat(his.open("/newsroom/alive").status()).isEqualTo(405);
            }
            Await.until(() -> adas, all -> all.toString().contains("\"gone\":[\"page-of-jonas\"]"));
            assertThat(his.post("/newsroom/alive?client=page-of-jonas", Map.of())
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void rendersThePartsAsThePageDoes() throws Exception {
        Editor ada = editor(DatelineTest.EMAIL);
        List<String> lines = new CopyOnWriteArrayList<>();
        cast.publish(slug, "Old");
        try (AutoCloseable _ = ada.follow(desk + "/events", lines)) {
            Await.until(() -> updates(lines), all -> all.size() == 1);
            SavedEntry draft = cast.draft(slug, "Evening summary", cast.staff(AccountRole.EDITOR));
            Await.until(() -> lines, all -> all.toString().contains("aside-" + draft.number()));
            cast.publish(slug, "Pumps fail");
            Await.until(() -> updates(lines), all -> all.toString().contains("Pumps fail"));
            JsonNode update = json.readTree(updates(lines).getLast());
            Document page = ada.open(desk).page();
            page.select("input[name=_csrf]").remove();
            assertThat(update.get("to").stringValue())
                    .isEqualTo(page.selectFirst(".desk").attr("data-state"));
            assertThat(update.get("order").valueStream().map(JsonNode::asLong)).containsExactly(3L, 1L);
            assertThat(update.get("rows").propertyNames()).containsExactly("3");
            assertThat(html(update.get("rows").get("3"))).isEqualTo(html(page.selectFirst("#entry-3")));
            assertThat(html(update.get("bar")))
                    .isEqualTo(html(page.selectFirst("#bar").firstElementChild()));
            JsonNode side = updates(lines).stream()
                    .map(json::readTree)
                    .map(one -> one.get("side"))
                    .filter(part -> part != null && part.isString())
                    .toList()
                    .getLast();
            assertThat(html(side)).isEqualTo(html(page.selectFirst("#side")));
        }
    }

    @Test
    void tellsAReporterNothingOfOthersDrafts() throws Exception {
        Account rita = cast.staff(AccountRole.REPORTER);
        Account jonas = cast.staff(AccountRole.REPORTER);
        List<String> hers = new CopyOnWriteArrayList<>();
        try (AutoCloseable _ = editor(rita.email()).follow(desk + "/events", hers)) {
            Await.until(() -> updates(hers), all -> all.size() == 1);
            cast.draft(slug, "Secret of Jonas", jonas);
            cast.draft(slug, "Summary of Rita", rita);
            Await.until(() -> hers, all -> all.toString().contains("Summary of Rita"));
            cast.publish(slug, "Pumps fail");
            Await.until(() -> hers, all -> all.toString().contains("Pumps fail"));
            assertThat(hers.toString()).doesNotContain("Secret", "_csrf", "/pin", "/settings");
            JsonNode counts = updates(hers).stream()
                    .map(json::readTree)
                    .map(one -> one.get("counts"))
                    .filter(all -> all != null && all.isArray())
                    .toList()
                    .getLast();
            assertThat(counts.valueStream().map(JsonNode::asInt)).containsExactly(1, 1, 0, 0, 0);
        }
    }

    @Test
    void speaksTheLanguageOfThePage() throws Exception {
        List<String> spanish = new CopyOnWriteArrayList<>();
        Editor jonas = editor(cast.staff(AccountRole.EDITOR).email());
        jonas.post("/newsroom/language", Map.of("language", "es"));
        try (AutoCloseable _ = jonas.follow(desk + "/events", spanish)) {
            Await.until(() -> updates(spanish), all -> all.size() == 1);
            cast.publish(slug, "Pumps fail");
            Await.until(() -> spanish, all -> all.toString().contains("Pumps fail"));
            Document page = jonas.open(desk).page();
            assertThat(page.selectFirst("html").attr("lang")).isEqualTo("es");
            String row = json.readTree(updates(spanish).getLast())
                    .get("rows")
                    .get("1")
                    .stringValue();
            assertThat(Jsoup.parse(row).select(".row__action").eachText())
                    .isEqualTo(page.select("#entry-1 .row__action").eachText());
        }
    }

    private Editor editor(String email) {
        return new Editor(port).signedIn(email, DatelineTest.PASSWORD);
    }

    /** The data of the events that take a desk to another state. */
    private static List<String> updates(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("data:") && line.contains("\"to\""))
                .map(line -> line.substring("data:".length()))
                .toList();
    }

    private static String html(JsonNode part) {
        return html(Jsoup.parseBodyFragment(part.stringValue()).body().firstElementChild());
    }

    private static String html(Element element) {
        return element.outerHtml().replaceAll("\\s+", " ");
    }
}
