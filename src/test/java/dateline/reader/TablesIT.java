package dateline.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dateline.Await;
import dateline.Axe;
import dateline.Browser;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.platform.error.InvalidInput;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A table in an entry, from the program that posts it to pages, the open stream and feeds. */
@DatelineTest
class TablesIT {

    private static final String TABLE =
            "<table><caption>Votes by ward</caption><tr><th>Ward</th>" + "<th>Votes at the count</th>".repeat(6)
                    + "</tr><tr><td>Low Town</td>" + "<td>1,204</td>".repeat(6) + "</tr></table>";

    @Autowired
    ReaderServer server;

    @Autowired
    EntryService entryService;

    @Autowired
    Cast cast;

    @Test
    void isATableForReadersAndSubscribers() {
        String slug = cast.liveStory();
        String address = "http://localhost:" + server.port() + "/stories/" + slug;
        try (Browser browser = Browser.open()) {
            BrowserContext context =
                    browser.context(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(360, 740));
            Page open = context.newPage();
            open.navigate(address);
            post(slug, TABLE);
            Locator region = open.locator("article .table");
            assertThat(region).hasAttribute("aria-label", "Votes by ward");
            assertThat(region.locator("th[scope=col]")).hasCount(7);
            Assertions.assertThat((Boolean) region.evaluate("region => region.scrollWidth > region.clientWidth"))
                    .as("wider than a phone")
                    .isTrue();
            Assertions.assertThat(open.evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(360);
            region.focus();
            open.keyboard().press("ArrowRight");
            Await.until(
                    () -> region.evaluate("region => region.scrollLeft"), left -> ((Number) left).doubleValue() > 0);
            for (ColorScheme scheme : ColorScheme.values()) {
                open.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                Assertions.assertThat(Axe.faults(open)).as(scheme.toString()).isEmpty();
            }
        }
        Reader reader = new Reader(server.port());
        for (String form : new String[] {"feed.json", "feed.atom", "feed.rss"}) {
            assertThat(Await.until(
                            () -> reader.get("/stories/" + slug + "/" + form).body(),
                            feed -> feed.contains("Votes by")))
                    .as(form)
                    .contains("table")
                    .doesNotContain("role=")
                    .doesNotContain("class=");
        }
        assertThat(reader.page("/stories/" + slug + "/1")
                        .select("meta[name=description]")
                        .attr("content"))
                .startsWith("Votes by ward Ward Votes at the count");
    }

    @Test
    void isRefusedWhenItIsTooLarge() {
        String slug = cast.liveStory();
        Assertions.assertThatThrownBy(
                        () -> post(slug, "<table>" + "<tr><td>a</td><td>1</td></tr>".repeat(201) + "</table>"))
                .isInstanceOf(InvalidInput.class);
        post(slug, "<table>" + "<tr><td>a</td><td>1</td></tr>".repeat(200) + "</table>");
    }

    private void post(String slug, String body) {
        entryService.post(cast.id(slug), EntryContent.of(null, body), EntryStatus.PUBLISHED, cast.ada(), null);
    }
}
