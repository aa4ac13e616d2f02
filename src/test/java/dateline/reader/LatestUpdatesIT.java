package dateline.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dateline.Browser;
import dateline.publishing.view.Alda;
import dateline.publishing.view.EntryView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The latest updates of an open front, in a browser, on a server that answers as it is told. */
class LatestUpdatesIT {

    private static final String FIRST = "Last ferry passengers are ashore";

    private static Browser browser;
    private final List<EntryView> fresh = new ArrayList<>();
    private final List<Long> gone = new ArrayList<>();
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
        server.serve("/home", ReaderPages.all().get("home"));
        answer();
        reader = browser.context(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1000, 2400));
        page = reader.newPage();
        page.navigate(server.url("/home"));
        page.mouse().move(2, 2);
    }

    @AfterEach
    void leave() {
        reader.close();
        server.close();
    }

    @Test
    void slidesNewUpdatesInAndMovesNothingBelow() {
        double below = top(".stories__rest");
        assertThat(titles().first()).hasText(FIRST);
        publish(
                13,
                20,
                40,
                "Pumps hold, and all nine gates of the harbour wall stay shut until the wind has turned at last");
        publish(14, 20, 50, "Wind drops");
        askAgain();
        assertThat(titles().first()).hasText("Wind drops");
        assertThat(titles().nth(2)).hasText(FIRST);
        assertThat(page.locator(".latest [role=status]")).hasText("2 new updates");
        assertThat(page.locator(".latest__waiting")).isHidden();
        assertThat(top(".stories__rest")).isCloseTo(below, within(1.0));
        assertThat((Integer) page.evaluate(
                        "(list => list.scrollHeight - list.clientHeight)(document.querySelector('.latest__list'))"))
                .as("what does not fit is left out whole")
                .isZero();
    }

    @Test
    void waitsWhileTheReaderIsAtTheList() {
        page.locator(".latest__title a").nth(1).focus();
        publish(13, 20, 40, "Pumps hold");
        askAgain();
        assertThat(page.locator(".latest__waiting")).hasText("1 new update");
        assertThat(page.locator(".latest__title a").nth(1)).isFocused();
        assertThat(titles().first()).hasText(FIRST);
        page.locator(".latest__title a").nth(1).blur();
        assertThat(titles().first()).hasText("Pumps hold");

        page.locator(".latest__title a").nth(2).hover();
        publish(14, 20, 50, "Wind drops");
        askAgain();
        assertThat(page.locator(".latest__waiting")).hasText("1 new update");
        page.locator(".latest__waiting").focus();
        page.keyboard().press("Enter");
        assertThat(titles().first()).hasText("Wind drops");
        assertThat(page.locator(".latest__label")).isFocused();
    }

    @Test
    void changesNothingOnAPausedPageAndRemembersThePause() {
        page.locator(".latest__pause").click();
        page.mouse().move(2, 2);
        String before = page.locator(".latest__list").innerHTML();
        publish(13, 20, 40, "Pumps hold");
        askAgain();
        assertThat(page.locator(".latest__waiting")).hasText("1 new update");
        assertThat(page.locator(".latest__list").innerHTML()).isEqualTo(before);

        page.reload();
        assertThat(page.locator(".latest__pause")).hasText("Resume");
        askAgain();
        assertThat(page.locator(".latest__waiting")).hasText("1 new update");
        page.locator(".latest__pause").click();
        page.mouse().move(2, 2);
        assertThat(titles().first()).hasText("Pumps hold");
    }

    @Test
    void takesARetractedUpdateAwayFromAPausedPageToo() {
        assertThat(page.locator(".card__latest").first()).containsText(FIRST);
        page.locator(".latest__pause").click();
        double below = top(".stories__rest");
        gone.add(12L);
        answer();
        askAgain();
        assertThat(page.locator("main").getByText(FIRST)).hasCount(0);
        assertThat(titles().first()).hasText("Second tide peaks below the wall");
        assertThat(top(".stories__rest")).isCloseTo(below, within(1.0));
        page.locator(".latest__pause").click();
        page.mouse().move(2, 2);
        assertThat(page.locator(".latest__row").first()).containsText("Second tide peaks below the wall");
    }

    @Test
    void changesAHeadlineInPlaceWithoutCallingItNew() {
        server.serve(
                "/latest",
                list(ReaderPages.latest(entries()).stream()
                        .map(row -> row.entry().number() != 12
                                ? row
                                : new FrontPage.CreditedEntry(
                                        row.story(),
                                        Alda.brief(12, Alda.at(3, 20, 2), "The last passengers are ashore")))
                        .toList()));
        askAgain();
        assertThat(titles().first()).hasText("The last passengers are ashore");
        assertThat(page.locator(".latest [role=status]")).hasText("");
    }

    @Test
    void asksNothingWhileNobodyLooksAndSaysWhenTheConnectionIsLost() {
        server.serve("/latest", "this is no list");
        askAgain();
        askAgain();
        assertThat(page.locator(".bar")).containsText("Connection lost");
        answer();
        askAgain();
        assertThat(page.locator(".bar")).isHidden();
        page.evaluate("""
            Object.defineProperty(document, 'hidden', { value: true, configurable: true });
            window.asked = 0;
            const ask = window.fetch;
            window.fetch = (...what) => { window.asked++; return ask(...what); };
            document.dispatchEvent(new Event('visibilitychange'));""");
        publish(13, 20, 40, "Pumps hold");
        assertThat(page.evaluate("asked")).isEqualTo(0);
        page.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(titles().first()).hasText("Pumps hold");
    }

    private com.microsoft.playwright.Locator titles() {
        return page.locator(".latest__title");
    }

    private double top(String what) {
        return page.locator(what).boundingBox().y;
    }

    private void publish(long number, int hour, int minute, String headline) {
        fresh.addFirst(Alda.brief(number, Alda.at(3, hour, minute), headline));
        answer();
    }

    private void answer() {
        server.serve("/latest", list(ReaderPages.latest(entries())));
    }

    private String list(List<FrontPage.CreditedEntry> rows) {
        return ReaderPages.latestList(
                rows,
                Map.of(
                        "alda",
                        LongStream.rangeClosed(1, 20)
                                .filter(one -> !gone.contains(one))
                                .boxed()
                                .toList(),
                        "abroad",
                        List.of(1L, 2L),
                        "council",
                        List.of(),
                        "count",
                        List.of()));
    }

    private List<EntryView> entries() {
        List<EntryView> all = new ArrayList<>(fresh);
        all.addAll(Alda.entries());
        all.removeIf(entry -> gone.contains(entry.number()));
        return all;
    }

    /** As when the connection comes back: at once. */
    private void askAgain() {
        page.waitForResponse(
                answer -> answer.url().endsWith("/latest"), () -> page.evaluate("dispatchEvent(new Event('online'))"));
    }
}
