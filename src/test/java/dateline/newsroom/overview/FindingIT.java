package dateline.newsroom.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dateline.DatelineTest;
import dateline.entry.EntryContent;
import dateline.entry.EntryStatus;
import dateline.newsroom.entries.NewsroomBrowser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The front and the search in a browser. */
@DatelineTest
class FindingIT extends NewsroomBrowser {

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void clear() {
        Waiting.clear(jdbc);
    }

    @Test
    void keepsTheFrontTrueWhileItIsOpen() {
        page.navigate("/newsroom");
        Locator mine = page.locator(".stories__headline[href$='/" + slug + "']");
        mine.focus();
        cast.publish(slug, "Pumps fail");
        assertThat(page.locator(".hour__row").first()).containsText("Pumps fail");
        assertThat(mine).isFocused();
        assertThat(page.locator("#stories .stories__row:has([href$='/" + slug + "'])"))
                .containsText("1 update");
        entryService.post(
                cast.id(slug),
                EntryContent.of("Filed by Jonas", "<p>Two.</p>"),
                EntryStatus.SUBMITTED,
                cast.ada(),
                null);
        assertThat(page.locator("#submitted")).containsText("Filed by Jonas");
        org.assertj.core.api.Assertions.assertThat(said).isEmpty();
    }

    @Test
    void choosesAListWithoutLeavingThePage() {
        page.navigate("/newsroom");
        page.locator(".lists__tab").getByText("All").click();
        assertThat(page.locator(".lists__tab[aria-current]")).containsText("All");
        assertThat(page.locator(".stories__headline[href$='/" + slug + "']")).isVisible();
        page.locator(".front__section select").selectOption("weather");
        assertThat(page).hasURL(java.util.regex.Pattern.compile("section=weather"));
        assertThat(page.locator(".stories__headline[href$='/" + slug + "']")).isVisible();
    }

    @Test
    void searchesFromAnywhereByOneKey() {
        cast.publish(slug, "Brindled pumps fail");
        page.navigate("/newsroom");
        page.keyboard().press("/");
        assertThat(page.locator(".bar__search input")).isFocused();
        page.keyboard().type("brindl");
        page.keyboard().press("Enter");
        assertThat(page.locator(".hit__title mark")).hasText("Brindl");
        page.waitForLoadState();
        page.locator("#seek-words").fill("brindlex");
        assertThat(page.locator("#found")).containsText("Nothing was found");
        page.locator("#seek-words").fill("brindled");
        page.locator(".hit__title a").click();
        assertThat(page).hasURL(java.util.regex.Pattern.compile("/entries/1$"));
        page.waitForLoadState();
        page.keyboard().press("/");
        assertThat(page.locator("#seek-words")).isFocused();
        org.assertj.core.api.Assertions.assertThat(said).isEmpty();
    }

    @Test
    void looksRightOnEveryScreen() {
        cast.publish(slug, "Pumps fail");
        entryService.post(
                cast.id(slug), EntryContent.of("Filed", "<p>Two.</p>"), EntryStatus.SUBMITTED, cast.ada(), null);
        for (String address : java.util.List.of(
                "/newsroom",
                "/newsroom?show=all",
                "/newsroom?section=none",
                "/newsroom/search",
                "/newsroom/search?q=pumps",
                "/newsroom/search?q=zzz")) {
            page.navigate(address);
            looksRight(address);
        }
    }
}
