package dateline.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dateline.Browser;
import dateline.publishing.view.Alda;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.StoryPage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page's script, in a browser, on a stream that does as it is told. */
class LiveTimelineIT {

    private static final String HEADLINE = "Alda floods the old port; ferry crews bring 212 people ashore";

    private static Browser browser;
    private ScriptedServer server;
    private BrowserContext reader;
    private Page page;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void visit() throws IOException {
        server = new ScriptedServer();
        server.serve(
                "/stories/alda", ReaderPages.story(Alda.page(Alda.story(true, 40), Alda.entries(), null, null, null)));
        reader = browser.context(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1000, 800));
        page = reader.newPage();
        page.navigate(server.url("/stories/alda"));
        page.waitForCondition(() -> server.streams() == 1);
    }

    @AfterEach
    void leave() {
        reader.close();
        server.close();
    }

    @Test
    void putsANewEntryFirstWhereTheReaderIsAtTheTop() {
        server.tell(server.change(41, Alda.brief(13, Alda.at(3, 20, 40), "Pumps hold")));
        assertThat(page.locator(".day .entry").first()).hasId("entry-13");
        assertThat(page.locator(".pill")).isHidden();
        assertThat(page.locator(".timeline > [role=status]")).hasText("1 new update");
        assertThat(page.locator("#entry-13")).hasAttribute("aria-posinset", "1");
    }

    @Test
    void letsNewEntriesWaitForAReaderFurtherDownAndMovesNothing() {
        Locator read = readFurtherDown();
        double top = read.boundingBox().y;
        server.tell(server.change(41, Alda.brief(13, Alda.at(3, 20, 40), "Pumps hold")));
        server.tell(server.change(42, Alda.brief(14, Alda.at(3, 20, 50), "Wind drops")));
        assertThat(page.locator(".pill")).hasText("2 new updates");
        assertThat(page).hasTitle("(2) " + HEADLINE + " | The Harbour Ledger");
        assertThat(page.locator(".timeline > [role=status]")).hasText("2 new updates");
        assertThat(page.locator("#entry-13")).hasCount(0);
        assertThat(read.boundingBox().y).isCloseTo(top, within(1.0));

        page.locator(".pill").click();
        assertThat(page.locator("#entry-14")).isFocused();
        assertThat(page.locator("#entry-14")).isInViewport();
        assertThat(page.locator(".day .entry").nth(1)).hasId("entry-13");
        assertThat(page.locator(".pill")).isHidden();
        assertThat(page).hasTitle(HEADLINE + " | The Harbour Ledger");
    }

    @Test
    void holdsThePlaceWhileEntriesAboveGrowAndGo() {
        Locator read = readFurtherDown();
        double top = read.boundingBox().y;
        EntryView longer = Alda.entry(
                12,
                Alda.at(3, 20, 2),
                "Last ferry passengers are ashore",
                true,
                "<p>All are safe.</p>".repeat(20),
                List.of(),
                List.of(),
                List.of());
        server.tell(server.change(41, "edited", 12, longer));
        assertThat(page.locator("#entry-12 .entry__body p")).hasCount(20);
        assertThat(read.boundingBox().y).isCloseTo(top, within(1.0));
        server.tell(server.change(42, "retracted", 11, null));
        assertThat(page.locator("#entry-11")).hasCount(0);
        assertThat(read.boundingBox().y).isCloseTo(top, within(1.0));
    }

    @Test
    void holdsTheEntryBeingReadWhileTheEndOfTheOneAboveGrowsInView() {
        Locator read = page.locator("#entry-6");
        read.evaluate("entry => scrollBy(0, entry.getBoundingClientRect().top - 130)");
        assertThat(page.locator("#entry-7").boundingBox().y
                        + page.locator("#entry-7").boundingBox().height)
                .isGreaterThan(60);
        double top = read.boundingBox().y;
        server.tell(server.change(
                41,
                "edited",
                7,
                Alda.entry(
                        7,
                        Alda.at(3, 19, 30),
                        "Grown",
                        false,
                        "<p>Another paragraph.</p>".repeat(6),
                        List.of(),
                        List.of(),
                        List.of())));
        assertThat(page.locator("#entry-7 .entry__body p")).hasCount(6);
        assertThat(read.boundingBox().y).isCloseTo(top, within(1.0));
    }

    @Test
    void speaksOfABurstAsOneSum() {
        for (int i = 0; i < 5; i++) {
            server.tell(server.change(41 + i, Alda.brief(13 + i, Alda.at(3, 20, 40 + i), "Update " + i)));
        }
        assertThat(page.locator("#entry-17")).isVisible();
        assertThat(page.locator(".timeline > [role=status]")).hasText("5 new updates");
    }

    @Test
    void speaksOfCorrectionsAndRetractions() {
        server.tell(server.change(41, "corrected", 10, Alda.brief(10, Alda.at(3, 19, 30), "About 360 people")));
        server.tell(server.change(42, "retracted", 9, Alda.retracted(9, Alda.at(3, 19, 0), Alda.at(3, 20, 30), null)));
        server.tell(server.change(43, "retracted", 8, null));
        assertThat(page.locator(".timeline > [role=status]"))
                .hasText("1 update was corrected. 2 updates were retracted.");
    }

    @Test
    void changesAndTakesAwayTheLeadPhotoOnAPausedPageToo() {
        assertThat(page.locator("#story-lead img")).hasCount(1);
        StoryPage bare = Alda.page(Alda.bare(), List.of(), null, null, null);
        page.locator(".switch__pause").click();
        server.tell(story(
                41, "story", Map.of("story-lead", Alda.render("story/_lead", Map.of("page", bare))), HEADLINE));
        assertThat(page.locator("#story-lead img")).hasCount(0);
        assertThat(page.locator("#story-lead")).isHidden();
        page.locator(".switch__pause").click();
        String lead = Alda.render(
                "story/_lead", Map.of("page", Alda.page(Alda.story(true, 40), List.of(), null, null, null)));
        server.tell(story(42, "story", Map.of("story-lead", lead), HEADLINE));
        assertThat(page.locator("#story-lead img")).isVisible();
    }

    @Test
    void followsTagsAndCredits() {
        StoryPage bare = Alda.page(Alda.bare(), List.of(), null, null, null);
        assertThat(page.locator("#story-tags a").first()).isVisible();
        server.tell(story(
                41,
                "story",
                Map.of(
                        "story-tags",
                        Alda.render("story/_tags", Map.of("page", bare)),
                        "story-credits",
                        Alda.render("story/_credits", Map.of("page", bare)),
                        "story-byline",
                        Alda.render("story/_byline", Map.of("page", bare))),
                HEADLINE));
        assertThat(page.locator("#story-tags")).isHidden();
        assertThat(page.locator("#story-credits")).isHidden();
        assertThat(page.locator("#story-byline a")).hasCount(0);
    }

    @Test
    void writesEveryTimeAnewWhenTheStoryMovesToAnotherZone() throws IOException {
        Locator read = readFurtherDown();
        double top = read.boundingBox().y;
        String moved = ReaderPages.story(Alda.page(Alda.story(true, 41), Alda.entries(), null, null, null))
                .replace("data-zone=\"America/New_York\"", "data-zone=\"Europe/London\"")
                .replace("8:02 p.m.", "1:02 a.m.");
        server.serve("/stories/alda", moved);
        Map<String, Object> change = story(41, "story", Map.of(), HEADLINE);
        change.put("zone", "Europe/London");
        server.tell(change);
        assertThat(page.locator("#entry-12 .entry__time")).hasText("1:02 a.m.");
        assertThat(page.locator(".day .entry")).hasCount(12);
        assertThat(page.locator("live-timeline")).hasAttribute("data-zone", "Europe/London");
        assertThat(read.boundingBox().y).isCloseTo(top, within(1.0));
        server.tell(server.change(42, Alda.brief(13, Alda.at(3, 20, 40), "Pumps hold")));
        assertThat(page.locator(".pill")).hasText("1 new update");
    }

    @Test
    void followsWhatBecomesOfTheEntriesOfAnOlderPage() {
        openOlderPage();
        server.tell(server.change(
                41, "retracted", 3, Alda.retracted(3, Alda.at(3, 8, 0), Alda.at(3, 20, 30), "It was not so.")));
        server.tell(server.change(42, Alda.brief(13, Alda.at(3, 20, 40), "Newer than this page")));
        server.tell(server.change(43, "edited", 4, Alda.brief(4, Alda.at(3, 8, 30), "Read again")));
        page.clock().runFor(11_000);
        assertThat(page.locator("#entry-3")).containsText("It was not so.");
        assertThat(page.locator("#entry-4 .entry__headline")).hasText("Read again");
        assertThat(server.polled).contains("40").doesNotContain("41", "42");
        assertThat(page.locator("#entry-13")).hasCount(0);
        assertThat(page.locator(".pill")).isHidden();
    }

    @Test
    void loadsAnOlderPageAgainWhenItsStoryIsWithdrawn() {
        openOlderPage();
        server.serve("/stories/alda/page/2", "<!doctype html><title>Withdrawn</title>");
        page.route("**/changes?*", route -> route.fulfill(new Route.FulfillOptions().setStatus(410)));
        page.clock().runFor(11_000);
        assertThat(page).hasTitle("Withdrawn");
    }

    private void openOlderPage() {
        server.serve(
                "/stories/alda/page/2",
                ReaderPages.story(
                        Alda.page(Alda.story(true, 40), Alda.entries().subList(6, 12), 2L, null, "/stories/alda")));
        page.clock().install();
        page.navigate(server.url("/stories/alda/page/2"));
        assertThat(page.locator("#entry-3")).isVisible();
    }

    @Test
    void changesAnEntryWhereItStandsAndMarksItAsChanged() {
        page.locator("#entry-10 [data-share]").focus();
        server.tell(server.change(41, "edited", 10, Alda.brief(10, Alda.at(3, 19, 30), "About 360 people")));
        assertThat(page.locator("#entry-10 .entry__headline")).hasText("About 360 people");
        assertThat(page.locator("#entry-10 .entry__mark")).hasText("Just changed");
        assertThat(page.locator("#entry-10 [data-share]")).isFocused();
        assertThat(page.locator(".day .entry")).hasCount(12);
        assertThat(page.locator("#entry-10")).not().hasClass(Pattern.compile("entry--new"));
    }

    @Test
    void leavesANoticeWhereAnEntryIsRetractedAndNothingWhereSilently() {
        server.tell(server.change(
                41,
                "retracted",
                10,
                Alda.retracted(10, Alda.at(3, 19, 30), Alda.at(3, 20, 30), "It was another school.")));
        assertThat(page.locator("#entry-10"))
                .hasText(Pattern.compile(
                        "7:30 p\\.m\\.\\s*This update was retracted at 8:30 p\\.m\\. It was another school\\."));
        server.tell(server.change(42, "retracted", 9, null));
        assertThat(page.locator("#entry-9")).hasCount(0);
    }

    @Test
    void opensADayForItsFirstEntryAndClosesItWithItsLast() {
        server.tell(server.change(41, Alda.brief(13, Alda.at(4, 0, 10), "Past midnight")));
        assertThat(page.locator(".day").first().locator(".day__label")).hasText("Tuesday, Nov. 4");
        assertThat(page.locator(".day").first().locator(".entry")).hasCount(1);
        server.tell(server.change(42, "retracted", 13, null));
        assertThat(page.locator(".day").first().locator(".day__label")).hasText("Monday, Nov. 3");
    }

    @Test
    void putsABackDatedEntryWhereItsTimeBelongs() {
        server.tell(server.change(41, Alda.brief(13, Alda.at(3, 8, 0), "Seen from the tower")));
        assertThat(page.locator("#entry-6 + .entry")).hasId("entry-13");
        assertThat(page.locator("#entry-13 + .entry")).hasId("entry-5");
    }

    @Test
    void leavesEntriesOfOlderPagesToThem() {
        server.serve(
                "/stories/alda",
                ReaderPages.story(Alda.page(
                        Alda.story(true, 40), Alda.entries().subList(0, 6), null, "/stories/alda/page/1", null)));
        page.reload();
        page.waitForCondition(() -> server.resumed.size() == 2);
        server.tell(server.change(41, Alda.brief(13, Alda.at(3, 8, 0), "Seen from the tower")));
        server.tell(server.change(42, Alda.brief(14, Alda.at(3, 20, 50), "Wind drops")));
        assertThat(page.locator("#entry-14")).isVisible();
        assertThat(page.locator("#entry-13")).hasCount(0);
    }

    @Test
    void changesNothingOnAPausedPageAndRemembersThePause() {
        page.locator(".switch__pause").click();
        String before = page.locator(".day").first().innerHTML();
        server.tell(server.change(41, Alda.brief(13, Alda.at(3, 20, 40), "Pumps hold")));
        server.tell(server.change(42, "edited", 10, Alda.brief(10, Alda.at(3, 19, 30), "About 360 people")));
        assertThat(page.locator(".pill")).hasText("1 new update");
        page.waitForCondition(() ->
                page.evaluate("document.querySelector('live-timeline').seq").equals(42));
        assertThat(page.locator(".day").first().innerHTML()).isEqualTo(before);

        page.reload();
        assertThat(page.locator(".switch__pause")).hasText("Resume");
        assertThat(page.locator(".pill")).hasText("1 new update");
        page.locator(".switch__pause").click();
        assertThat(page.locator("#entry-13")).isVisible();
        assertThat(page.locator("#entry-10 .entry__headline")).hasText("About 360 people");
        assertThat(page.locator(".pill")).isHidden();
    }

    @Test
    void makesEachChangeOnce() {
        Map<String, Object> change = server.change(41, Alda.brief(13, Alda.at(3, 20, 40), "Pumps hold"));
        server.tell(change);
        assertThat(page.locator("#entry-13")).isVisible();
        server.say("published", server.change(41, Alda.brief(14, Alda.at(3, 20, 45), "Told under an old seq")));
        server.say("published", change);
        server.tell(server.change(42, Alda.brief(15, Alda.at(3, 20, 50), "Wind drops")));
        assertThat(page.locator("#entry-15")).isVisible();
        assertThat(page.locator("#entry-13")).hasCount(1);
        assertThat(page.locator("#entry-14")).hasCount(0);
    }

    @Test
    void catchesUpAfterACutFromTheLastChangeItHad() {
        server.tell(server.change(41, Alda.brief(13, Alda.at(3, 20, 40), "Pumps hold")));
        assertThat(page.locator("#entry-13")).isVisible();
        server.cut();
        server.tell(server.change(42, Alda.brief(14, Alda.at(3, 20, 50), "Wind drops")));
        assertThat(page.locator("#entry-14")).isVisible();
        assertThat(page.locator(".day .entry")).hasCount(14);
        assertThat(server.resumed).containsExactly("", "41");
        assertThat(page.locator(".bar")).isHidden();
    }

    @Test
    void asksForChangesWhereNoStreamIsToBeHad() {
        server.refuse(503);
        server.cut();
        page.waitForCondition(() -> !server.polled.isEmpty());
        server.tell(server.change(41, Alda.brief(13, Alda.at(3, 20, 40), "Pumps hold")));
        assertThat(page.locator("#entry-13")).isVisible();
        page.waitForCondition(() -> server.polled.contains("41"));
        assertThat(page.locator(".bar")).isHidden();
    }

    @Test
    void tellsOfANewHeadlineAndOfTheEnd() {
        String heading = Alda.render(
                "story/_heading",
                Map.of("page", Alda.page(Alda.renamed("Alda moves on"), List.of(), null, null, null)));
        String status = Alda.render(
                "story/_status", Map.of("page", Alda.page(Alda.story(false, 42), List.of(), null, null, null)));
        server.tell(story(41, "story", Map.of("story-heading", heading), "Alda moves on"));
        assertThat(page.locator("h1")).hasText("Alda moves on");
        assertThat(page).hasTitle("Alda moves on | The Harbour Ledger");
        server.tell(story(42, "ended", Map.of("story-status", status), "Alda moves on"));
        assertThat(page.locator("#story-status .badge")).hasText("Ended");
        assertThat(page.locator(".bar__text")).hasText("Coverage has ended.");
        assertThat(page.locator(".switch__pause")).isHidden();
        assertThat((Integer) page.evaluate("document.querySelector('live-timeline').seq"))
                .isEqualTo(42);
        server.cut();
        assertThat(server.resumed).hasSize(1);
    }

    @Test
    void keepsTheSummaryOpenWhileItChanges() {
        page.setViewportSize(600, 800);
        assertThat(page.locator("#story-summary li").first()).isHidden();
        page.locator("#story-summary summary").click();
        String summary = Alda.render(
                        "story/_summary", Map.of("page", Alda.page(Alda.story(true, 41), List.of(), null, null, null)))
                .replace("none missing", "one missing");
        server.tell(story(41, "story", Map.of("story-summary", summary), HEADLINE));
        assertThat(page.locator("#story-summary")).containsText("one missing");
        assertThat(page.locator("#story-summary details")).hasAttribute("open", "");
    }

    @Test
    void offersANewPageToAReaderTooFarBehind() {
        server.say("reset", Map.of("seq", 900));
        assertThat(page.locator("a.pill")).hasText("Reload for the newest updates");
        assertThat(page.locator("a.pill")).hasAttribute("href", "/stories/alda");
    }

    @Test
    void goesFromEntryToEntryByPageKeys() {
        page.locator("#entry-12").focus();
        page.keyboard().press("PageDown");
        assertThat(page.locator("#entry-11")).isFocused();
        page.keyboard().press("PageUp");
        assertThat(page.locator("#entry-12")).isFocused();
    }

    @Test
    void showsKeyEventsAlone() {
        page.getByText("Key events", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(page.locator("#entry-11")).isHidden();
        assertThat(page.locator("#entry-8")).isVisible();
        page.getByText("All updates").click();
        assertThat(page.locator("#entry-11")).isVisible();
    }

    @Test
    void letsNewEntriesWaitWhileNobodyLooks() {
        page.evaluate(
                "Object.defineProperty(document, 'hidden', { get: () => window.away ?? true, configurable: true })");
        server.tell(server.change(41, Alda.brief(13, Alda.at(3, 20, 40), "Pumps hold")));
        assertThat(page).hasTitle("(1) " + HEADLINE + " | The Harbour Ledger");
        assertThat(page.locator(".timeline > [role=status]")).isEmpty();
        page.evaluate("window.away = false; document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(page.locator("#entry-13")).isVisible();
        assertThat(page).hasTitle(HEADLINE + " | The Harbour Ledger");
    }

    @Test
    void movesNothingUnderAReaderWhoIsInAnEntry() {
        page.setViewportSize(1000, 1600);
        page.locator("#entry-12 [data-share]").focus();
        assertThat(page.evaluate("scrollY").equals(0)).isTrue();
        server.tell(server.change(41, Alda.brief(13, Alda.at(3, 20, 40), "Pumps hold")));
        assertThat(page.locator(".pill")).hasText("1 new update");
        assertThat(page.locator("#entry-13")).hasCount(0);
    }

    @Test
    void forgetsAnEntryThatIsRetractedBeforeItWasShown() {
        readFurtherDown();
        server.tell(server.change(41, Alda.brief(13, Alda.at(3, 20, 40), "Pumps hold")));
        assertThat(page.locator(".pill")).hasText("1 new update");
        server.tell(server.change(42, "retracted", 13, null));
        assertThat(page.locator(".pill")).isHidden();
        assertThat(page).hasTitle(HEADLINE + " | The Harbour Ledger");
    }

    @Test
    void leadsFromTheSummaryToTheEntryBelow() {
        page.locator("#story-summary a").first().click();
        assertThat(page).hasURL(server.url("/stories/alda#entry-12"));
        assertThat(page.locator("#entry-12 .entry__headline")).isInViewport();
        double label = page.locator(".day__label").first().boundingBox().height;
        assertThat(page.locator("#entry-12 .entry__headline").boundingBox().y).isGreaterThanOrEqualTo(label);
    }

    @Test
    void tellsHowLongAgo() {
        page.clock().setFixedTime(Alda.at(3, 20, 14).instant().toEpochMilli());
        page.reload();
        assertThat(page.locator("#entry-12 .entry__ago")).hasText("12 min ago");
        assertThat(page.locator("#entry-5 .entry__ago")).hasText("13 hr ago");
        assertThat(page.locator("#entry-1 .entry__ago")).hasCount(0);
        assertThat(page.locator("#entry-12 .entry__time")).hasText("8:02 p.m.");
    }

    @Test
    void copiesTheLinkOfAnEntry() {
        reader.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.locator("#entry-11 [data-copy]").click();
        assertThat(page.locator("#entry-11 [data-copy]")).hasText("Link copied");
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(server.url("/stories/alda/11"));
    }

    @Test
    void takesARetractedEntryOffAPausedPageToo() {
        page.locator(".switch__pause").click();
        assertThat(page.locator(".bar__text")).hasText("Updates are paused; what is retracted still goes.");
        Locator read = readFurtherDown();
        double top = read.boundingBox().y;
        server.tell(server.change(
                41, "retracted", 12, Alda.retracted(12, Alda.at(3, 20, 2), Alda.at(3, 20, 30), "It was not so.")));
        assertThat(page.locator("#entry-12")).containsText("This update was retracted at 8:30 p.m. It was not so.");
        assertThat(page.locator("body")).not().containsText("Last ferry passengers are ashore");
        assertThat(page.locator(".briefing a[href$='/12'], .heading__lead")).hasCount(0);
        assertThat(page.locator(".bar__text")).hasText("Updates are paused. 1 update was retracted.");
        assertThat(read.boundingBox().y).isCloseTo(top, within(1.0));
        server.tell(server.change(42, "retracted", 9, null));
        assertThat(page.locator("#entry-9")).hasCount(0);
        assertThat(page.locator(".pinned")).isHidden();
        page.locator(".switch__pause").click();
        assertThat(page.locator(".bar")).isHidden();
        assertThat(page.locator("#entry-12")).containsText("This update was retracted");
    }

    @Test
    void putsANewEntryLastWhereTheOldestIsFirst() {
        fromTheStart();
        server.tell(server.change(41, Alda.brief(13, Alda.at(3, 20, 40), "Pumps hold")));
        assertThat(page.locator(".pill")).hasText("1 new update");
        assertThat(page.locator("#entry-13")).hasCount(0);
        page.locator(".pill").click();
        assertThat(page.locator(".day .entry").last()).hasId("entry-13");
        assertThat(page.locator("#entry-13")).isFocused();
        page.locator("h1").click();
        page.evaluate("scrollTo(0, document.body.scrollHeight); document.activeElement.blur()");
        server.tell(server.change(42, Alda.brief(14, Alda.at(4, 0, 10), "Past midnight")));
        assertThat(page.locator(".day").last().locator(".day__label")).hasText("Tuesday, Nov. 4");
        assertThat(page.locator(".day").last().locator("#entry-14")).isVisible();
    }

    private void fromTheStart() {
        server.serve("/stories/alda", ReaderPages.story(Alda.fromTheStart(Alda.story(true, 40), Alda.entries())));
        page.reload();
        page.waitForCondition(() -> server.resumed.size() == 2);
    }

    @Test
    void tellsAReturningReaderWhatCameSince() {
        String seen = page.locator("#entry-9").getAttribute("data-sort");
        server.serve("/elsewhere", "<!DOCTYPE html><title>Elsewhere</title>");
        page.navigate(server.url("/elsewhere"));
        assertThat((String) page.evaluate("localStorage.getItem('dateline.visit.alda')"))
                .isEqualTo(Alda.entries().getFirst().sort());
        page.evaluate("sort => localStorage.setItem('dateline.visit.alda', sort)", seen);
        page.navigate(server.url("/stories/alda"));
        assertThat(page.locator(".bar__text")).hasText("Since your last visit: 3 new updates, 1 key event");
        assertThat(page.locator("#entry-9")).hasAttribute("data-seen", "You have read from here on");
        page.locator(".bar__way").click();
        assertThat(page).hasURL(server.url("/stories/alda#entry-10"));
        assertThat(page.locator("#entry-10 .entry__body")).isInViewport();
        assertThat(page.locator(".bar")).isHidden();
    }

    @Test
    void jumpsToAnHourAndLearnsOfNewOnes() {
        page.locator(".hours").first().locator("summary").click();
        page.locator(".hours a").getByText("9 a.m.").first().click();
        assertThat(page.locator("#entry-6 .entry__headline")).isInViewport();
        assertThat(page.locator("#entry-6 .entry__headline").boundingBox().y)
                .isGreaterThan(page.locator(".day__bar").first().boundingBox().height);
        assertThat(page.locator(".hours").first()).not().hasAttribute("open", "");
        assertThat(page.locator("#entry-6")).isFocused();
        server.tell(server.change(41, Alda.brief(13, Alda.at(3, 22, 40), "Pumps hold")));
        page.locator(".pill").click();
        assertThat(page.locator(".hours a").first()).hasAttribute("href", "#entry-13");
        assertThat(page.locator(".hours a").first()).hasText("10 p.m.");
    }

    @Test
    void tellsTheTimeByTheReadersOwnClockOnRequest() {
        try (BrowserContext berlin = browser.context(
                new com.microsoft.playwright.Browser.NewContextOptions().setTimezoneId("Europe/Berlin"))) {
            Page there = berlin.newPage();
            there.navigate(server.url("/stories/alda"));
            assertThat(there.locator("#entry-12 .entry__time")).hasText("8:02 p.m.");
            there.locator(".switch__times").click();
            assertThat(there.locator("#entry-12 .entry__time")).hasText("2:02 a.m. Tue");
            assertThat(there.locator("#entry-8 .entry__time")).hasText("8:15 p.m.");
            assertThat(there.locator("#entry-12 .entry__time"))
                    .hasAttribute("title", "8:02 p.m. EST, Monday, Nov. 3, 2014");
            server.tell(server.change(41, Alda.brief(13, Alda.at(3, 18, 0), "Told at midnight")));
            there.locator(".pill").click();
            assertThat(there.locator("#entry-13 .entry__time")).hasText("midnight Tue");
            there.reload();
            assertThat(there.locator("#entry-12 .entry__time")).hasText("2:02 a.m. Tue");
            there.locator(".switch__times").click();
            assertThat(there.locator("#entry-12 .entry__time")).hasText("8:02 p.m.");
        }
        try (BrowserContext home = browser.context(
                new com.microsoft.playwright.Browser.NewContextOptions().setTimezoneId("America/New_York"))) {
            Page there = home.newPage();
            there.navigate(server.url("/stories/alda"));
            assertThat(there.locator("#entry-12 .entry__time")).hasText("8:02 p.m.");
            assertThat(there.locator(".switch__times")).isHidden();
        }
    }

    @Test
    void movesTheMarkWithTheHeadline() {
        assertThat(page.locator(".day .entry--lead")).hasId("entry-12");
        String heading = Alda.render(
                        "story/_heading", Map.of("page", Alda.page(Alda.story(true, 41), List.of(), null, null, null)))
                .replace("alda/12", "alda/8")
                .replace("data-number=\"12\"", "data-number=\"8\"");
        server.tell(story(41, "story", Map.of("story-heading", heading), "Alda moves on"));
        assertThat(page.locator(".day .entry--lead")).hasId("entry-8");
        assertThat(page.locator("#entry-8 .entry__lead")).hasText("In the headline");
        assertThat(page.locator("#entry-12 .entry__lead")).hasCount(0);
        page.locator(".heading__lead").click();
        assertThat(page.locator("#entry-8")).isFocused();
        assertThat(page.locator("#entry-8 .entry__headline")).isInViewport();
    }

    @Test
    void showsPhotosLargeByKeyboard() {
        page.locator("#entry-8 [data-photo]").first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog.viewer")).isVisible();
        Locator photos = page.locator(".viewer__photo");
        assertThat(photos).hasCount(2);
        assertThat(photos.first()).containsText("Reservists arrive at the Ropewalk. JONAS WEIL/Nordfoto");
        assertThat(photos.first()).isInViewport();
        page.keyboard().press("ArrowRight");
        page.waitForCondition(() -> photos.last().boundingBox().x == 0);
        page.locator(".viewer__previous").click();
        page.waitForCondition(() -> photos.first().boundingBox().x == 0);
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog.viewer")).hasCount(0);
        assertThat(page.locator("#entry-8 [data-photo]").first()).isFocused();
        assertThat(page).hasURL(server.url("/stories/alda"));
    }

    @Test
    void sharesAnEntryWhereTheSystemCan() {
        page.evaluate("() => { navigator.share = async what => { window.shared = what.title + ' ' + what.url; }; }");
        page.locator("#entry-11 [data-share]").click();
        assertThat(page.evaluate("shared"))
                .isEqualTo("Second tide peaks below the wall " + server.url("/stories/alda/11"));
    }

    @Test
    void canBeReadByKeyboardAlone() {
        page.keyboard().press("Tab");
        assertThat(page.locator(".masthead__skip")).isFocused();
        page.keyboard().press("Enter");
        tabTo(".heading__lead");
        page.keyboard().press("Enter");
        assertThat(page.locator("#entry-12")).isFocused();
        page.keyboard().press("PageDown");
        assertThat(page.locator("#entry-11")).isFocused();
        assertThat(page.locator("#entry-11 .entry__headline")).isInViewport();
        tabTo("#entry-11 [data-photo]");
        tabTo("#entry-11 [data-copy]");
        page.keyboard().press("Control+Home");
        assertThat(page.locator("input[value=all]")).isFocused();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#entry-11")).isHidden();
        tabTo(".switch__pause");
        page.keyboard().press("Space");
        assertThat(page.locator(".switch__pause")).hasText("Resume");
        tabTo(".hours__label");
        page.keyboard().press("Enter");
        tabTo(".hours a");
        page.keyboard().press("Escape");
        assertThat(page.locator(".hours__label").first()).isFocused();
    }

    private void tabTo(String selector) {
        for (int i = 0; i < 40; i++) {
            page.keyboard().press("Tab");
            if (page.evaluate("selector => document.activeElement.matches(selector)", selector)
                    .equals(true)) {
                return;
            }
        }
        throw new AssertionError("No way by the Tab key to " + selector);
    }

    private Locator readFurtherDown() {
        Locator read = page.locator("#entry-6");
        read.evaluate("entry => scrollBy(0, entry.getBoundingClientRect().top - 100)");
        assertThat(read.boundingBox().y).isBetween(99.0, 101.0);
        return read;
    }

    private static Map<String, Object> story(long seq, String kind, Map<String, String> regions, String headline) {
        Map<String, Object> change =
                new LinkedHashMap<>(Map.of("seq", seq, "kind", kind, "regions", regions, "headline", headline));
        change.put("html", null);
        return change;
    }
}
