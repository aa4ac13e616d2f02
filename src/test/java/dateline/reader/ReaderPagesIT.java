package dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dateline.Await;
import dateline.Axe;
import dateline.Browser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every reader's page in a browser: for every eye, in the light and in the dark, on the narrowest screen and without script. */
class ReaderPagesIT {

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

    @Test
    void isCheckedByRulesThatFindFaults() {
        server.serve("/faulty", PAGES.get("story").replaceAll(" (lang|alt)=\"[^\"]*\"", ""));
        visit(
                "faulty",
                1280,
                ColorScheme.LIGHT,
                true,
                page -> assertThat(faults(page))
                        .anyMatch(fault -> fault.startsWith("html-has-lang"))
                        .anyMatch(fault -> fault.startsWith("image-alt")));
    }

    @TestFactory
    Stream<DynamicTest> isAccessibleInLightAndDark() {
        return Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .flatMap(scheme -> PAGES.keySet().stream()
                        .map(name -> DynamicTest.dynamicTest(
                                name + " " + scheme,
                                () -> visit(
                                        name,
                                        1280,
                                        scheme,
                                        true,
                                        page -> assertThat(faults(page)).isEmpty()))));
    }

    @TestFactory
    Stream<DynamicTest> isAccessibleOnAPhone() {
        return Stream.of("story", "home")
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> visit(
                                name,
                                375,
                                ColorScheme.LIGHT,
                                true,
                                page -> assertThat(faults(page)).isEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> isAccessibleInUse() {
        return Stream.of(".switch__pause", ".hours__label", "#entry-8 [data-photo]")
                .flatMap(what -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .map(scheme -> DynamicTest.dynamicTest(
                                what + " " + scheme,
                                () -> visit("story", 1280, scheme, true, page -> {
                                    page.locator(what).first().click();
                                    assertThat(faults(page)).isEmpty();
                                }))));
    }

    @TestFactory
    Stream<DynamicTest> fitsTheNarrowestScreen() {
        return PAGES.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> visit(
                                name,
                                320,
                                ColorScheme.LIGHT,
                                true,
                                page -> assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                                        .isLessThanOrEqualTo(320))));
    }

    /** WCAG 2.2, 1.4.12: the reader's own spacing; 1.4.4 and 1.4.10: at 200 % and 400 % of a window 1280 pixels wide. */
    @TestFactory
    Stream<DynamicTest> losesNothingToSpacingAndZoom() {
        return Stream.of(1280, 640, 320)
                .map(width -> DynamicTest.dynamicTest(
                        width + " px",
                        () -> visit("story", width, ColorScheme.LIGHT, true, page -> {
                            page.evaluate("""
                () => {
                  const sheet = new CSSStyleSheet();
                  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } '
                    + 'p { margin-block-end: 2em !important; }');
                  document.adoptedStyleSheets = [sheet];
                }""");
                            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                                    .isLessThanOrEqualTo(width);
                            assertThat((List<?>) page.evaluate("""
                [...document.querySelectorAll('.story :is(h1, h2, h3, p, a, time, button, summary, li, figcaption)')].filter(one => {
                  const style = getComputedStyle(one);
                  return one.checkVisibility() && !one.closest('.hidden, .switch') && style.overflow !== 'visible'
                    && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1);
                }).map(one => one.outerHTML.slice(0, 200))""")).isEmpty();
                        })));
    }

    @Test
    void showsWhatMattersWithoutColours() {
        BrowserContext reader = browser.context(new com.microsoft.playwright.Browser.NewContextOptions()
                .setForcedColors(com.microsoft.playwright.options.ForcedColors.ACTIVE));
        Page page = reader.newPage();
        page.navigate(server.url("/story"));
        assertThat(page.locator(".badge").first().innerText()).isEqualToIgnoringCase("Live");
        assertThat(
                        (String)
                                page.evaluate(
                                        "getComputedStyle(document.querySelector('.entry--key .entry__when'), '::before').backgroundColor"))
                .isNotEqualTo(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isNotEqualTo("rgba(0, 0, 0, 0)");
        assertThat(page.locator(".correction__label").first().innerText()).startsWith("Correction");
        reader.close();
    }

    @Test
    void movesNothingForReadersWhoWantNoMotion() {
        BrowserContext reader = browser.context(new com.microsoft.playwright.Browser.NewContextOptions()
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        Page page = reader.newPage();
        page.navigate(server.url("/story#entry-6"));
        assertThat((Integer) page.evaluate("document.getAnimations().length")).isZero();
        reader.close();
    }

    @Test
    void breaksNoRuleOfItsOwnSecurityPolicy() {
        List<String> said = new ArrayList<>();
        BrowserContext reader = browser.context(new com.microsoft.playwright.Browser.NewContextOptions());
        Page page = reader.newPage();
        page.onConsoleMessage(message -> said.add(message.text()));
        page.onPageError(said::add);
        for (String name : List.of("entry", "home", "older")) {
            page.navigate(server.url("/" + name));
        }
        reader.close();
        assertThat(said).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> saysWhenItWasPublishedAndUpdatedWithDateAndZone() {
        return Stream.of(375, 1280)
                .map(width -> DynamicTest.dynamicTest(
                        width + " px",
                        () -> visit("story", width, ColorScheme.LIGHT, true, page -> {
                            page.setViewportSize(width, 667);
                            assertThat(page.locator(".story__head").innerText().replaceAll("\\s+", " "))
                                    .contains(
                                            "Published 6:30 a.m. EST, Nov. 2, 2014",
                                            "Updated 8:14 p.m. EST, Nov. 3, 2014");
                            assertThat(page.locator(".byline__time time").getAttribute("datetime"))
                                    .isEqualTo("2014-11-02T06:30:00-05:00");
                            assertThat(page.locator(".story__head time").all())
                                    .hasSize(2)
                                    .allMatch(Locator::isVisible);
                        })));
    }

    @Test
    void isWholeWithoutScript() {
        visit("story", 375, ColorScheme.LIGHT, false, page -> {
            assertThat(page.locator(".day .entry")
                            .filter(new Locator.FilterOptions().setVisible(true))
                            .count())
                    .isEqualTo(12);
            assertThat(page.locator(".timeline__note a").isVisible()).isTrue();
            assertThat(page.locator(".switch__pause, .switch__times")
                            .filter(new Locator.FilterOptions().setVisible(true))
                            .count())
                    .isZero();
            page.locator(".hours__label").first().click();
            page.locator(".hours a").first().click();
            assertThat(page.url()).endsWith("#entry-12");
            assertThat(page.locator(".switch a").first().getAttribute("href")).isEqualTo("/stories/alda/oldest");
            assertThat(page.locator("#entry-8 [data-photo]").first().getAttribute("href"))
                    .isEqualTo("/photos/reserve/1280.jpg");
            assertThat(page.locator("#entry-12 [data-copy]").isVisible()).isFalse();
            page.locator("#story-key-events summary").click();
            assertThat(page.locator("#story-key-events a").first().isVisible()).isTrue();
            page.getByText("Key events", new Page.GetByTextOptions().setExact(true))
                    .last()
                    .click();
            assertThat(page.locator("#entry-11").isVisible()).isFalse();
        });
    }

    @Test
    void isOpenAtFullLengthWithoutScript() {
        visit("long", 375, ColorScheme.LIGHT, false, page -> {
            assertThat(page.locator(".entry__rest p").last().isVisible()).isTrue();
            assertThat(page.locator(".entry__more").isVisible()).isFalse();
        });
        visit(
                "entry",
                375,
                ColorScheme.LIGHT,
                false,
                page -> assertThat(page.locator("[data-share]").isVisible()).isFalse());
        visit("story", 375, ColorScheme.LIGHT, false, page -> {
            page.getByText("Key events", new Page.GetByTextOptions().setExact(true))
                    .last()
                    .click();
            assertThat(page.locator(".hours").first().isVisible()).isFalse();
        });
    }

    /** Folded, but found by what looks for its words: a match opens the fold, as HTML has it for a search in the page and a link to a text. */
    @Test
    void findsWhatIsFolded() {
        String html = PAGES.get("long");
        int last = html.lastIndexOf("It went on and on.");
        server.serve("/folded", html.substring(0, last) + "Herring were landed." + html.substring(last + 18));
        visit(
                "folded",
                375,
                ColorScheme.LIGHT,
                true,
                page -> assertThat(page.getByText("Herring were landed.").isVisible())
                        .isFalse());
        visit(
                "folded#:~:text=Herring%20were",
                375, ColorScheme.LIGHT, true, page -> {
                    Await.until(
                            () -> page.evaluate("document.querySelector('.entry__rest').open"), Boolean.TRUE::equals);
                    assertThat(page.getByText("Herring were landed.").isVisible())
                            .isTrue();
                });
    }

    @Test
    void shiftsNothingWhileItLoads() {
        BrowserContext reader = browser.context(new com.microsoft.playwright.Browser.NewContextOptions());
        reader.addInitScript("""
            window.shift = 0;
            new PerformanceObserver(list => list.getEntries().forEach(one => { window.shift += one.value; }))
                .observe({ type: 'layout-shift', buffered: true });
            """);
        Page page = reader.newPage();
        page.navigate(server.url("/story"));
        Await.until(
                () -> page.evaluate(
                        "!!document.querySelector('.switch__pause') && document.querySelector('.story__lead img').complete"),
                Boolean.TRUE::equals);
        double shift = ((Number) page.evaluate("shift")).doubleValue();
        page.evaluate(
                "document.body.prepend(Object.assign(document.createElement('h2'), { textContent: 'A banner' }))");
        Await.until(() -> page.evaluate("before => shift > before", shift), Boolean.TRUE::equals);
        reader.close();
        assertThat(shift).isLessThan(0.001);
    }

    /** With the rule of WCAG 2.2 that axe leaves out unless it is asked. */
    private static List<String> faults(Page page) {
        return Axe.faults(page, List.of("target-size"));
    }

    private static void visit(String name, int width, ColorScheme scheme, boolean script, Consumer<Page> look) {
        BrowserContext reader = browser.context(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 812)
                .setColorScheme(scheme)
                .setJavaScriptEnabled(script));
        try {
            Page page = reader.newPage();
            page.navigate(server.url("/" + name));
            look.accept(page);
        } finally {
            reader.close();
        }
    }
}
