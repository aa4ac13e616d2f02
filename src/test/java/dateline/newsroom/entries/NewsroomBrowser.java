package dateline.newsroom.entries;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dateline.Axe;
import dateline.Browser;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryService;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Ada at the desk of a live story of her own, in a real browser. */
public abstract class NewsroomBrowser {

    private static Browser browser;

    @LocalServerPort
    protected int port;

    @Autowired
    protected Cast cast;

    @Autowired
    protected Stories stories;

    @Autowired
    protected Entries entries;

    @Autowired
    protected EntryService entryService;

    protected BrowserContext context;
    protected Page page;
    protected String slug;
    protected final List<String> said = new ArrayList<>();

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
        context = browser.context(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port)
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

    /** Another browser, in which nobody is signed in. */
    protected BrowserContext another() {
        return another(port);
    }

    /** The same, at the newsroom of another node. */
    protected BrowserContext another(int port) {
        return another(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setViewportSize(1280, 900));
    }

    protected BrowserContext another(com.microsoft.playwright.Browser.NewContextOptions device) {
        return browser.context(device);
    }

    /** The story's desk as somebody else has it open there. */
    protected Page signIn(BrowserContext there, String email) {
        Page open = there.newPage();
        open.navigate(path());
        open.getByLabel("E-mail address").fill(email);
        open.getByLabel("Password").fill(DatelineTest.PASSWORD);
        open.keyboard().press("Enter");
        assertThat(open.locator("#composer-new .editor__text")).isVisible();
        return open;
    }

    /** Closes the event stream of a desk, as if its line were cut. */
    protected static void cut(Page desk) {
        desk.evaluate("document.querySelector('dateline-together').stream.close()");
    }

    /** Opens it again. */
    protected static void resume(Page desk) {
        desk.evaluate("document.querySelector('dateline-together').stream.open()");
    }

    protected void write(String text) {
        page.locator("#composer-new .editor__text").click();
        page.keyboard().type(text);
    }

    protected void drop(String photo) {
        try (InputStream in = Objects.requireNonNull(NewsroomBrowser.class.getResourceAsStream(photo))) {
            page.locator("#composer-new .editor__text")
                    .evaluate("""
                (text, bytes) => {
                  const carried = new DataTransfer();
                  carried.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], "low-town.jpg", { type: "image/jpeg" }));
                  text.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
                }""", Base64.getEncoder().encodeToString(in.readAllBytes()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    protected String path() {
        return "/newsroom/stories/" + slug;
    }

    protected Entry entry(long number) {
        return entries.numbered(stories.findBySlug(slug).orElseThrow().id(), number)
                .orElseThrow();
    }

    /**
     * Axe finds nothing, in the light and in the dark, and nothing is wider than the narrowest screen. What stands in a frame is looked at
     * as a page of its own: where no script runs, axe would wait for ever.
     */
    protected void looksRight(String path) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            org.assertj.core.api.Assertions.assertThat(Axe.faultsOutside("iframe", page))
                    .as(path + " " + scheme)
                    .isEmpty();
        }
        page.setViewportSize(320, 700);
        org.assertj.core.api.Assertions.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as(path)
                .isLessThanOrEqualTo(320);
        page.setViewportSize(1280, 900);
    }
}
