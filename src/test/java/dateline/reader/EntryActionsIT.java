package dateline.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dateline.Browser;
import dateline.publishing.view.Alda;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reader does with an entry: its link, its photos. */
class EntryActionsIT {

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
        story.reader.grantPermissions(List.of("clipboard-read", "clipboard-write"));
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void saysThatALinkIsCopied() {
        page.locator("#entry-11 [data-copy]").click();
        assertThat(page.locator("body > [role=status]")).hasText("Link copied");
    }

    @Test
    void offersToCopyTheLinkAgain() {
        page.clock().install();
        story.open();
        Locator copy = page.locator("#entry-11 [data-copy]");
        copy.click();
        assertThat(copy).hasText("Link copied");
        copy.click();
        page.clock().runFor(3000);
        assertThat(copy).hasText("Copy link");
    }

    @Test
    void showsAPhotoLargeInASizeForTheWindow() {
        page.locator("#entry-8 [data-photo]").first().click();
        Locator image = page.locator(".viewer__photo").first().locator("img");
        assertThat(image).hasAttribute("sizes", "min(100vw, 1280px)");
        assertThat(page.locator(".viewer__photo source[type='image/webp']")).hasCount(2);
        page.waitForCondition(
                () -> image.evaluate("image => image.currentSrc").toString().endsWith(".webp"));
        page.waitForCondition(() -> image.boundingBox().width > 500);
    }

    @Test
    void copiesTheLinkWhereSharingWouldLeadNowhere() {
        server.serve("/stories/alda/11", ReaderPages.all().get("entry"));
        page.navigate(server.url("/stories/alda/11"));
        page.evaluate("window.here = true");
        page.locator("[data-share]").click();
        assertThat(page.locator("[data-share]")).hasText("Link copied");
        Object copied = page.evaluate("navigator.clipboard.readText()");
        org.assertj.core.api.Assertions.assertThat(copied).isEqualTo(server.url("/stories/alda/11"));
        org.assertj.core.api.Assertions.assertThat(page.evaluate("here")).isEqualTo(true);
    }

    @Test
    void returnsToAPhotoWhoseEntryHasChangedMeanwhile() {
        page.locator("#entry-8 [data-photo]").last().click();
        assertThat(page.locator("dialog.viewer")).isVisible();
        server.tell(server.change(41, "edited", 8, Alda.entries().get(4)));
        assertThat(page.locator("#entry-8 .entry__mark")).hasCount(1);
        page.keyboard().press("Escape");
        assertThat(page.locator("#entry-8 [data-photo]").last()).isFocused();
    }

    @Test
    void slidesNothingInBehindAPhoto() {
        page.setViewportSize(1000, 1600);
        page.locator(".story__lead [data-photo]").click();
        assertThat(page.locator("dialog.viewer")).isVisible();
        server.tell(server.change(41, Alda.brief(13, Alda.at(3, 20, 40), "Pumps hold")));
        assertThat(page).hasTitle("(1) " + OpenStory.HEADLINE + " | The Harbour Ledger");
        assertThat(page.locator("#entry-13")).hasCount(0);
        page.keyboard().press("Escape");
        assertThat(page.locator(".pill")).hasText("1 new update");
    }
}
