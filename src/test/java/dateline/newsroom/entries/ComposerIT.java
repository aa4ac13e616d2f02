package dateline.newsroom.entries;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import dateline.DatelineTest;
import dateline.entry.EntryContent;
import dateline.entry.EntryStatus;
import dateline.story.Status;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import dateline.story.SummaryPoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The newsroom in a browser: posting without leaving the page, and losing nothing. */
@DatelineTest
class ComposerIT extends NewsroomBrowser {

    private static final String WORD =
            "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft";

    @Autowired
    private StoryService storyService;

    @Test
    void postsTextAndAPhotoWithoutLeavingThePage() {
        page.evaluate("window.unmoved = true");
        page.locator("#composer-new .editor__text").click();
        page.keyboard().type("The gauge at ");
        page.keyboard().press("ControlOrMeta+b");
        page.keyboard().type("North Gate");
        page.keyboard().press("ControlOrMeta+b");
        page.keyboard().type(" read 2.84 metres.");
        drop("/demo/photos/low-town.jpg");
        assertThat(page.locator("[name='figures[0].photo']")).not().hasValue("");
        assertThat(page.locator("[name='figures[0].caption']")).not().hasValue("");
        page.locator("[name='figures[0].alt']").fill("");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("[id='new-figures[0].alt-error']")).containsText("Alt text is missing");
        assertThat(page.locator("[name='figures[0].alt']")).isFocused();
        assertThat(page.locator("#composer-new .editor__text strong")).hasText("North Gate");
        page.keyboard().type("A street under water.");
        page.keyboard().press("ControlOrMeta+Enter");
        Locator row = page.locator("#timeline #entry-1");
        assertThat(row).containsText("The gauge at North Gate read 2.84 metres.");
        assertThat(page.locator("#notice")).containsText("Published as #1 at");
        assertThat(page.locator("#composer-new .editor__text")).isFocused();
        assertThat(page.locator("#composer-new .figure")).hasCount(0);
        assertThat(page.evaluate("window.unmoved")).isEqualTo(true);
        assertThat(entry(1).body()).isEqualTo("<p>The gauge at <strong>North Gate</strong> read 2.84 metres.</p>");
        assertThat(page.locator("#entry-1 .row__photo")).isVisible();
        // The browser itself tells of the answer 422, and of nothing else: no script failed, no rule of the security
        // policy was broken.
        assertThat(said).singleElement().asString().contains("422");
    }

    @Test
    void postsOnceHoweverFastTheKeysArePressed() {
        write("Once.");
        page.keyboard().press("ControlOrMeta+Enter");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#timeline .row")).hasCount(1);
        assertThat(page.locator("#notice")).containsText("#1");
        assertThat(entries.published(stories.findBySlug(slug).orElseThrow().id()))
                .isEqualTo(1);
    }

    @Test
    void keepsEveryWordThroughAReloadAndADeadLine() {
        write("Nobody is hurt.");
        assertThat(page.locator("#composer-new [data-told]")).hasText("Saved on this machine");
        page.reload();
        assertThat(page.locator("#composer-new .editor__text")).hasText("Nobody is hurt.");
        context.setOffline(true);
        page.locator("[data-publish]").click();
        assertThat(page.locator("#composer-new [data-told]")).containsText("No connection");
        context.setOffline(false);
        page.locator("[data-publish]").click();
        assertThat(page.locator("#timeline #entry-1")).containsText("Nobody is hurt.");
        page.reload();
        assertThat(page.locator("#composer-new .editor__text")).hasText("");
    }

    @Test
    void keepsEachKeystrokeAtOnce() {
        page.evaluate("""
            () => document.querySelector('#composer-new form').addEventListener('input', () => {
              const kept = Object.keys(localStorage).filter(key => key.includes('/new@')).map(key => JSON.parse(localStorage.getItem(key)).fields.body);
              const typed = document.querySelector('#composer-new [name=body]').value;
              (window.late ??= []).push(kept.includes(typed) ? '' : typed);
            })""");
        write("A tab that crashes asks nobody whether there was a pause.");
        assertThat((Boolean) page.evaluate("window.late.length > 50 && window.late.every(kept => !kept)"))
                .isTrue();
    }

    @Test
    void beginsTheNextUpdateWithWhatIsTypedWhileOneIsOnItsWay() {
        String entries = "**" + path() + "/entries";
        page.route(entries, route -> {
            page.unroute(entries);
            page.keyboard().type(" Six are hurt.");
            page.keyboard().press("Enter");
            page.keyboard().type("More soon.");
            route.resume();
        });
        write("The bridge is down.");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#notice")).containsText("Published as #1");
        assertThat(page.locator("#composer-new .editor__text p"))
                .containsText(new String[] {"Six are hurt.", "More soon."});
        assertThat(page.locator("#composer-new .editor__text")).not().containsText("The bridge");
        page.keyboard().type(" At eight.");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#timeline #entry-2")).containsText("More soon. At eight.");
        assertThat(page.locator("#timeline #entry-1")).containsText("The bridge is down.");
        assertThat(page.locator("#timeline #entry-1")).not().containsText("hurt");
        assertThat(said).isEmpty();
    }

    @Test
    void keepsAnEditOpenThatWasWrittenOnWhileItWasSaved() {
        cast.publish(slug, "Pumps fail");
        page.reload();
        page.locator("#entry-1")
                .getByText("Edit", new Locator.GetByTextOptions().setExact(true))
                .click();
        String entry = "**" + path() + "/entries/1";
        page.route(entry, route -> {
            page.unroute(entry);
            page.locator("#panel-1 [name=headline]").fill("Three pumps fail");
            route.resume();
        });
        page.locator("#panel-1 [name=headline]").fill("Two pumps fail");
        page.locator("#panel-1 [data-publish]").click();
        assertThat(page.locator("#panel-1 [data-told]")).containsText("not saved yet");
        assertThat(page.locator("#panel-1 [name=headline]")).hasValue("Three pumps fail");
        page.locator("#panel-1 [data-publish]").click();
        assertThat(page.locator("#entry-1 .row__headline")).hasText("Three pumps fail");
        assertThat(said).isEmpty();
    }

    @Test
    void signsInAgainInPlaceAndSendsWhatWasWrittenOnce() {
        page.evaluate("window.unmoved = true");
        write("All 212 are ashore.");
        context.clearCookies();
        page.locator("[data-publish]").click();
        assertThat(page.locator("#composer-new [data-told]")).containsText("You are signed out");
        assertThat(page.locator("#again-password")).isFocused();
        page.keyboard().type("not it");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-again-error]")).containsText("do not belong together");
        page.keyboard().type(DatelineTest.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("#timeline #entry-1")).containsText("All 212 are ashore.");
        assertThat(page.evaluate("window.unmoved")).isEqualTo(true);
        assertThat(entries.published(stories.findBySlug(slug).orElseThrow().id()))
                .isEqualTo(1);
    }

    @Test
    void editsAndCorrectsInPlaceAndShowsBothTextsOfALateSave() {
        cast.publish(slug, "Pumps fail");
        page.reload();
        page.locator("#entry-1")
                .getByText("Edit", new Locator.GetByTextOptions().setExact(true))
                .click();
        Locator headline = page.locator("#panel-1 [name=headline]");
        headline.fill("Pumps fail at the market");
        entryService.edit(
                cast.entry(slug, 1), null, EntryContent.of("Two pumps fail", "<p>Two.</p>"), null, false, cast.ada());
        page.locator("#panel-1 [data-publish]").click();
        assertThat(page.locator("#panel-1 .merge")).containsText("Two pumps fail");
        assertThat(page.locator("#panel-1 [name=headline]")).hasValue("Pumps fail at the market");
        page.locator("#panel-1 [data-publish]").click();
        assertThat(page.locator("#entry-1 .row__headline")).hasText("Pumps fail at the market");
        page.locator("#entry-1")
                .getByText("Correct", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.locator("#panel-1 textarea").fill("Two pumps failed, not three.");
        assertThat(page.locator("#panel-1 [data-echo]")).hasText("Two pumps failed, not three.");
        page.getByText("Publish correction").click();
        assertThat(page.locator("#entry-1 .badge--corrected")).isVisible();
        assertThat(page.locator("#entry-1 .row__headline")).hasText("Pumps fail at the market");
    }

    @Test
    void tellsWhenReadersHaveItAndTakesItBack() {
        write("Too soon.");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#notice")).containsText("Published as #1 at");
        assertThat(page.locator("#notice dateline-reach")).containsText("Reached readers in 0.");
        page.locator("#notice").getByText("Undo").click();
        assertThat(page.locator("#notice")).containsText("#1 is taken back");
        assertThat(page.locator("#composer-new .editor__text")).hasText("Too soon.");
        assertThat(page.locator("#composer-new .editor__text")).isFocused();
        assertThat(page.locator("#timeline #entry-1 .badge--retracted")).isVisible();
        page.keyboard().type(" Or not.");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#timeline #entry-2")).containsText("Or not.");
        assertThat(said).isEmpty();
    }

    @Test
    void filesReviewsAndPublishesInTheListsBesideTheTimeline() {
        entryService.post(
                cast.id(slug),
                EntryContent.of("Filed by Jonas", "<p>Two pumps fail.</p>"),
                EntryStatus.SUBMITTED,
                cast.ada(),
                null);
        cast.publish(slug, "Pumps fail");
        page.reload();
        page.locator(".lists").getByText("To review").click();
        assertThat(page.locator("#timeline #entry-1 .badge--submitted")).isVisible();
        page.locator("#timeline #entry-1").getByText("Publish now").click();
        assertThat(page.locator("#notice")).containsText("Published as #1");
        assertThat(page.locator("#timeline .desk__empty")).containsText("Nothing to review");
        page.locator(".lists").getByText("Timeline").click();
        assertThat(page.locator("#timeline .row")).hasCount(2);
        page.locator(".filter__open").click();
        page.locator("[name=q]").fill("jonas");
        assertThat(page.locator("#timeline .row")).hasCount(1);
        assertThat(page.locator("[name=q]")).isFocused();
        page.locator("[data-pick]").check();
        page.locator("#entry-1 .row__pick").check();
        page.getByText("Make key events").click();
        assertThat(page.locator("#notice")).containsText("1 update is made a key event");
        assertThat(said).isEmpty();
    }

    @Test
    void isAccessibleInLightAndDarkAndFitsTheNarrowestScreen() {
        cast.publish(slug, "Pumps fail");
        entryService.post(
                cast.id(slug), EntryContent.of("Filed", "<p>Two.</p>"), EntryStatus.SUBMITTED, cast.ada(), null);
        for (String address : List.of(
                "/newsroom",
                "/newsroom/stories/new",
                path(),
                path() + "/settings",
                path() + "/entries/1",
                path() + "/entries/1/edit",
                path() + "/entries/1/correction",
                path() + "/entries/1/retraction",
                path() + "?list=drafts",
                path() + "/entries/1/revisions/1",
                path() + "/entries/2/return",
                path() + "/preview",
                path() + "/preview/page")) {
            page.navigate(address);
            looksRight(address);
        }
        String wide = storyService.create(wide(), Status.LIVE, cast.ada()).slug();
        cast.publish(wide, WORD);
        for (String address : List.of(
                "/newsroom",
                "/newsroom/stories/new",
                "/newsroom/stories/" + wide,
                "/newsroom/stories/" + wide + "/entries/1")) {
            page.navigate(address);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as(address)
                    .isLessThanOrEqualTo(1280);
            looksRight(address);
        }
        context.clearCookies();
        page.navigate("/newsroom/sign-in?refused");
        looksRight("/newsroom/sign-in");
    }

    private static StoryContent wide() {
        return StoryContent.of(WORD)
                .withStandfirst(WORD)
                .withSection(WORD.substring(0, 40))
                .withTimeZone("Europe/Berlin")
                .withLanguage("de")
                .withSummary(List.of(new SummaryPoint(WORD, null)));
    }

    /** Where colours are the reader's own, a transparent line is drawn like any other. */
    @Test
    void tellsTheShownListApartWithoutColours() {
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        Object ground = page.evaluate("getComputedStyle(document.body).backgroundColor");
        String line = "tab => getComputedStyle(tab).borderBlockEndColor";
        assertThat(page.locator("#timeline .lists__tab").first().evaluate(line)).isNotEqualTo(ground);
        assertThat(page.locator("#timeline .lists__tab").nth(1).evaluate(line)).isEqualTo(ground);
        Locator key = page.locator("#composer-new .chip--key");
        assertThat(key.evaluate("chip => getComputedStyle(chip).outlineStyle")).isEqualTo("none");
        key.click();
        assertThat(key.evaluate("chip => getComputedStyle(chip).outlineStyle")).isEqualTo("solid");
    }
}
