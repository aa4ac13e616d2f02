package dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitUntilState;
import dateline.Await;
import dateline.Browser;
import dateline.publishing.view.Alda;
import dateline.publishing.view.CorrectionView;
import dateline.publishing.view.CreditView;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.FeedAddress;
import dateline.publishing.view.PersonView;
import dateline.syndication.feed.FeedListPage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the parts of a story's page stand, measured. */
class StoryLayoutIT {

    private static final Map<String, String> PAGES = ReaderPages.all();
    private static Browser browser;
    private static ScriptedServer server;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.open();
        server = new ScriptedServer();
        PAGES.forEach((name, html) -> server.serve("/" + name, html));
    }

    @AfterAll
    static void close() {
        browser.close();
        server.close();
    }

    /** With standfirst, lead photo, summary and a pinned entry before it; 667 is what a phone of 844 shows below the browser's own bars. */
    @ParameterizedTest
    @ValueSource(ints = {667, 812})
    void showsTheFirstEntryOnTheFirstScreenOfAPhone(int height) {
        visit("story", 375, height, page -> {
            assertThat(page.locator(".story__lead img, .heading__standfirst, #story-summary, .pinned .entry")
                            .filter(new Locator.FilterOptions().setVisible(true))
                            .count())
                    .isEqualTo(4);
            Locator first = page.locator(".day .entry__headline").first();
            assertThat(first.boundingBox().y + first.boundingBox().height).isLessThan(height);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {667, 812})
    void saysWhatIsPinnedOnAPhone(int height) {
        EntryView wordless = Alda.entry(
                9,
                Alda.at(3, 17, 5),
                null,
                false,
                "<p>Trains run as far as Mill Halt.</p>",
                List.of(),
                List.of(),
                List.of());
        server.serve(
                "/pinned", ReaderPages.story(Alda.page(Alda.story(true, 40), List.of(wordless), null, null, null)));
        visit(
                "pinned",
                375,
                height,
                page -> assertThat(page.locator(".pinned").innerText()).contains("Trains run"));
        visit(
                "story",
                375,
                height,
                page -> assertThat(page.locator(".pinned").innerText()).contains("What is open, what is closed"));
    }

    @Test
    void breaksAWordThatIsWiderThanAPhone() {
        String word = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenversammlung";
        CreditView credit = new CreditView(
                "author",
                "— " + word + "/" + word,
                List.of(
                        new CreditView.Part("— ", null),
                        new CreditView.Part(word, "/contributors/x"),
                        new CreditView.Part("/" + word, null)),
                List.of(new PersonView(word, Alda.MAYA.url())),
                word);
        EntryView long1 = Alda.entry(
                13,
                Alda.at(3, 21, 0),
                word,
                true,
                "<p>" + word + "</p>",
                List.of(Alda.photo("gauge", 1600, 1067, "", word, word)),
                List.of(new CorrectionView(word, Alda.at(3, 21, 5))),
                List.of(credit));
        server.serve("/wide-story", ReaderPages.story(Alda.page(Alda.renamed(word), List.of(long1), null, null, null)));
        server.serve("/wide-entry", ReaderPages.entry(long1, long1, long1));
        server.serve(
                "/wide-home",
                Alda.render(
                        "front/front",
                        Map.of(
                                "page",
                                new FrontPage(
                                        "home",
                                        Alda.BASE + "/",
                                        word,
                                        word,
                                        null,
                                        List.of(new FrontPage.StoryCard(Alda.renamed(word), long1)),
                                        List.of(),
                                        List.of(),
                                        new FrontPage.Latest(
                                                "/latest",
                                                List.of(new FrontPage.CreditedEntry(Alda.renamed(word), long1)))))));
        server.serve(
                "/wide-feeds",
                Alda.render(
                        "feed/list",
                        Map.of(
                                "page",
                                new FeedListPage(
                                        Alda.BASE + "/feeds",
                                        word,
                                        List.of(FeedListPage.group(
                                                word,
                                                word,
                                                List.of(
                                                        FeedAddress.story(word, "/stories/alda"),
                                                        FeedAddress.keyEvents(word, "/stories/alda"))))))));
        for (String name : List.of("wide-story", "wide-entry", "wide-home", "wide-feeds")) {
            for (int width : List.of(320, 375, 768)) {
                visit(name, width, 800, page -> {
                    assertThat(page.evaluate("document.documentElement.scrollWidth"))
                            .as(name)
                            .isEqualTo(width);
                    assertThat(
                                    (List<?>)
                                            page.evaluate(
                                                    "[...document.querySelectorAll('.badge')].filter(badge => badge.clientHeight > 24).map(badge => badge.innerText)"))
                            .as("badges broken in two: " + name)
                            .isEmpty();
                });
            }
        }
    }

    @Test
    void keepsTheSpaceOfPhotosThatHaveNotComeYet() {
        BrowserContext reader =
                browser.context(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1280, 800));
        Page page = reader.newPage();
        page.route("**/photos/**", route -> {});
        page.navigate(server.url("/story"), new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
        Await.until(() -> page.evaluate("!!document.querySelector('.switch__pause')"), Boolean.TRUE::equals);
        List<?> flat = (List<?>) page.evaluate("""
            [...document.querySelectorAll('.figure img')].filter(image => {
              const natural = image.closest('.figure').clientWidth * image.getAttribute('height') / image.getAttribute('width');
              return image.clientHeight < Math.min(natural, 600) * .75;
            }).map(image => image.outerHTML)""");
        assertThat((Integer) page.evaluate("document.querySelectorAll('.figure img').length"))
                .isGreaterThan(3);
        reader.close();
        assertThat(flat).isEmpty();
    }

    @Test
    void landsAtAnEntryBelowTheStickyBar() {
        visit("story#entry-6", 1280, 800, page -> {
            double bar = page.locator(".day__bar").first().boundingBox().height;
            assertThat(page.locator("#entry-6").boundingBox().y).isBetween(bar, bar + 24);
        });
    }

    @Test
    void scrollsNothingSidewaysAtFourTimesTheSize() {
        visit("story", 320, 256, page -> {
            assertThat((List<?>) page.evaluate("""
                [...document.querySelectorAll('main *')].filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1
                  && /auto|scroll/.test(getComputedStyle(one).overflowX)).map(one => one.className)""")).isEmpty();
            assertThat(page.locator(".switch__choice").last().isVisible()).isTrue();
        });
    }

    @Test
    void keepsEveryChoiceInReachOfAMouse() {
        BrowserContext reader = browser.context(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1000, 800)
                .setTimezoneId("Europe/Berlin"));
        Page page = reader.newPage();
        page.navigate(server.url("/story"));
        Locator last = page.locator(".switch__times");
        BoundingBox column = page.locator(".timeline").boundingBox();
        assertThat(last.boundingBox().x + last.boundingBox().width).isLessThanOrEqualTo(column.x + column.width + 1);
        reader.close();
    }

    @Test
    void tellsTheChosenViewApartWithoutColours() {
        BrowserContext reader = browser.context(
                new com.microsoft.playwright.Browser.NewContextOptions().setForcedColors(ForcedColors.ACTIVE));
        Page page = reader.newPage();
        page.navigate(server.url("/story"));
        Object paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
        String line = "choice => getComputedStyle(choice).borderBlockEndColor";
        assertThat(page.locator(".switch__choice").first().evaluate(line)).isNotEqualTo(paper);
        assertThat(page.locator(".switch__choice").nth(1).evaluate(line)).isEqualTo(paper);
        reader.close();
    }

    /** Grounds are not printed, and how long ago something was is soon untrue. */
    @Test
    void printsInBlackAndAtFullLength() {
        visit("long", 1280, 800, page -> {
            page.clock().setFixedTime(Alda.at(3, 20, 14).instant().toEpochMilli());
            page.reload();
            assertThat(page.locator("#entry-12 .entry__ago").isVisible()).isTrue();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("#entry-12 .entry__ago").isVisible()).isFalse();
            assertThat(page.locator(".badge").evaluate("badge => getComputedStyle(badge).color"))
                    .isEqualTo("rgb(0, 0, 0)");
            assertThat(page.locator(".badge").evaluate("badge => getComputedStyle(badge).backgroundColor"))
                    .isEqualTo("rgba(0, 0, 0, 0)");
            assertThat(page.locator(".entry__rest p").last().isVisible()).isTrue();
        });
    }

    private static void visit(String name, int width, int height, Consumer<Page> look) {
        BrowserContext reader = browser.context(
                new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, height));
        try {
            Page page = reader.newPage();
            page.navigate(server.url("/" + name));
            look.accept(page);
        } finally {
            reader.close();
        }
    }
}
