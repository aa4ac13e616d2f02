package dateline.newsroom.presence;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dateline.ChildDateline;
import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.newsroom.entries.NewsroomBrowser;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ada at one node, Jonas at another, which is a process of its own and dies under him. */
@DatelineTest
class DeskNodesIT extends NewsroomBrowser {

    @TempDir
    static Path folder;

    @Autowired
    Environment settings;

    @Autowired
    JdbcClient jdbc;

    @Test
    void showsAcrossNodesWhoIsThereAndLosesNoWordWhenOneDies() throws IOException {
        Account jonas = cast.staff(AccountRole.EDITOR);
        ChildDateline west = ChildDateline.beside(settings, folder);
        try {
            Page his = signIn(another(west.newsroomPort()), jonas.email());
            assertThat(page.locator(".together__who")).containsText(jonas.name());
            assertThat(his.locator(".together__who")).containsText("Editor");
            write("From the first node.");
            page.keyboard().press("ControlOrMeta+Enter");
            assertThat(his.locator("#timeline .row").first()).containsText("From the first node.");

            his.locator("#composer-new .editor__text").click();
            his.keyboard().type("Typed before, ");
            west.kill();
            his.keyboard().type("typed after.");
            his.keyboard().press("ControlOrMeta+Enter");
            assertThat(his.locator("#composer-new .composer__state")).containsText("Nothing is lost");
            silent(jonas);
            assertThat(page.locator(".together__who"))
                    .not()
                    .containsText(
                            jonas.name(),
                            new LocatorAssertions.ContainsTextOptions().setTimeout(2.0 * Presences.SILENT.toMillis()));

            west = west.again(settings);
            // The session is in the database: nobody signs in again.
            his.keyboard().press("ControlOrMeta+Enter");
            assertThat(his.locator("#timeline .row").first()).containsText("Typed before, typed after.");
            assertThat(page.locator("#timeline .row").first()).containsText("Typed before, typed after.");
            assertThat(page.locator(".together__who")).containsText(jonas.name());
            assertThat(page.locator("#timeline .row")).hasCount(2);
            assertThat(said).isEmpty();
        } finally {
            west.close();
        }
    }

    /** Makes what was last heard of somebody as old as it is after the time in which a page must renew it. */
    private void silent(Account account) {
        assertThat(jdbc.sql(
                                "update presence set seen_at = seen_at - make_interval(secs => :silent) where account_id = :account")
                        .param("silent", (double) Presences.SILENT.toSeconds())
                        .param("account", account.id())
                        .update())
                .isPositive();
    }
}
