package dateline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dateline.http.ReaderServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The way an update goes: from an editor's first word to a reader's open page, and to one without scripts. */
@DatelineTest
class JourneyIT {

    @LocalServerPort
    int newsroom;

    @Autowired
    ReaderServer server;

    @Test
    void goesFromTheEditorsFirstWordToTheReadersOpenPage() {
        try (Browser browser = Browser.open()) {
            Page editor = browser.page();
            editor.navigate("http://localhost:" + newsroom + "/newsroom");
            editor.getByLabel("E-mail address").fill(DatelineTest.EMAIL);
            editor.getByLabel("Password").fill(DatelineTest.PASSWORD);
            editor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                    .click();
            editor.navigate("http://localhost:" + newsroom + "/newsroom/stories/new");
            editor.getByLabel("Headline").first().fill("Gale over the Sound");
            editor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start live now"))
                    .click();
            assertThat(editor.locator(".composer [contenteditable=true]")).isVisible();

            Page reader = browser.page();
            reader.navigate("http://localhost:" + server.port() + "/stories/gale-over-the-sound");
            assertThat(reader.locator("article.entry")).hasCount(0);

            editor.locator(".composer [contenteditable=true]").click();
            editor.keyboard().type("The ferry is in harbour.");
            editor.keyboard().press("Control+Enter");
            assertThat(reader.locator("article.entry").first()).containsText("The ferry is in harbour.");

            BrowserContext plain = browser.context(
                    new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false));
            Page withoutScript = plain.newPage();
            withoutScript.navigate("http://localhost:" + server.port() + "/stories/gale-over-the-sound");
            assertThat(withoutScript.locator("article.entry").first()).containsText("The ferry is in harbour.");
        }
    }
}
