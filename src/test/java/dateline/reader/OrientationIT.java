package dateline.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dateline.Browser;
import dateline.publishing.view.Alda;
import dateline.publishing.view.CorrectionView;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.StoryPage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a reader is in a story: what they chose to see, what came since, and when that was. */
class OrientationIT {

    /** All words of a story's page, also those that only a screen reader says. */
    private static final String SEEN = "[document.querySelector('main').textContent, "
            + "...[...document.querySelectorAll('main [aria-label]')].map(one => one.ariaLabel)]";

    private static Browser browser;
    private OpenStory story;
    private ScriptedServer server;
    private Page page;

    @BeforeAll
    static void start() {
        browser = Browser.open();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @BeforeEach
    void open() throws IOException {
        story = OpenStory.wide(browser);
        server = story.server;
        page = story.page;
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void tellsAReaderOfKeyEventsAloneOfNoOthers() {
        story.readFurtherDown();
        show("key");
        server.tell(server.change(41, Alda.brief(13, Alda.at(3, 20, 40), "Pumps hold")));
        page.waitForCondition(() ->
                page.evaluate("document.querySelector('live-timeline').seq").equals(41));
        page.evaluate("scrollTo(0, 500)");
        server.tell(server.change(42, key(14, "The wall breaks")));
        assertThat(page.locator("#entry-14, .pill:not([hidden])").first()).isVisible();
        if (page.locator("#entry-14").count() == 0) {
            assertThat(page.locator(".pill")).hasText("1 new update");
            page.locator(".pill").click();
        }
        assertThat(page.locator("#entry-14")).isVisible();
        assertThat(page.locator("#entry-13")).isHidden();
        assertThat(page.locator("input[value=key]")).isChecked();
        show("all");
        assertThat(page.locator("#entry-13")).isVisible();
    }

    @Test
    void countsWhatWaitsByWhatTheReaderLooksAt() {
        story.readFurtherDown();
        server.tell(server.change(41, Alda.brief(13, Alda.at(3, 20, 40), "Pumps hold")));
        server.tell(server.change(42, key(14, "The wall breaks")));
        assertThat(page.locator(".pill")).hasText("2 new updates");
        show("key");
        assertThat(page.locator(".pill")).hasText("1 new update");
        show("all");
        page.locator(".switch__pause").evaluate("button => button.click()");
        server.tell(server.change(43, Alda.brief(15, Alda.at(3, 20, 55), "Held back")));
        assertThat(page.locator(".pill")).hasText("3 new updates");
        show("key");
        assertThat(page.locator(".pill")).hasText("1 new update");
        assertThat(page).hasTitle("(1) " + OpenStory.HEADLINE + " | The Harbour Ledger");
        show("all");
        assertThat(page.locator(".pill")).hasText("3 new updates");
    }

    @Test
    void leadsToNoEntryThatKeyEventsAloneDoNotShow() {
        show("key");
        assertThat(page.locator("#entry-6")).isHidden();
        page.locator(".hours__label").first().click();
        page.locator(".hours a").getByText("9 a.m.").first().click();
        assertThat(page.locator("#entry-6 .entry__headline")).isInViewport();
    }

    @Test
    void showsWhatWaitsToAReaderWhoComesBackToTheTop() {
        story.readFurtherDown();
        server.tell(server.change(41, Alda.brief(13, Alda.at(3, 20, 40), "Pumps hold")));
        assertThat(page.locator(".pill")).hasText("1 new update");
        page.evaluate("scrollTo(0, 0)");
        assertThat(page.locator("#entry-13")).isVisible();
        assertThat(page.locator(".pill")).isHidden();
        assertThat(page).hasTitle(OpenStory.HEADLINE + " | The Harbour Ledger");
    }

    @Test
    void countsTheKeyEventsOfOlderPagesSinceTheLastVisit() {
        String seen = Alda.entries().getLast().sort();
        server.serve("/elsewhere", "<!DOCTYPE html><title>Elsewhere</title>");
        StoryPage newest =
                Alda.page(Alda.story(true, 40), Alda.entries().subList(0, 3), null, "/stories/alda/page/1", null);
        server.serve("/stories/alda", ReaderPages.story(withKeyEventsOfAll(newest)));
        page.navigate(server.url("/elsewhere"));
        page.evaluate("sort => localStorage.setItem('dateline.visit.alda', sort)", seen);
        page.navigate(server.url("/stories/alda"));
        assertThat(page.locator(".bar__text")).hasText("Since your last visit: 3+ new updates, 3 key events");
    }

    @Test
    void leadsToTheStartOfCoverageWhichStaysLast() {
        page.locator(".switch a[href$='#start']").click();
        assertThat(page.locator("#start")).isInViewport();
        assertThat(page.locator("#start"))
                .hasText(Pattern.compile("Start of\\s+coverage, 6 a\\.m\\. EST, Sunday, Nov\\. 2, 2014"));
        assertThat(page.locator("#entry-1 .entry__headline")).isInViewport();
        server.tell(server.change(41, Alda.brief(13, Alda.at(1, 20, 0), "Before it all began")));
        page.waitForCondition(() ->
                page.evaluate("document.querySelector('live-timeline').seq").equals(41));
        page.evaluate("scrollTo(0, 0)");
        assertThat(page.locator(".day").last().locator("#entry-13")).isVisible();
        assertThat(page.locator(".day + #start")).hasCount(1);
    }

    @Test
    void keepsWhereAPageIsReadFromInItsTitle() {
        server.serve("/stories/alda", ReaderPages.story(Alda.fromTheStart(Alda.story(true, 40), Alda.entries())));
        story.open();
        StoryPage renamed = Alda.page(Alda.renamed("Alda moves on"), List.of(), null, null, null);
        String heading = Alda.render("story/_heading", Map.of("page", renamed));
        server.tell(Map.of(
                "seq", 41L, "kind", "story", "regions", Map.of("story-heading", heading), "headline", "Alda moves on"));
        assertThat(page).hasTitle("Alda moves on | From the start | The Harbour Ledger");
    }

    @Test
    void stopsAtNoFoldThatIsOpenAnyway() {
        page.setViewportSize(1280, 800);
        assertThat(page.locator("#story-summary li").first()).isVisible();
        assertThat(page.locator("#story-summary summary")).hasAttribute("tabindex", "-1");
        String summary = Alda.render(
                "story/_summary", Map.of("page", Alda.page(Alda.story(true, 41), List.of(), null, null, null)));
        server.tell(Map.of(
                "seq",
                41L,
                "kind",
                "story",
                "regions",
                Map.of("story-summary", summary),
                "headline",
                OpenStory.HEADLINE));
        page.waitForCondition(() ->
                page.evaluate("document.querySelector('live-timeline').seq").equals(41));
        assertThat(page.locator("#story-summary summary")).hasAttribute("tabindex", "-1");
        page.setViewportSize(600, 800);
        assertThat(page.locator("#story-summary summary")).hasAttribute("tabindex", "0");
    }

    @Test
    void saysTheReadersOwnTimeAsItIsSeen() throws IOException {
        try (OpenStory berlin = new OpenStory(browser, in("Europe/Berlin"))) {
            berlin.page.locator(".switch__times").click();
            assertThat(berlin.page.locator(".switch__times[aria-pressed]")).hasCount(0);
            Locator time = berlin.page.locator("#entry-12 .entry__permalink");
            assertThat(time).hasText("2:02 a.m. Tue");
            assertThat(time).hasAttribute("aria-label", Pattern.compile("^2:02 a\\.m\\. Tue, Tuesday.*"));
        }
    }

    @Test
    void tellsEveryTimeOfTheStoryByTheReadersOwnClock() throws IOException {
        try (OpenStory berlin = new OpenStory(browser, in("Europe/Berlin"))) {
            Page own = berlin.page;
            assertThat(own.locator(".story__zone"))
                    .hasText(Pattern.compile("Times are\\s+local to the story \\(America/New York\\)\\."));
            Object before = own.evaluate(SEEN);
            List<Object> hours = hours(own);
            own.locator(".switch__times").click();
            assertThat(own.locator(".status__time time")).hasText("2:14 a.m. GMT+1, Nov. 4, 2014");
            assertThat(own.locator(".byline__time time")).hasText("12:30 p.m. GMT+1, Nov. 2, 2014");
            assertThat(own.locator("#start time")).hasText("noon GMT+1, Sunday, Nov. 2, 2014");
            assertThat(own.locator("#entry-12 .correction time")).hasText("2:14 a.m. Tue");
            assertThat(own.locator("#entry-6 .entry__updated time")).hasText("3:45 p.m.");
            assertThat(own.locator("#entry-7 .entry__notice")).containsText("retracted at 7:40 p.m. The photo");
            assertThat(own.locator("#entry-7"))
                    .hasAttribute("aria-label", "Retracted update, 7:02 p.m. GMT+1, Monday, Nov. 3, 2014");
            assertThat(own.locator(".key-events__time")).hasText(new String[] {
                "Tuesday, Nov. 4, 2:02 a.m.", "Monday, Nov. 3, 8:15 p.m.", "Monday, Nov. 3, 5:40 a.m."
            });
            assertThat(own.locator(".story__zone")).hasText("Times are your own (Europe/Berlin).");
            assertThat(hours(own))
                    .isEqualTo(List.of(
                            "2 a.m. Tue #entry-12",
                            "1 a.m. Tue #entry-11",
                            "11 p.m. #entry-9",
                            "8 p.m. #entry-8",
                            "7 p.m. #entry-7",
                            "3 p.m. #entry-6",
                            "1 p.m. #entry-5",
                            "5 a.m. Mon #entry-4",
                            "midnight Mon #entry-3",
                            "3 p.m. #entry-2",
                            "noon #entry-1"));
            own.locator(".switch__times").click();
            assertThat(own.evaluate(SEEN)).isEqualTo(before);
            assertThat(hours(own)).isEqualTo(hours).contains("8 p.m. #entry-12");
        }
    }

    @Test
    void groupsTheHoursOfAZoneThatIsHalfAnHourOff() throws IOException {
        try (OpenStory kolkata = new OpenStory(browser, in("Asia/Kolkata"))) {
            kolkata.page.locator(".switch__times").click();
            assertThat(kolkata.page.locator(".story__zone")).containsText("Asia/");
            assertThat(hours(kolkata.page))
                    .startsWith(
                            "6 a.m. Tue #entry-12", "3 a.m. Tue #entry-9", "midnight Tue #entry-8", "11 p.m. #entry-7");
        }
    }

    @Test
    void tellsWhatArrivesByTheReadersOwnClock() throws IOException {
        try (OpenStory berlin = new OpenStory(browser, in("Europe/Berlin"))) {
            Page own = berlin.page;
            own.locator(".switch__times").click();
            String status = Alda.render(
                            "story/_status",
                            Map.of("page", Alda.page(Alda.story(true, 41), List.of(), null, null, null)))
                    .replace("8:14 p.m.", "8:40 p.m.")
                    .replace("20:14", "20:40");
            Map<String, String> regions = Map.of("story-status", status);
            berlin.server.tell(Map.of("seq", 41L, "kind", "story", "regions", regions, "headline", OpenStory.HEADLINE));
            assertThat(own.locator(".status__time time")).hasText("2:40 a.m. GMT+1, Nov. 4, 2014");
            EntryView corrected = Alda.entry(
                    11,
                    Alda.at(3, 19, 51),
                    "Second tide peaks",
                    false,
                    "<p>The gauge.</p>",
                    List.of(),
                    List.of(new CorrectionView("It was 2.84.", Alda.at(4, 6, 40))),
                    List.of());
            berlin.server.tell(berlin.server.change(42, corrected));
            assertThat(own.locator("#entry-11 .correction time")).hasText("12:40 p.m. GMT+1, Tuesday, Nov. 4, 2014");
            berlin.server.tell(
                    berlin.server.change(43, Alda.retracted(10, Alda.at(3, 19, 30), Alda.at(3, 20, 45), null)));
            assertThat(own.locator("#entry-10 .entry__notice")).hasText("This update was retracted at 2:45 a.m. Tue.");
            own.locator(".switch__times").click();
            assertThat(own.locator(".status__time time")).hasText("8:40 p.m. EST, Nov. 3, 2014");
            assertThat(own.locator("#entry-11 .correction time")).hasText("6:40 a.m. EST, Tuesday, Nov. 4, 2014");
            assertThat(own.locator("#entry-10 .entry__notice")).hasText("This update was retracted at 8:45 p.m.");
        }
    }

    @Test
    void tellsTheReadersOwnTimesInTheLanguageOfThePage() throws IOException {
        StoryPage spanish = Alda.abroad("es", "Alda inunda el puerto viejo", "Ya están en tierra", "Cierran el puerto");
        server.serve("/stories/alda", ReaderPages.story(spanish));
        try (BrowserContext there = browser.context(in("Europe/Berlin"))) {
            Page own = there.newPage();
            own.navigate(server.url("/stories/alda"));
            own.locator(".switch__times").click();
            assertThat(own.locator(".status__time time")).hasText("2:14 GMT+1, 4 nov 2014");
            assertThat(own.locator("#start time")).hasText("12:00 GMT+1, domingo, 2 de noviembre de 2014");
            assertThat(own.locator(".key-events__time").first()).hasText("martes, 4 de noviembre, 2:02");
            assertThat(own.locator(".story__zone")).hasText("Las horas son las de su zona horaria (Europe/Berlin).");
            own.locator(".switch__times").click();
            assertThat(own.locator(".status__time time")).hasText("20:14 EST, 3 nov 2014");
        }
    }

    /** Clocks in New York went back from 2 a.m. EDT to 1 a.m. EST that night, in Los Angeles three hours later, in Berlin a week before. */
    @Test
    void tellsTheTimeOnBothSidesOfAChangeOfTheClockHereAndElsewhere() throws IOException {
        List<EntryView> night = List.of(
                Alda.brief(1, Alda.at(Instant.parse("2014-11-02T05:30:00Z")), "Before"),
                Alda.brief(2, Alda.at(Instant.parse("2014-11-02T06:30:00Z")), "After"),
                Alda.brief(3, Alda.at(Instant.parse("2014-11-02T15:00:00Z")), "Day"));
        server.serve("/stories/alda", ReaderPages.story(Alda.page(Alda.story(true, 40), night, null, null, null)));
        story.open();
        assertThat(page.locator(".day .entry__time"))
                .hasText(new String[] {"10 a.m.", "1:30 a.m. EST", "1:30 a.m. EDT"});
        assertThat((List<?>)
                        page.evaluate("[...document.querySelectorAll('.day .entry__time')].map(time => time.dateTime)"))
                .isEqualTo(
                        List.of("2014-11-02T10:00:00-05:00", "2014-11-02T01:30:00-05:00", "2014-11-02T01:30:00-04:00"));
        assertThat((List<?>) page.evaluate("[...document.querySelectorAll('.hours a')].map(jump => jump.textContent)"))
                .isEqualTo(List.of("10 a.m.", "1 a.m. EST", "1 a.m. EDT"));
        Map<String, String[]> elsewhere = Map.of(
                "Europe/Berlin",
                new String[] {"4 p.m.", "7:30 a.m.", "6:30 a.m."},
                "America/Los_Angeles",
                new String[] {"7 a.m.", "11:30 p.m. Sat", "10:30 p.m. Sat"},
                "America/Chicago",
                new String[] {"9 a.m.", "1:30 a.m. CDT", "12:30 a.m."});
        for (Map.Entry<String, String[]> zone : elsewhere.entrySet()) {
            try (BrowserContext there = browser.context(in(zone.getKey()))) {
                Page read = there.newPage();
                read.navigate(server.url("/stories/alda"));
                read.locator(".switch__times").click();
                assertThat(read.locator(".day .entry__time")).hasText(zone.getValue());
            }
        }
    }

    /** Each link of the menus of hours with the entry it leads to. */
    private static List<Object> hours(Page read) {
        return List.copyOf((List<?>) read.evaluate(
                "[...document.querySelectorAll('.hours a')].map(jump => `${jump.textContent} ${jump.hash}`)"));
    }

    private static com.microsoft.playwright.Browser.NewContextOptions in(String zone) {
        return new com.microsoft.playwright.Browser.NewContextOptions().setTimezoneId(zone);
    }

    private void show(String what) {
        page.locator("input[value=" + what + "]").evaluate("choice => choice.click()");
    }

    private static EntryView key(long number, String headline) {
        return Alda.entry(
                number,
                Alda.at(3, 20, 50),
                headline,
                true,
                "<p>" + headline + ".</p>",
                List.of(),
                List.of(),
                List.of());
    }

    private static StoryPage withKeyEventsOfAll(StoryPage page) {
        List<EntryView> all =
                Alda.entries().stream().filter(EntryView::keyEvent).toList();
        return new StoryPage(
                page.story(),
                null,
                page.days(),
                null,
                all,
                page.older(),
                null,
                page.start(),
                false,
                page.turned(),
                "{}",
                page.feeds());
    }
}
