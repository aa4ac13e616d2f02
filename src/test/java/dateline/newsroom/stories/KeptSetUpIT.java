package dateline.newsroom.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.contributor.CreditContent;
import dateline.entry.EntryContent;
import dateline.entry.EntryStatus;
import dateline.newsroom.entries.NewsroomBrowser;
import dateline.platform.settings.Actor;
import dateline.platform.text.Slugs;
import java.util.List;
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

    @Test
    void saysWhereAStoryIsSetUpThatTheFormIsOpenInAnotherWindow() {
        for (String form : List.of(path() + "/settings", "/newsroom/stories/new")) {
            page.navigate(form);
            Page second = context.newPage();
            second.navigate(form);
            page.locator("#story-headline").fill("Storm passes");
            Locator elsewhere = second.locator("[data-elsewhere]");
            assertThat(elsewhere).containsText("Also open in another window of yours: “Storm passes”");
            assertThat(elsewhere).hasAttribute("role", "status");
            second.locator("#story-headline").fill("Storm turns");
            assertThat(page.locator("[data-elsewhere]")).containsText("“Storm turns”");
            page.locator("button:text-is('Save story'), button[name=status][value=draft]:not(.visually-hidden)")
                    .click();
            assertThat(page.locator("#notice")).containsText("tory");
            assertThat(elsewhere).hasText("");
            second.close();
        }
        assertThat(said).isEmpty();
    }

    /** A form, a field of it with text, and the button that sends it. */
    private record Typed(String path, String field, String button) {}

    private List<Typed> forms() {
        String person = "Vera of " + slug;
        entryService.post(
                cast.id(slug),
                EntryContent.of("Pumps fail", "<p>Two of three.</p>")
                        .withCredits(List.of(new CreditContent("author", List.of(person), null, null, null))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        Account jonas = cast.staff(AccountRole.REPORTER);
        entryService.post(
                cast.id(slug),
                EntryContent.of("Crowd grows", "<p>On the quay.</p>"),
                EntryStatus.SUBMITTED,
                new Actor(jonas.id(), jonas.name()),
                null);
        return List.of(
                new Typed(path() + "/settings", "#story-standfirst", ".settings__send .button--main"),
                new Typed("/newsroom/stories/new", "#story-headline", "button[value=live]"),
                new Typed(path() + "/entries/1/correction", "#correction-1", ".panel__buttons .button--main"),
                new Typed(path() + "/entries/2/return", "#note-2", ".panel__buttons .button--main"),
                new Typed(
                        "/newsroom/contributors/" + Slugs.of(person),
                        "#contributor-about",
                        "#contributor-form .button--main"));
    }

    @Test
    void keepsEveryFormAndSendsNoneWhileTheLineIsCut() {
        for (Typed form : forms()) {
            page.navigate(form.path());
            Locator field = page.locator(form.field());
            Locator line = page.locator("[data-connection]");
            Locator state = page.locator("dateline-keep:has(" + form.field() + ") [data-kept-state]");
            field.fill("Written in " + slug);
            context.setOffline(true);
            assertThat(line).containsText("No connection to the newsroom");
            assertThat(line.locator("[role=status]")).hasCount(1);
            page.locator(form.button()).click();
            assertThat(state).containsText("No connection. Nothing is lost");
            assertThat(field).hasValue("Written in " + slug);
            context.setOffline(false);
            assertThat(line).containsText("The connection is back");
            assertThat(state).containsText("try again");
            page.locator(form.button()).click();
            assertThat(page.locator("#notice .notice__text:not(.notice__text--wrong)"))
                    .isVisible();
            // The page that confirms the save deletes the copy.
            page.waitForFunction(
                    "() => !Object.keys(localStorage).some(key => key.startsWith('dateline:') && key.includes('@'))");
        }
    }

    /** The browser is online, but the server or the session is gone. */
    @Test
    void leavesNoFormForAServerThatDoesNotAnswerOrAsksToSignIn() {
        page.navigate(path() + "/settings");
        page.locator("#story-headline").fill("Storm passes");
        page.route("**/newsroom/**", Route::abort);
        page.getByText("Save story").click();
        assertThat(page.locator("[data-connection]")).containsText("No connection to the newsroom");
        assertThat(page.locator("[data-kept-state]")).containsText("No connection. Nothing is lost");
        page.unroute("**/newsroom/**");
        assertThat(page.locator("[data-connection]")).containsText("The connection is back");
        context.clearCookies();
        page.getByText("Save story").click();
        page.locator("#again-password").fill(DatelineTest.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("#notice")).containsText("Story saved.");
        assertThat(stories.findBySlug(slug).orElseThrow().headline()).isEqualTo("Storm passes");
    }

    @Test
    void doesOnAnUpdatesOwnPageWhatTheDeskDoesInItsList() {
        cast.publish(slug, "Pumps fail");
        page.navigate(path() + "/entries/1");
        page.locator(".row__action:text-is('Pin')").click();
        assertThat(page.locator("#notice")).containsText("pinned");
        assertThat(said).isEmpty();
    }
}
