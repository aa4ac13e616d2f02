package dateline.newsroom.presence;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.newsroom.entries.NewsroomBrowser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Ada and Jonas at one desk. */
@DatelineTest
class TogetherIT extends NewsroomBrowser {

    @Test
    void showsWhoIsThereWhatTheyEditAndWhatTheyChange() {
        cast.publish(slug, "Pumps fail");
        page.reload();
        Account jonas = cast.staff(AccountRole.EDITOR);
        BrowserContext his = another();
        Page other = signIn(his, jonas.email());
        assertThat(page.locator(".together__who")).containsText(jonas.name());
        assertThat(other.locator(".together__who")).containsText("Editor");
        other.locator("#entry-1")
                .getByText("Edit", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("#entry-1 .row__editing")).hasText(jonas.name() + " is editing");
        write("Half a sentence");
        other.locator("#panel-1 [name=headline]").fill("Two pumps fail");
        other.locator("#panel-1 [data-publish]").click();
        assertThat(page.locator("#entry-1 .row__headline")).hasText("Two pumps fail");
        assertThat(page.locator("#entry-1 .row__editing")).hasText("");
        other.locator("#composer-new .editor__text").click();
        other.keyboard().type("A second one.");
        other.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#timeline .row").first()).containsText("A second one.");
        assertThat(page.locator("#composer-new .editor__text")).hasText("Half a sentence");
        assertThat(page.locator("#composer-new .editor__text")).isFocused();
        // A browser that is closed by force tells nobody; a page that is left does.
        other.navigate("/newsroom");
        assertThat(page.locator(".together__who")).not().containsText(jonas.name());
        his.close();
        assertThat(said).isEmpty();
    }

    @Test
    void pinsANoteForTheTeam() {
        page.locator(".note-form summary").click();
        page.locator("#team-note").fill("Police brief at nine.");
        page.getByText("Pin the note").click();
        assertThat(page.locator("#note")).containsText("Police brief at nine.");
        // What stands there where no script runs.
        assertThat(page.locator("#note dateline-age"))
                .hasAttribute("title", Pattern.compile(".*[ap]\\.m\\. A[DS]T, .*"));
        page.locator(".note-form summary").click();
        page.locator("#team-note").fill("");
        page.getByText("Pin the note").click();
        assertThat(page.locator("#note")).isEmpty();
    }
}
