package dateline.newsroom.preview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.entry.EntryContent;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.newsroom.entries.Editor;
import dateline.newsroom.entries.NewsroomBrowser;
import dateline.reader.HtmlChecker;
import java.time.Instant;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The reader's page ahead of the reader. */
@DatelineTest
class PreviewIT extends NewsroomBrowser {

    @Autowired
    private ReaderServer server;

    private Account jonas;

    @BeforeEach
    void write() {
        jonas = cast.staff(AccountRole.REPORTER);
        cast.publish(slug, "Out already");
        entryService.post(
                cast.id(slug), EntryContent.of("Half written", "<p>Not yet.</p>"), EntryStatus.DRAFT, cast.ada(), null);
        cast.draft(slug, "Jonas writes", jonas);
        entryService.post(
                cast.id(slug), EntryContent.of("Filed", "<p>To review.</p>"), EntryStatus.SUBMITTED, cast.ada(), null);
        entryService.post(
                cast.id(slug),
                EntryContent.of("At seven", "<p>To come.</p>").withPublishedAt(Instant.parse("2030-06-01T22:00:00Z")),
                EntryStatus.SCHEDULED,
                cast.ada(),
                null);
    }

    @Test
    void showsTheReadersPageWithWhatIsNotOutMarked() {
        Document shown = new Editor(port)
                .signedIn(DatelineTest.EMAIL, DatelineTest.PASSWORD)
                .open(path() + "/preview/page")
                .page();
        assertThat(shown.select(".entry__headline").eachText())
                .containsExactly("At seven", "Filed", "Jonas writes", "Half written", "Out already");
        assertThat(shown.select("#entry-1 .preview-mark")).isEmpty();
        assertThat(shown.select("#entry-2 .preview-mark").text()).isEqualTo("Draft");
        assertThat(shown.select("#entry-4 .preview-mark").text()).isEqualTo("Draft, waits for review");
        assertThat(shown.select("#entry-5 .preview-mark").text())
                .isEqualTo("Scheduled for 7 p.m. ADT, Saturday, June 1, 2030");
        assertThat(shown.select("script, form, meta[property]")).isEmpty();
        assertThat(shown.select("meta[name=robots]").attr("content")).contains("noindex");
        assertThat(shown.select("link[rel=stylesheet]").eachAttr("href"))
                .allMatch(href -> href.startsWith("/newsroom/"));
        assertThat(HtmlChecker.faults(shown.outerHtml())).isEmpty();
    }

    @Test
    void showsReportersOnlyTheirOwn() {
        Document shown = new Editor(port)
                .signedIn(jonas.email(), DatelineTest.PASSWORD)
                .open(path() + "/preview/page")
                .page();
        assertThat(shown.select(".entry__headline").eachText()).containsExactly("Jonas writes", "Out already");
        assertThat(shown.text()).doesNotContain("Half written", "Filed", "At seven");
        assertThat(new Editor(port)
                        .signedIn(jonas.email(), DatelineTest.PASSWORD)
                        .open(path() + "/preview")
                        .text(".preview__what"))
                .contains("One update");
    }

    @Test
    void isForNobodyElseAndNoCache() {
        assertThat(new Editor(port).open(path() + "/preview").location()).isEqualTo("/newsroom/sign-in");
        assertThat(new Editor(port).open(path() + "/preview/page").location()).isEqualTo("/newsroom/sign-in");
        Map<String, String> headers = page.navigate(path() + "/preview/page").headers();
        assertThat(headers.get("cache-control")).contains("no-store");
        assertThat(headers.get("x-robots-tag")).contains("noindex");
        assertThat(headers.get("content-security-policy"))
                .contains("default-src 'none'", "frame-ancestors 'self'")
                .doesNotContain("script-src");
        assertThat(headers.get("x-frame-options")).isEqualTo("SAMEORIGIN");
        Response outer = page.navigate(path() + "/preview");
        assertThat(outer.headers().get("content-security-policy")).contains("frame-ancestors 'none'");
        assertThat(outer.headers().get("x-frame-options")).isEqualTo("DENY");
        Reader reader = new Reader(server.port());
        assertThat(reader.get("/stories/" + slug).body())
                .contains("Out already")
                .doesNotContain("Half written", "Jonas writes", "Filed", "At seven", "preview-mark");
        assertThat(reader.get("/stories/" + slug + "/preview").statusCode()).isEqualTo(404);
        assertThat(reader.get("/newsroom/stories/" + slug + "/preview/page").body())
                .doesNotContain("Half written");
    }

    @Test
    void switchesBetweenPhoneAndDesktopByTheKeyboard() {
        page.navigate(path() + "/preview");
        Locator frames = page.locator(".preview__frame");
        FrameLocator phone = page.frameLocator(".preview__pane--phone iframe");
        assertThat(phone.locator("#entry-2 .preview-mark")).hasText("Draft");
        assertThat((Integer) phone.locator("html").evaluate("page => page.clientWidth"))
                .isEqualTo(375);
        assertThat((Integer) page.frameLocator(".preview__pane--desktop iframe")
                        .locator("html")
                        .evaluate("page => page.clientWidth"))
                .isEqualTo(1280);
        assertThat((String) phone.locator("body").evaluate("body => getComputedStyle(body).fontFamily"))
                .as("dressed as for readers")
                .isNotEmpty();
        assertThat((Integer) phone.locator("html").evaluate("() => document.styleSheets.length"))
                .isEqualTo(2);
        page.locator("#width-both").focus();
        page.keyboard().press("ArrowRight");
        assertThat(frames.nth(0)).isVisible();
        assertThat(frames.nth(1)).isHidden();
        page.keyboard().press("ArrowRight");
        assertThat(frames.nth(0)).isHidden();
        assertThat(frames.nth(1)).isVisible();
        assertThat(said).isEmpty();
    }

    @Test
    void saysThatTextOnThisMachineIsNotInIt() {
        page.navigate(path() + "/preview");
        assertThat(page.locator("[data-unsaved]")).isHidden();
        page.navigate(path());
        super.write("Being typed");
        assertThat(page.locator("#composer-new [data-told]")).hasText("Saved on this machine");
        page.getByText("Preview", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("[data-unsaved]")).isVisible();
        assertThat(page.frameLocator(".preview__pane--phone iframe").locator("body"))
                .not()
                .containsText("Being typed");
    }
}
