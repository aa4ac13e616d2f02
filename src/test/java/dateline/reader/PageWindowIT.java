package dateline.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import dateline.Browser;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.entry.timeline.TimelinePages;
import dateline.http.ReaderServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A page that stays open while so much is published that most of it belongs on older pages. */
@DatelineTest
class PageWindowIT {

    private static final int OPENED = 40;
    private static final String NUMBERS =
            "[...document.querySelectorAll('.day .entry')].map(one => +one.dataset.number)";

    @Autowired
    ReaderServer server;

    @Autowired
    EntryService entryService;

    @Autowired
    Cast cast;

    private Browser browser;
    private String slug;
    private Reader reader;
    private Page page;
    private int posted;

    @BeforeEach
    void open() {
        browser = Browser.open();
        slug = cast.liveStory();
        reader = new Reader(server.port());
        publish(OPENED);
        BrowserContext context = browser.context(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + server.port())
                .setViewportSize(1000, 300));
        page = context.newPage();
        visit();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void keepsWhatTheNewestPageHoldsAndLeadsOnWithoutAHole() {
        assertThat(page.locator("#start")).hasCount(1);
        receive(100);
        assertThat(page.locator("#entry-140")).isVisible();
        List<Long> shown = numbers();
        assertThat(shown).hasSizeBetween(TimelinePages.KEPT, TimelinePages.MOST);
        assertThat(shown).startsWith(140L).isEqualTo(from(140, shown.getLast()));
        assertThat(page.locator("#start")).hasCount(0);
        assertThat(page.locator(".timeline__older a")).hasCount(1);
        assertThat(page.locator("#entry-140")).hasAttribute("aria-setsize", String.valueOf(shown.size()));
        assertThat(page.locator(".story__opened")).isVisible();

        String older = page.locator(".timeline__older a").getAttribute("href");
        List<Long> rest = new ArrayList<>();
        while (!older.isEmpty()) {
            Document document = reader.page(older);
            document.select(".day .entry").forEach(entry -> rest.add(Long.valueOf(entry.attr("data-number"))));
            older = document.select(".timeline__older a").attr("href");
        }
        assertThat(rest).isEqualTo(from(shown.getLast() - 1, 1));
        String start = page.locator(".switch a[href$='#start']").getAttribute("href");
        assertThat(reader.page(start.replace("#start", "")).select("#start")).hasSize(1);
    }

    @Test
    void movesNothingOfTheReadersWhenEntriesBelowGiveWay() {
        Locator read = read(38);
        double top = read.boundingBox().y;
        receive(21);
        assertThat(page.locator(".pill")).hasText("21 new updates");
        assertThat(page.locator("#entry-31")).hasCount(0);
        assertThat(numbers()).isEqualTo(from(40, 32));
        assertThat(read.boundingBox().y).isCloseTo(top, within(1.0));
        leadsOn();
    }

    @Test
    void keepsTheReadersPlaceUntilTheReaderLeavesIt() {
        Locator read = read(36);
        double top = read.boundingBox().y;
        receive(100);
        assertThat(page.locator(".pill")).hasText("100 new updates");
        assertThat(read.boundingBox().y).isCloseTo(top, within(1.0));
        assertThat(numbers()).startsWith(40L, 39L, 38L, 37L, 36L, 35L);
        page.locator(".pill").click();
        assertThat(page.locator("#entry-140")).isFocused();
        assertThat(page.locator("#entry-36")).hasCount(0);
        assertThat(page.locator(".pill")).isHidden();
        assertThat(numbers()).startsWith(140L);
        leadsOn();
    }

    @Test
    void letsAPagesWorthWaitWhenAPausedPageIsResumedFurtherDown() {
        page.locator(".switch__pause").click();
        Locator read = read(36);
        double top = read.boundingBox().y;
        receive(100);
        assertThat(page.locator(".pill")).hasText("100 new updates");
        page.locator(".bar__way").click();
        assertThat(page.locator(".bar")).isHidden();
        assertThat(page.locator(".pill")).hasText("100 new updates");
        assertThat(read.boundingBox().y).isCloseTo(top, within(1.0));
        page.evaluate("document.activeElement.blur(); scrollTo(0, 0)");
        assertThat(page.locator("#entry-140")).isVisible();
        assertThat(page.locator("#entry-40")).hasCount(0);
    }

    @Test
    void keepsAnEntryThatHasTheFocus() {
        page.setViewportSize(1000, 200);
        page.locator("#entry-2 [data-copy]").focus();
        page.evaluate("scrollTo(0, 0)");
        receive(21);
        assertThat(page.locator(".pill")).hasText("21 new updates");
        assertThat(page.locator("#entry-2 [data-copy]")).isFocused();
    }

    @Test
    void leadsToAnEntryThatHasGivenWay() {
        page.evaluate("location.hash = '#entry-5'");
        page.evaluate("location.hash = '#entry-40'");
        page.evaluate("document.activeElement.blur(); scrollTo(0, 0)");
        receive(60);
        assertThat(page.locator("#entry-100")).isVisible();
        assertThat(page.locator("#entry-5")).hasCount(0);
        page.goBack();
        assertThat(page).hasURL("http://127.0.0.1:" + server.port() + "/stories/" + slug + "/5");
        assertThat(page.locator("#entry-5")).isVisible();
    }

    @Test
    void comesBackFromTheOlderPageToAWholePage() {
        receive(60);
        assertThat(page.locator("#entry-100")).isVisible();
        String older = page.locator(".timeline__older a").getAttribute("href");
        page.locator(".timeline__older a").click();
        assertThat(page).hasURL("http://127.0.0.1:" + server.port() + older);
        publish(3);
        page.goBack();
        assertThat(page.locator("#entry-" + posted + ", .pill:not([hidden])").first())
                .isVisible();
        leadsOn();
    }

    @Test
    void keepsTheKeyEventsInViewOfAReaderOfThoseAlone() {
        page.locator("input[value=key]").evaluate("choice => choice.click()");
        assertThat(page.locator(".day .entry:visible")).hasCount(OPENED / 10);
        receive(100);
        assertThat(page.locator("#entry-140")).isVisible();
        assertThat(page.locator("#entry-139")).isHidden();
        leadsOn();
        page.locator("input[value=all]").evaluate("choice => choice.click()");
        assertThat(page.locator("#entry-139")).isVisible();
        page.evaluate("scrollTo(0, 100)");
        page.evaluate("scrollTo(0, 0)");
        page.waitForCondition(() -> numbers().size() <= TimelinePages.MOST);
    }

    @Test
    void printsTheEntriesOfTheWindow() {
        receive(60);
        assertThat(page.locator("#entry-100")).isVisible();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".timeline__older a")).isHidden();
        assertThat(page.locator(".day .entry:visible")).hasCount(numbers().size());
    }

    /** Whatever is done anew for each entry makes every update dearer. */
    @Test
    void leavesAllOtherEntriesAsTheyAre() {
        page.evaluate("""
                () => {
                  window.touched = [];
                  new MutationObserver(list => touched.push(...list.map(one => one.target)
                    .map(node => node.closest?.(".entry") ?? node.parentElement?.closest(".entry"))
                    .filter(entry => entry && !entry.matches(".entry--new")).map(entry => entry.id)))
                    .observe(document.querySelector(".timeline"), { childList: true, subtree: true, characterData: true });
                }""");
        receive(1);
        assertThat(page.locator("#entry-41")).isVisible();
        assertThat((List<?>) page.evaluate("touched")).isEmpty();
    }

    /** No entry is missing or shown twice, on the page and from there to the page that its end leads to. */
    private void leadsOn() {
        List<Long> shown = numbers();
        assertThat(shown).isEqualTo(from(shown.getFirst(), shown.getLast()));
        String next = page.locator("#start").count() == 1
                ? "0"
                : reader.page(page.locator(".timeline__older a").getAttribute("href"))
                        .select(".day .entry")
                        .attr("data-number");
        assertThat(next).isEqualTo(String.valueOf(shown.getLast() - 1));
    }

    private void visit() {
        page.navigate("/stories/" + slug);
        page.waitForFunction("() => customElements.get('live-timeline')");
        assertThat(page.locator(".day .entry")).hasCount(posted);
    }

    private Locator read(long number) {
        Locator read = page.locator("#entry-" + number);
        read.evaluate("entry => scrollBy({ top: entry.getBoundingClientRect().top - 100, behavior: 'instant' })");
        page.waitForCondition(() -> Math.abs(read.boundingBox().y - 100) < 1.5);
        return read;
    }

    private void receive(int entries) {
        publish(entries);
        page.waitForFunction(
                "seq => document.querySelector('live-timeline').seq >= seq",
                reader.page("/stories/" + slug).select("live-timeline").attr("data-seq"));
    }

    private void publish(int entries) {
        IntStream.range(0, entries).forEach(i -> {
            posted++;
            EntryContent content = EntryContent.of("Update " + posted, "<p>What happened then.</p>");
            entryService.post(
                    cast.id(slug),
                    content.with().keyEvent(posted % 10 == 0).build(),
                    EntryStatus.PUBLISHED,
                    cast.ada(),
                    null);
        });
    }

    /** The numbers of the entries on the page, in its order. */
    private List<Long> numbers() {
        return ((List<?>) page.evaluate(NUMBERS))
                .stream().map(number -> ((Number) number).longValue()).toList();
    }

    private static List<Long> from(long newest, long oldest) {
        return LongStream.rangeClosed(oldest, newest).boxed().toList().reversed();
    }
}
