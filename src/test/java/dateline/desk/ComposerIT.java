package dateline.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dateline.Browser;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.EntryDesk;
import dateline.story.Stories;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The newsroom in a browser: posting without leaving the page, and losing nothing. */
@DatelineTest
class ComposerIT {

    private static Browser browser;

    @LocalServerPort
    private int port;
    @Autowired
    private Cast cast;
    @Autowired
    private Stories stories;
    @Autowired
    private Entries entries;
    @Autowired
    private EntryDesk desk;
    private BrowserContext context;
    private Page page;
    private String slug;
    private final List<String> said = new ArrayList<>();

    @BeforeAll
    static void open() {
        browser = Browser.open();
        // A machine at work on other things still has to decode the photo.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void signIn() {
        slug = cast.liveStory();
        context = browser.context(new com.microsoft.playwright.Browser.NewContextOptions().setBaseURL("http://localhost:" + port)
            .setViewportSize(1280, 900));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                said.add(message.text());
            }
        });
        page.onPageError(said::add);
        page.navigate(path());
        page.getByLabel("E-mail address").fill(DatelineTest.EMAIL);
        page.getByLabel("Password").fill(DatelineTest.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("#composer-new .editor__text")).isVisible();
    }

    @AfterEach
    void leave() {
        context.close();
    }

    @Test
    void postsTextAndAPhotoWithoutLeavingThePage() {
        page.evaluate("window.unmoved = true");
        page.locator("#composer-new .editor__text").click();
        page.keyboard().type("The gauge at ");
        page.keyboard().press("ControlOrMeta+b");
        page.keyboard().type("North Gate");
        page.keyboard().press("ControlOrMeta+b");
        page.keyboard().type(" read 2.84 metres.");
        drop("/demo/photos/low-town.jpg");
        assertThat(page.locator("[name='figures[0].photo']")).not().hasValue("");
        assertThat(page.locator("[name='figures[0].caption']")).not().hasValue("");
        page.locator("[name='figures[0].alt']").fill("");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("[id='new-figures[0].alt-error']")).containsText("Alt text is missing");
        assertThat(page.locator("[name='figures[0].alt']")).isFocused();
        assertThat(page.locator("#composer-new .editor__text strong")).hasText("North Gate");
        page.keyboard().type("A street under water.");
        page.keyboard().press("ControlOrMeta+Enter");
        Locator row = page.locator("#timeline #entry-1");
        assertThat(row).containsText("The gauge at North Gate read 2.84 metres.");
        assertThat(page.locator("#notice")).containsText("Published as #1 at");
        assertThat(page.locator("#composer-new .editor__text")).isFocused();
        assertThat(page.locator("#composer-new .figure")).hasCount(0);
        assertThat(page.evaluate("window.unmoved")).isEqualTo(true);
        assertThat(entry(1).body()).isEqualTo("<p>The gauge at <strong>North Gate</strong> read 2.84 metres.</p>");
        assertThat(page.locator("#entry-1 .row__photo")).isVisible();
        // The browser itself tells of the answer 422, and of nothing else: no script failed, no rule of the security policy was broken.
        assertThat(said).singleElement().asString().contains("422");
    }

    @Test
    void postsOnceHoweverFastTheKeysArePressed() {
        write("Once.");
        page.keyboard().press("ControlOrMeta+Enter");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#timeline .row")).hasCount(1);
        assertThat(page.locator("#notice")).containsText("#1");
        assertThat(entries.published(stories.findBySlug(slug).orElseThrow().id())).isEqualTo(1);
    }

    @Test
    void keepsEveryWordThroughAReloadAndADeadLine() {
        write("Nobody is hurt.");
        assertThat(page.locator("#composer-new [data-told]")).hasText("Saved on this machine");
        page.reload();
        assertThat(page.locator("#composer-new .editor__text")).hasText("Nobody is hurt.");
        context.setOffline(true);
        page.locator("[data-publish]").click();
        assertThat(page.locator("#composer-new [data-told]")).containsText("No connection");
        context.setOffline(false);
        page.locator("[data-publish]").click();
        assertThat(page.locator("#timeline #entry-1")).containsText("Nobody is hurt.");
        page.reload();
        assertThat(page.locator("#composer-new .editor__text")).hasText("");
    }

    @Test
    void keepsTheTextWhenTheSessionEndedAndSendsItAfterSigningInElsewhere() {
        write("All 212 are ashore.");
        context.clearCookies();
        page.locator("[data-publish]").click();
        assertThat(page.locator("#composer-new [data-told]")).containsText("You are signed out");
        Page other = context.newPage();
        other.navigate("/newsroom/sign-in");
        other.getByLabel("E-mail address").fill(DatelineTest.EMAIL);
        other.getByLabel("Password").fill(DatelineTest.PASSWORD);
        other.keyboard().press("Enter");
        assertThat(other.locator("#bar")).isVisible();
        page.locator("[data-publish]").click();
        assertThat(page.locator("#timeline #entry-1")).containsText("All 212 are ashore.");
    }

    @Test
    void editsAndCorrectsInPlaceAndShowsBothTextsOfALateSave() {
        cast.publish(slug, "Pumps fail");
        page.reload();
        page.locator("#entry-1").getByText("Edit", new Locator.GetByTextOptions().setExact(true)).click();
        Locator headline = page.locator("#panel-1 [name=headline]");
        headline.fill("Pumps fail at the market");
        desk.edit(slug, 1, null, EntryContent.of("Two pumps fail", "<p>Two.</p>"), null, false, cast.ada());
        page.locator("#panel-1 [data-publish]").click();
        assertThat(page.locator("#panel-1 .merge")).containsText("Two pumps fail");
        assertThat(page.locator("#panel-1 [name=headline]")).hasValue("Pumps fail at the market");
        page.locator("#panel-1 [data-publish]").click();
        assertThat(page.locator("#entry-1 .row__headline")).hasText("Pumps fail at the market");
        page.locator("#entry-1").getByText("Correct", new Locator.GetByTextOptions().setExact(true)).click();
        page.locator("#panel-1 textarea").fill("Two pumps failed, not three.");
        assertThat(page.locator("#panel-1 [data-echo]")).hasText("Two pumps failed, not three.");
        page.getByText("Publish correction").click();
        assertThat(page.locator("#entry-1 .badge--corrected")).isVisible();
        assertThat(page.locator("#entry-1 .row__headline")).hasText("Pumps fail at the market");
    }

    @Test
    void isAccessibleInLightAndDarkAndFitsTheNarrowestScreen() {
        cast.publish(slug, "Pumps fail");
        for (String address : List.of("/newsroom", "/newsroom/stories/new", path(), path() + "/settings", path() + "/entries/1", path() + "/entries/1/edit",
            path() + "/entries/1/correction", path() + "/entries/1/retraction")) {
            page.navigate(address);
            looksRight(address);
        }
        context.clearCookies();
        page.navigate("/newsroom/sign-in?refused");
        looksRight("/newsroom/sign-in");
    }

    private void looksRight(String path) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(new AxeBuilder(page).analyze().getViolations()).as(path + " " + scheme).extracting(fault -> fault.getId() + " " + fault.getNodes())
                .isEmpty();
        }
        page.setViewportSize(320, 700);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(path).isLessThanOrEqualTo(320);
        page.setViewportSize(1280, 900);
    }

    private void write(String text) {
        page.locator("#composer-new .editor__text").click();
        page.keyboard().type(text);
    }

    private void drop(String photo) {
        try (InputStream in = Objects.requireNonNull(ComposerIT.class.getResourceAsStream(photo))) {
            page.locator("#composer-new .editor__text").evaluate("""
                (text, bytes) => {
                  const carried = new DataTransfer();
                  carried.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], "low-town.jpg", { type: "image/jpeg" }));
                  text.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
                }""", Base64.getEncoder().encodeToString(in.readAllBytes()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String path() {
        return "/newsroom/stories/" + slug;
    }

    private Entry entry(long number) {
        return entries.numbered(stories.findBySlug(slug).orElseThrow().id(), number).orElseThrow();
    }
}
