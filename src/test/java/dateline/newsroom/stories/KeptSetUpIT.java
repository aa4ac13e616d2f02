package dateline.newsroom.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dateline.DatelineTest;
import dateline.newsroom.entries.NewsroomBrowser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is typed of a story stays on the machine until it is taken. */
@DatelineTest
class KeptSetUpIT extends NewsroomBrowser {

    @Test
    void keepsWhatIsTypedInTheSettingsThroughARefusalAndAClosedTab() {
        page.navigate(path() + "/settings");
        page.locator("#story-headline").fill("Storm passes");
        page.locator("#story-endsAt").fill("2001-01-01T10:00");
        assertThat(page.locator("[data-kept-state]")).hasText("Saved on this machine");
        page.getByText("Save story").click();
        assertThat(page.locator("#story-endsAt-error")).containsText("not after the start");
        assertThat(page.locator("#story-headline")).hasValue("Storm passes");
        page.navigate("about:blank");
        page.navigate(path() + "/settings");
        assertThat(page.locator("#story-headline")).hasValue("Storm passes");
        assertThat(page.locator("#story-endsAt")).hasValue("2001-01-01T10:00");
        assertThat(page.locator("[data-kept-state]")).containsText("Restored");
        page.locator("#story-endsAt").fill("");
        page.getByText("Save story").click();
        assertThat(page.locator("#notice")).containsText("Story saved.");
        assertThat(page.locator("#composer-new .editor__text")).isVisible();
        page.navigate(path() + "/settings");
        assertThat(page.locator("[data-kept-state]")).hasText("");
        // The page that came back is an answer of 422, which the browser notes.
        assertThat(said).allMatch(line -> line.contains("422"));
    }

    @Test
    void picksAnEarlierStoryByTypingAndStartsByTheKeyboard() {
        String headline = stories.findBySlug(slug).orElseThrow().headline();
        page.navigate("/newsroom/stories/new");
        assertThat(page.locator("#story-headline")).isFocused();
        page.keyboard().type("Fire on the quay of " + slug);
        Locator search = page.locator("#earlier");
        search.pressSequentially(headline);
        Locator found = page.locator(".earlier__one[value='" + slug + "']");
        assertThat(found).hasCount(1);
        found.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#story-section")).hasValue("Weather");
        assertThat(page.locator("#story-timeZone")).hasValue("America/Halifax");
        assertThat(page.locator("#story-headline")).hasValue("Fire on the quay of " + slug);
        page.navigate("about:blank");
        page.navigate("/newsroom/stories/new");
        assertThat(page.locator("#story-headline")).hasValue("Fire on the quay of " + slug);
        assertThat(page.locator("#story-section")).hasValue("Weather");
        // Enter in the headline saves a draft, see StorySetUpIT; live is a button of its own.
        page.locator("button[name=status][value=live]").press("Enter");
        assertThat(page.locator("#notice")).containsText("The story is live.");
        assertThat(page.locator("#composer-new .editor__text")).isVisible();
        page.navigate("/newsroom/stories/new");
        assertThat(page.locator("#story-headline")).hasValue("");
        assertThat(said).isEmpty();
    }

    @Test
    void startsAStoryByAHeadlineAlone() {
        page.navigate("/newsroom/stories/new");
        page.keyboard().type("Blackout in " + slug);
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/stories/blackout-in-.*"), new Page.WaitForURLOptions());
        assertThat(page.locator("#composer-new .editor__text")).isVisible();
        assertThat(said).isEmpty();
    }
}
