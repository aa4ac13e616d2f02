package dateline.reader.search;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.contributor.CreditContent;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.photo.FigureContent;
import dateline.photo.PhotoService;
import dateline.photo.PhotoWords;
import dateline.story.Status;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@DatelineTest
@TestPropertySource(properties = {"dateline.search.per-minute=60", "dateline.http.proxies=1"})
class SearchIT {

    @Autowired
    ReaderServer server;

    @Autowired
    Cast cast;

    @Autowired
    EntryService entryService;

    @Autowired
    StoryService storyService;

    @Autowired
    PhotoService photoService;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void findsPeopleWhoAreCreditedWhereReadersReadIt() {
        String slug = cast.liveStory();
        credited(slug, "Márit Odûya", EntryStatus.PUBLISHED);
        credited(slug, "Draft Odûya", EntryStatus.DRAFT);
        credited(slug, "Gone Odûya", EntryStatus.PUBLISHED);
        entryService.retract(cast.entry(slug, 3), null, null, false, cast.ada());
        for (String typed : List.of("Marit Oduya", "oduya", "odu", "ODÛYA márit")) {
            Document page = Jsoup.parse(ask(typed, "").body());
            assertThat(page.select(".found__title a[href^=/contributors/]").eachText())
                    .as(typed)
                    .containsExactly("Márit Odûya");
            assertThat(page.select("[role=status]")).isEmpty();
        }
        assertThat(ask("marit oduya", "").body())
                .contains("<mark class=\"found__hit\"")
                .contains("/contributors/marit-oduya");
        assertThat(ask("ferrywriter", "").body())
                .as("what they are called is no name")
                .doesNotContain("/contributors/");
    }

    private void credited(String slug, String name, EntryStatus status) {
        entryService.post(
                cast.id(slug),
                EntryContent.of("Filed", "<p>Words.</p>")
                        .withCredits(List.of(new CreditContent("author", List.of(name), null, "ferrywriter", null))),
                status,
                cast.ada(),
                null);
    }

    private HttpResponse<String> ask(String words, String more) {
        // Each from an address of its own.
        return new Reader(server.port())
                .get(
                        "/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + more,
                        "X-Forwarded-For",
                        "198.51.100." + Math.floorMod((words + more).hashCode(), 250));
    }

    private Document search(String words) {
        HttpResponse<String> answer = ask(words, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return org.jsoup.Jsoup.parse(answer.body());
    }

    private void post(String slug, String headline, String body) {
        entryService.post(cast.id(slug), EntryContent.of(headline, body), EntryStatus.PUBLISHED, cast.ada(), null);
    }

    @ParameterizedTest
    @CsvSource({
        "kryptonaut, Kryptonaut",
        "KRYPTO, Krypto",
        "cafe brulant, Café",
        "CAFÉ, Café",
        "海嵐, 海嵐",
        "straße, Strasse",
        "أمواج, أَمْوَاج"
    })
    void findsWords(String words, String marked) {
        String slug = cast.liveStory();
        post(
                slug,
                "Kryptonaut seen at the Café",
                "<p>It was <em>brûlant</em> on Strasse 9, 昨日の海嵐がきた &amp; أَمْوَاج عالية</p>");
        Document page = search(words);
        assertThat(page.select(".found__title a").eachAttr("href")).contains("/stories/" + slug + "/1");
        assertThat(page.select("mark").eachText()).contains(marked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "wimbrel tide"       | 1
        „Wimbrel Tide“       | 1
        « wimbrel tide »     | 1
        “WIMBREL” tide       | 1 2
        "wimbrel tid"        |
        wimbrel tid          | 1 2
        "wimbrel tide        | 1 2
        wimbrel tide"        | 1 2
        "tide wimbrel"       |
        "tide is a wimbrel"  | 2
        "wimbrels"           | 2
        "渦潮 鳴門"            | 1
        "鳴門 渦潮"            | 2
        「渦潮」               | 1 2
        "O'Wimbrel, R&D"     | 2
        """)
    void findsPhrasesOnlyAsTheyStand(String typed, String found) {
        String slug = cast.liveStory();
        post(slug, "First", "<p>The <em>Wim</em>brel <strong>tide</strong> came in. 昨日の渦潮、鳴門海峡。</p>");
        post(slug, "Second", "<p>Tide is a wimbrel, wimbrels are a tide. 鳴門、渦潮。 O’Wimbrel, R&amp;D.</p>");
        List<String> expected = found == null
                ? List.of()
                : java.util.Arrays.stream(found.split(" "))
                        .map(number -> "/stories/" + slug + "/" + number)
                        .toList();
        assertThat(search(typed).select(".found__title a").eachAttr("href").stream()
                        .filter(path -> path.startsWith("/stories/" + slug + "/")))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void marksAPhraseAsAWhole() {
        String slug = cast.liveStory();
        post(slug, "Marked", "<p>A quay, not this quay. The old “snorvel” quay floods.</p>");
        assertThat(search("\"snorvel quay\"").select("mark").eachText()).containsExactly("snorvel” quay");
    }

    @Test
    void findsStoriesByTheirOwnWords() {
        String slug = storyService
                .create(cast.story("Zephyrine breaks the mole"), Status.LIVE, cast.ada())
                .slug();
        Document page = search("zephyrine");
        assertThat(page.select("section[aria-label=Stories] .found__title a").eachAttr("href"))
                .containsExactly("/stories/" + slug);
        assertThat(page.select(".badge--live")).hasSize(1);
    }

    @Test
    void knowsNoWordThatIsNotOut() {
        String slug = cast.liveStory();
        storyService.create(cast.story("Secretive xylograph"), Status.DRAFT, cast.ada());
        entryService.post(
                cast.id(slug),
                EntryContent.of("Xylograph draft", "<p>xylograph</p>"),
                EntryStatus.DRAFT,
                cast.ada(),
                null);
        entryService.post(
                cast.id(slug),
                EntryContent.of("Xylograph later", "<p>xylograph</p>")
                        .withPublishedAt(Instant.parse("2099-01-01T00:00:00Z")),
                EntryStatus.SCHEDULED,
                cast.ada(),
                null);
        post(slug, "Xylograph regretted", "<p>xylograph</p>");
        entryService.retract(cast.entry(slug, 3), null, null, true, cast.ada());
        post(slug, "Xylograph stands", "<p>Out.</p>");
        assertThat(search("xylograph").select(".found__title").eachText()).containsExactly("Xylograph stands");
        // The tags of the text are none of its words.
        assertThat(search("em p href").select(".found__title").eachText()).isEmpty();
    }

    @Test
    void forgetsWhatIsRetracted() {
        String slug = cast.liveStory();
        post(slug, "Quixotic claim", "<p>Text.</p>");
        assertThat(search("quixotic").select(".found__one")).hasSize(1);
        entryService.retract(cast.entry(slug, 1), null, null, true, cast.ada());
        Await.until(() -> search("quixotic").select(".found__one"), List::isEmpty);
    }

    @Test
    void turnsPagesWithoutLosingOrDoublingAny() {
        String slug = cast.liveStory();
        for (int i = 0; i < 45; i++) {
            cast.publish(slug, "Vexillum " + i, Instant.parse("2026-01-0" + (1 + i % 3) + "T00:00:00Z"));
        }
        List<String> found = new ArrayList<>();
        String more = "";
        int pages = 0;
        do {
            Document page = org.jsoup.Jsoup.parse(ask("vexillum", more).body());
            found.addAll(page.select(".found__title a").eachAttr("href"));
            more = page.select(".found__more a").isEmpty()
                    ? null
                    : page.select(".found__more a").attr("href").replaceFirst("^.*(?=&before)", "");
            pages++;
        } while (more != null && pages < 10);
        assertThat(pages).isEqualTo(3);
        assertThat(found).hasSize(45).doesNotHaveDuplicates();
    }

    @Test
    void takesAnythingThatIsTyped() {
        for (String words : new String[] {
            "",
            "   ",
            "'",
            "\"a b",
            "a & | ! ( ) <-> :* \\",
            "%00",
            "\0",
            "<script>alert(1)</script>",
            "x".repeat(5000),
            "😀😀",
            "a'; drop table entry; --"
        }) {
            HttpResponse<String> answer = ask(words, "");
            assertThat(answer.statusCode()).as(words).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("<script>alert");
        }
        for (String before :
                new String[] {"", "x", "-1", "99999999999999999-1", "0-0", "1-999999999999999999", "' or 1"}) {
            assertThat(ask("tide", "&before=" + URLEncoder.encode(before, StandardCharsets.UTF_8))
                            .statusCode())
                    .as(before)
                    .isEqualTo(200);
        }
    }

    @Test
    void setsWhatItFoundAsItsLanguageRuns() {
        String slug = storyService
                .create(
                        StoryContent.of("العاصفة qanun")
                                .withStandfirst("qanun")
                                .withTimeZone("Asia/Amman")
                                .withLanguage("ar"),
                        Status.LIVE,
                        cast.ada())
                .slug();
        post(slug, "Good Intent qanun", "<p>السور</p>");
        Document page = Await.until(
                () -> search("qanun"), found -> found.select(".found__one").size() == 2);
        assertThat(page.select(".found__one").eachAttr("dir")).containsExactly("rtl", "rtl");
        assertThat(page.select("[dir=auto]")).isEmpty();
        assertThat(page.select("html").attr("dir")).isEqualTo("ltr");
    }

    @Test
    void saysThatItFoundNothing() {
        for (String words : new String[] {"zzyzxqv", "?!"}) {
            assertThat(search(words).select("main [role=status]").text())
                    .as(words)
                    .startsWith("Nothing was found");
        }
        assertThat(search("").select("main [role=status]")).isEmpty();
    }

    @Test
    void isNotForCrawlers() {
        HttpResponse<String> answer = ask("anything", "");
        assertThat(answer.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=3, s-maxage=3");
        assertThat(answer.body()).contains("<meta name=\"robots\" content=\"noindex\">");
        assertThat(Jsoup.parse(answer.body()).select("meta[name=description]").attr("content"))
                .contains("The Harbour Ledger");
    }

    @Test
    void letsOneAddressAskSoMuchAndNoMore() {
        HttpResponse<String> last = null;
        for (int i = 0; i < 61; i++) {
            last = new Reader(server.port()).get("/search?q=flood" + i, "X-Forwarded-For", "203.0.113.9, 192.0.2.1");
        }
        assertThat(last.statusCode()).isEqualTo(429);
        Document page = Jsoup.parse(last.body());
        assertThat(page.select("main [role=alert]").text())
                .contains("try again in "
                        + last.headers().firstValue("Retry-After").orElseThrow());
        assertThat(page.select("form[role=search] input"))
                .as("where to try again")
                .hasSize(1);
        assertThat(last.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(Long.parseLong(last.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 60L);
        assertThat(new Reader(server.port())
                        .get("/search?q=other", "X-Forwarded-For", "192.0.2.2")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void findsWhatStandsUnderAPhoto() throws IOException {
        String slug = cast.liveStory();
        String photo;
        try (InputStream file = Files.newInputStream(Path.of("src/main/resources/demo/photos/custom-house-quay.jpg"))) {
            photo = photoService
                    .file("quay.jpg", file, PhotoWords.NONE, cast.ada())
                    .key();
        }
        entryService.post(
                cast.id(slug),
                EntryContent.of("On the quay", "<p>Seen at noon.</p>")
                        .withFigures(List.of(
                                new FigureContent(photo, "Crews pile sandbags beside the weighbridge.", "Crews"))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        Document page = Await.until(
                () -> search("weighbridge"),
                found -> !found.select(".found__one").isEmpty());
        assertThat(page.select(".found__title").eachText()).containsExactly("On the quay");
        assertThat(page.select(".found__text mark").eachText()).containsExactly("weighbridge");
        entryService.retract(cast.entry(slug, 1), null, null, false, cast.ada());
        Await.until(
                () -> search("weighbridge"),
                found -> found.select(".found__one").isEmpty());
    }

    @Test
    void looksThingsUpInTheIndexes() {
        transaction.executeWithoutResult(status -> {
            // Only for the length of this transaction: a table as small as this one is read by any index that is there.
            status.setRollbackOnly();
            jdbc.sql("set local enable_seqscan = off").update();
            jdbc.sql(
                            "select indexname from pg_indexes where tablename in ('entry', 'story') and indexdef like '% WHERE %' and indexname not like '%_words'")
                    .query(String.class)
                    .list()
                    .forEach(index -> jdbc.sql("drop index " + index).update());
            assertThat(jdbc.sql(
                                    "explain select entry_id from entry_figure where words @@ to_tsquery('simple', 'tide:*')")
                            .query(String.class)
                            .list())
                    .anyMatch(line -> line.contains("entry_figure_words"));
            for (String table : new String[] {"entry", "story"}) {
                String condition = table.equals("entry")
                        ? "released_at is not null and retracted_at is null"
                        : "published_at is not null";
                assertThat(jdbc.sql("explain select id from " + table + " where " + condition
                                        + " and words @@ to_tsquery('simple', 'tide:*')")
                                .query(String.class)
                                .list())
                        .anyMatch(line -> line.contains(table + "_words"));
            }
        });
    }
}
