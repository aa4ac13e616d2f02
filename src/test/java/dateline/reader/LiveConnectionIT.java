package dateline.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dateline.Browser;
import dateline.publishing.view.Alda;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An open page whose connection fails: it says so, and repairs itself. */
class LiveConnectionIT {

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
    void saysThatItIsOfflineAndCatchesUpOnceItIsNot() {
        story.reader.setOffline(true);
        assertThat(page.locator(".bar__text")).hasText("Connection lost, trying again…");
        assertThat(page.locator("body > [role=status]")).hasText("Connection lost, trying again…");
        server.tell(server.change(41, Alda.brief(13, Alda.at(3, 20, 40), "Pumps hold")));
        story.reader.setOffline(false);
        assertThat(page.locator("#entry-13")).isVisible();
        assertThat(page.locator(".bar")).isHidden();
    }

    /** A network that is gone without a word closes no connection. */
    @Test
    void opensAStreamAnewThatFellSilent() {
        page.addInitScript("""
            window.beats = 0;
            window.EventSource = class extends EventSource {
              constructor(url) { super(url); this.addEventListener('message', () => { window.beats++; }); }
            };""");
        page.clock().install();
        story.open();
        int before = server.resumed.size();
        page.clock().runFor(30_000);
        server.beat();
        page.waitForCondition(() -> page.evaluate("beats").equals(1));
        page.clock().runFor(30_000);
        assertThat(server.resumed).hasSize(before);
        page.clock().runFor(20_000);
        page.waitForCondition(() -> server.resumed.size() == before + 1);
        server.tell(server.change(41, Alda.brief(13, Alda.at(3, 20, 40), "Pumps hold")));
        assertThat(page.locator("#entry-13")).isVisible();
    }

    @Test
    void saysSoWhereAStreamDoesNotOpen() {
        page.clock().install();
        page.route("**/live?*", route -> {});
        page.navigate(server.url("/stories/alda"));
        page.clock().runFor(10_000);
        assertThat(page.locator(".bar")).isHidden();
        page.clock().runFor(6_000);
        assertThat(page.locator(".bar__text")).hasText("Connection lost, trying again…");
        page.unroute("**/live?*");
        int before = server.resumed.size();
        page.clock().runFor(40_000);
        page.waitForCondition(() -> server.resumed.size() > before);
        assertThat(page.locator(".bar")).isHidden();
    }

    @Test
    void takesBackThatCoverageHasEnded() {
        server.tell(server.change(41, "edited", 10, Alda.brief(10, Alda.at(3, 19, 30), "About 360 people")));
        server.say("ended", java.util.Map.of("seq", 42, "kind", "ended"));
        assertThat(page.locator(".bar__text")).hasText("Coverage has ended.");
        page.evaluate("document.querySelector('live-timeline').receive({ seq: 43, kind: 'opened' })");
        assertThat(page.locator(".bar")).isHidden();
        assertThat(page.locator(".switch__pause")).isVisible();
    }
}
