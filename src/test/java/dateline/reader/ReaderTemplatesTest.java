package dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.publishing.template.JoinedFiles;
import dateline.publishing.view.Alda;
import dateline.publishing.view.CorrectionView;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.FigureView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderTemplatesTest {

    private static final Map<String, String> PAGES = ReaderPages.all();

    @TestFactory
    Stream<DynamicTest> writesHtmlThatTheCheckerHasNothingAgainst() {
        return PAGES.entrySet().stream()
                .map(page -> DynamicTest.dynamicTest(
                        page.getKey(),
                        () -> assertThat(HtmlChecker.faults(page.getValue())).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> keepsStylesAndScriptsInFiles() {
        return PAGES.entrySet().stream()
                .map(page -> DynamicTest.dynamicTest(page.getKey(), () -> {
                    Document document = Jsoup.parse(page.getValue());
                    assertThat(
                                    document.select(
                                            "[style], style, [onclick], [onload], script:not([src]):not([type=application/ld+json]):not([type=application/json])"))
                            .isEmpty();
                    assertThat(document.select("script[src]"))
                            .allSatisfy(script -> assertThat(script.attr("src")).startsWith("/assets/"));
                }));
    }

    @Test
    void checkerSeesAFault() {
        assertThat(HtmlChecker.faults("<!DOCTYPE html><html lang=en><title>x</title><p><div></p>"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"No", "no", "Off", "OFF", "False", "FALSE", "false", "0", "null"})
    void showsATextThatReadsLikeATruthValue(String word) {
        FigureView figure = Alda.photo("gauge", 1600, 1067, word, word, word);
        EntryView said = Alda.entry(
                13,
                Alda.at(3, 21, 0),
                word,
                true,
                "<p>" + word + "</p>",
                List.of(figure),
                List.of(new CorrectionView(word, Alda.at(3, 21, 5))),
                List.of());
        Document page = Jsoup.parse(ReaderPages.story(Alda.page(Alda.renamed(word), List.of(said), null, null, null)));
        assertThat(page.select(
                                ".heading__headline, .entry__headline, .entry__body, .entry .figure__caption, .entry .figure__credit, .key-events__event a")
                        .eachText())
                .hasSize(6)
                .containsOnly(word);
        assertThat(page.select("meta[property=og:title], .entry .figure img").stream()
                        .map(one -> one.attr("content") + one.attr("alt")))
                .containsOnly(word);
        assertThat(page.select(".correction").text()).endsWith(word);
        Element retracted = entry(Alda.fragment(Alda.retracted(7, Alda.at(3, 13, 2), Alda.at(3, 13, 40), word))
                .html());
        assertThat(retracted.select(".entry__notice").text()).endsWith(" " + word);
        Document front = Jsoup.parse(Alda.render(
                "front/front",
                Map.of(
                        "page",
                        new FrontPage(
                                "contributor",
                                Alda.MAYA.url(),
                                word,
                                word,
                                figure,
                                List.of(),
                                List.of(new FrontPage.CreditedEntry(Alda.renamed(word), said)),
                                List.of(),
                                null))));
        assertThat(front.select(
                                ".front__title, .front__about, .credited__title a, .credited__excerpt, .credited__story a")
                        .eachText())
                .hasSize(5)
                .containsOnly(word);
    }

    @Test
    void marksWordsThatALanguageLacksAsEnglish() {
        Document arabic = Jsoup.parse(PAGES.get("arabic"));
        assertThat(arabic.select("[lang=en]").eachText())
                .contains(
                        "Skip to the news",
                        "Updated",
                        "Published",
                        "All updates",
                        "Copy link",
                        "Correction",
                        "Key event",
                        "Live",
                        "Start of coverage");
        assertThat(arabic.select("[lang=en]").text()).doesNotContain("عاصفة");
        assertThat(Jsoup.parse(PAGES.get("spanish")).select("[lang=en]")).isEmpty();
        assertThat(Jsoup.parse(PAGES.get("story")).select("body [lang]")).isEmpty();
    }

    @Test
    void isolatesTheZoneOfATimeAmongWordsFromRightToLeft() {
        assertThat(Jsoup.parse(PAGES.get("arabic")).select(".byline time").text())
                .contains("\u2068")
                .contains("\u2069");
        assertThat(Jsoup.parse(PAGES.get("story")).text()).doesNotContain("\u2068");
    }

    @Test
    void tellsTheDayOfTheNewestKeyEvent() {
        assertThat(story().select(".key-events__time").eachText())
                .first()
                .asString()
                .isEqualTo("Monday, Nov. 3, 8:02 p.m.");
        assertThat(story().select(".key-events__time").eachText())
                .element(1)
                .asString()
                .isEqualTo("2:15 p.m.");
    }

    @Test
    void headsAnEntryWithItsTimeAndHeadline() {
        Element entry = entry("story", "entry-12");
        assertThat(entry.select(".entry__head").text())
                .isEqualTo("Key event, 8:02 p.m. In the headline Last ferry passengers are ashore");
        assertThat(entry.select("time").first().attr("datetime")).isEqualTo("2014-11-03T20:02:00-05:00");
        assertThat(entry.select("time").first().attr("title")).isEqualTo("8:02 p.m. EST, Monday, Nov. 3, 2014");
        assertThat(entry.attr("aria-labelledby")).isEqualTo("entry-12-headline");
        assertThat(entry("story", "entry-10").attr("aria-labelledby")).isEqualTo("entry-10-time");
    }

    @Test
    void readsTextFiguresCorrectionAndCreditInThatOrder() {
        assertThat(entry("story", "entry-12")
                        .select(".entry__body, .correction, .credit, .entry__foot")
                        .eachText())
                .satisfies(parts -> assertThat(parts.get(1))
                        .isEqualTo("Correction, 8:14 p.m. An earlier version gave the number of passengers as 221."))
                .satisfies(
                        parts -> assertThat(parts.get(2))
                                .isEqualTo(
                                        "—Ledger reporters Maya Lindqvist and Tomás Prado at Kettle Quay contributed to this report."))
                .hasSize(4);
        assertThat(entry("story", "entry-11").select("figcaption").text())
                .isEqualTo("The gauge at North Gate, minutes before the peak. TOMÁS PRADO/Ledger");
    }

    @Test
    void saysUpdatedOnlyWhereNoCorrectionSaysIt() {
        assertThat(entry("story", "entry-6").select(".entry__updated").text()).isEqualTo("Updated 9:45 a.m.");
        assertThat(entry("story", "entry-12").select(".entry__updated")).isEmpty();
        Element both = entry(Alda.fragment(Alda.updated(Alda.entries().getFirst(), Alda.at(4, 7, 5)))
                .html());
        assertThat(both.select(".entry__updated").text()).isEqualTo("Updated 7:05 a.m. EST, Tuesday, Nov. 4, 2014");
    }

    @Test
    void saysNoWordOfARetractedEntry() {
        Element retracted = entry("story", "entry-7");
        assertThat(retracted.text())
                .isEqualTo("1:02 p.m. This update was retracted at 1:40 p.m. The photo showed another harbour.");
        assertThat(retracted.select("a, button, img")).isEmpty();
        Element silent = entry(Alda.fragment(Alda.retracted(7, Alda.at(3, 13, 2), Alda.at(3, 12, 0), null))
                .html());
        assertThat(silent.text()).isEqualTo("1:02 p.m. This update was retracted at noon.");
    }

    @Test
    void reservesTheSpaceOfEachPhotoAndLoadsTheFirstFirst() {
        assertThat(story().select("img"))
                .isNotEmpty()
                .allSatisfy(photo -> assertThat(photo.attributes().asList())
                        .extracting(org.jsoup.nodes.Attribute::getKey)
                        .contains("width", "height", "srcset", "sizes", "alt"));
        assertThat(story().select("img:not([loading=lazy])"))
                .hasSize(1)
                .allSatisfy(photo -> assertThat(photo.attr("fetchpriority")).isEqualTo("high"));
    }

    @Test
    void standsWhateverIsMissingAsEmptyRegions() {
        Document empty = Jsoup.parse(PAGES.get("empty"));
        for (String region :
                List.of("story-status", "story-heading", "story-summary", "story-key-events", "story-pinned")) {
            assertThat(empty.getElementById(region)).as(region).isNotNull();
        }
        assertThat(empty.select("#story-summary, #story-key-events, #story-pinned"))
                .allSatisfy(part -> assertThat(part.hasAttr("hidden")).isTrue());
        assertThat(empty.select(".timeline__empty").text()).startsWith("No updates yet");
    }

    @Test
    void streamsOnTheStorysOwnPageAlone() {
        assertThat(story().selectFirst("live-timeline").attr("data-live")).isEqualTo("/stories/alda/live");
        Element older = Jsoup.parse(PAGES.get("older")).selectFirst("live-timeline");
        assertThat(older.hasAttr("data-live")).isFalse();
        assertThat(older.select("[rel=next]").attr("href")).isEqualTo("/stories/alda/page/1");
        assertThat(older.select("[rel=prev]").attr("href")).isEqualTo("/stories/alda");
    }

    @Test
    void givesAnEntryAPageAndACardOfItsOwn() {
        Document page = Jsoup.parse(PAGES.get("entry"));
        assertThat(page.title()).isEqualTo("Second tide peaks below the wall | The Harbour Ledger");
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("http://localhost:8080/stories/alda/11");
        assertThat(page.select("meta[property=og:title]").attr("content"))
                .isEqualTo("Second tide peaks below the wall");
        assertThat(page.select("meta[property=og:image]").attr("content"))
                .isEqualTo("http://localhost:8080/photos/gauge/1600.jpg");
        assertThat(page.select("h1").text()).isEqualTo("Second tide peaks below the wall");
        assertThat(page.select(".alone__back a").attr("href")).isEqualTo("/stories/alda#entry-11");
    }

    @Test
    void staysLight() throws IOException {
        List<EntryView> fifty =
                IntStream.range(0, 50).mapToObj(ReaderTemplatesTest::entryOf).toList();
        int page = compressed(ReaderPages.story(Alda.page(Alda.story(true, 40), fifty, null, null, null)));
        assertThat(page).as("page").isBetween(5_000, 40_000);
        int styles = compressed(JoinedFiles.styles());
        assertThat(styles).as("styles").isBetween(3_000, 12_000);
        int script = compressed(JoinedFiles.script("reader.js"));
        assertThat(script).as("script").isBetween(2_000, 12_000);
        assertThat(page + styles + script).as("all of it").isLessThan(60_000);
        // Loaded on request alone.
        assertThat(compressed(Files.readString(Path.of("src/main/resources/static/reader/own-times.js"))))
                .as("own times")
                .isBetween(500, 3_000);
        assertThat(compressed(JoinedFiles.script("front.js")))
                .as("script of fronts")
                .isBetween(1_000, 5_000);
    }

    @Test
    void leadsFromTheHeadlineToItsEntryAndMarksIt() {
        assertThat(story().select("#story-heading .heading__lead").attr("href")).isEqualTo("/stories/alda/12");
        assertThat(story().select(".day .entry--lead").eachAttr("data-number")).containsExactly("12");
    }

    @Test
    void saysWhenAnAnnouncedStoryStarts() {
        Document page = Jsoup.parse(PAGES.get("upcoming"));
        assertThat(page.select("#story-status").text())
                .isEqualTo("Soon Weather Starts at 7 p.m. EST, Monday, Nov. 3, 2014");
        assertThat(page.select(".switch__pause")).hasSize(1);
    }

    @Test
    void startsFromTheFirstEntryWhenAsked() {
        Document page = Jsoup.parse(PAGES.get("oldest"));
        assertThat(page.select(".day .entry").eachAttr("data-number"))
                .startsWith("1", "2", "3")
                .endsWith("11", "12");
        assertThat(page.select(".day__label").eachText()).containsExactly("Sunday, Nov. 2", "Monday, Nov. 3");
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("http://localhost:8080/stories/alda");
        assertThat(page.select(".switch a").eachAttr("href")).containsExactly("/stories/alda");
    }

    @Test
    void jumpsToTheHoursOfADay() {
        assertThat(story().select(".day:first-of-type .hours a, .day .hours a").eachText())
                .containsSequence("8 p.m.", "7 p.m.", "5 p.m.", "2 p.m.", "1 p.m.", "9 a.m.", "7 a.m.");
        assertThat(story().select(".hours a").eachAttr("href")).contains("#entry-12", "#entry-11");
        assertThat(story().select(".hours a"))
                .allSatisfy(
                        jump -> assertThat(story().select(jump.attr("href"))).hasSize(1));
    }

    @Test
    void readsSpanishWhereTheStoryDoes() {
        Document page = Jsoup.parse(PAGES.get("spanish"));
        assertThat(page.select("html").attr("lang")).isEqualTo("es");
        page.select("head, .masthead, .footer__links, .footer__name, .footer__tagline")
                .remove();
        assertThat(page.text())
                .contains(
                        "En vivo",
                        "Actualizado 20:14",
                        "Por Maya Lindqvist y Tomás Prado",
                        "lunes, 3 de noviembre",
                        "Corrección",
                        "Copiar enlace",
                        "Desde el principio",
                        "Momentos clave")
                .doesNotContainPattern("\\b(the|Updated|Key|updates|Share|By)\\b");
    }

    @Test
    void beginsOnTheRightInArabic() {
        assertThat(Jsoup.parse(PAGES.get("arabic")).select("html").attr("dir")).isEqualTo("rtl");
    }

    @Test
    void foldsALongEntryAndKeepsItsWords() {
        Element rest = entry("long", "entry-12").selectFirst("details.entry__rest");
        assertThat(rest.select("summary").text()).isEqualTo("Read on (190 words)");
        assertThat(entry("long", "entry-12").select("p:contains(It went on)")).hasSize(60);
        assertThat(entry("story", "entry-12").select("details")).isEmpty();
    }

    @Test
    void givesAWayOnFromARetractedEntry() {
        Document gone = Jsoup.parse(PAGES.get("gone"));
        assertThat(gone.select("main a").eachAttr("href")).containsExactly("/stories/alda", "/stories/alda#entry-7");
        assertThat(gone.select("main").text())
                .contains("published at 1:02 p.m. EST, Monday, Nov. 3, 2014 and retracted at 1:40 p.m. EST");
    }

    /** The entries again, under numbers and words of their own. */
    private static EntryView entryOf(int at) {
        EntryView entry = Alda.entries().get(at % 12);
        String body = entry.body().replaceAll("[aeiou]", "") + "<p>"
                + new Random(at)
                        .ints(60, 'a', 'z')
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining(" ")) + "</p>";
        return Alda.entry(
                100 + at,
                entry.time(),
                entry.headline(),
                entry.keyEvent(),
                entry.body() + body,
                entry.figures(),
                entry.corrections(),
                entry.credits());
    }

    private static int compressed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }

    private static Document story() {
        return Jsoup.parse(PAGES.get("story"));
    }

    private static Element entry(String page, String id) {
        return Jsoup.parse(PAGES.get(page)).getElementById(id);
    }

    private static Element entry(String html) {
        return Jsoup.parse(html).selectFirst(".entry");
    }
}
