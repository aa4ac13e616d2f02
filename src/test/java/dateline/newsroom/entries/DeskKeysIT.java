package dateline.newsroom.entries;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dateline.DatelineTest;
import dateline.contributor.CreditContent;
import dateline.entry.EntryContent;
import dateline.entry.EntryStatus;
import dateline.entry.revision.Revisions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The desk without a mouse. */
@DatelineTest
class DeskKeysIT extends NewsroomBrowser {

    @Autowired
    private Revisions revisions;

    @Test
    void marksQuotesAndCreditsByCommandsInTheText() {
        entryService.post(
                cast.id(slug),
                EntryContent.of("Before", "<p>Before.</p>")
                        .withCredits(List.of(new CreditContent("author", List.of("Maya Lind"), "Ledger", null, null))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        page.reload();
        page.keyboard().press("n");
        Locator text = page.locator("#composer-new .editor__text");
        assertThat(text).isFocused();
        page.keyboard().type("/ke");
        assertThat(page.locator(".palette__item")).hasCount(1);
        page.keyboard().press("Enter");
        assertThat(page.locator("#composer-new [name=keyEvent]")).isChecked();
        page.keyboard().type("/check /pin /usual Two pumps fail.");
        assertThat(page.locator("#composer-new [name=unverified]")).isChecked();
        assertThat(page.locator("#composer-new [name=pin]")).isChecked();
        assertThat(page.locator("[name='credits[0].people']")).hasValue("Maya Lind");
        page.keyboard().press("Enter");
        page.keyboard().type("/quote We have two left.");
        assertThat(text.locator("blockquote")).hasText("We have two left.");
        assertThat(text).not().containsText("/");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#timeline #entry-2 .badge"))
                .containsText(new String[] {"unverified", "key event", "pinned"});
        assertThat(revisions.of(entry(2)).getFirst().content().credits()).hasSize(1);
        assertThat(said).isEmpty();
    }

    @Test
    void postsInTenKeystrokes() {
        page.locator("#main").focus();
        page.keyboard().press("n");
        page.keyboard().type("Ashore.");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#timeline #entry-1")).containsText("Ashore.");
    }

    @Test
    void showsTheKeysAndGoesFromUpdateToUpdate() {
        cast.publish(slug, "One");
        cast.publish(slug, "Two");
        page.reload();
        page.locator("#main").focus();
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#keys")).isHidden();
        page.keyboard().press("j");
        page.keyboard().press("j");
        assertThat(page.locator("#entry-1 .row__number")).isFocused();
        page.keyboard().press("e");
        assertThat(page.locator("#panel-1 [name=headline]")).hasValue("One");
    }

    @Test
    void closesTheMenuOfLanguagesByEscapeAndByAClickBesideIt() {
        page.navigate("/newsroom");
        Locator menu = page.locator(".bar__language");
        menu.locator("summary").click();
        assertThat(menu.locator(".bar__languages")).isVisible();
        page.keyboard().press("Tab");
        page.keyboard().press("Escape");
        assertThat(menu.locator(".bar__languages")).isHidden();
        assertThat(menu.locator("summary")).isFocused();
        menu.locator("summary").click();
        page.locator("h1").click();
        assertThat(menu.locator(".bar__languages")).isHidden();
    }

    @Test
    void makesACardOfALinkOnALineOfItsOwn() {
        page.locator("#composer-new .editor__text").click();
        page.evaluate("""
            () => {
              const carried = new DataTransfer();
              carried.setData("text/plain", "https://cam.example/quay");
              document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true }));
            }""");
        Locator title = page.locator("[name='embeds[0].title']");
        assertThat(page.locator(".card-row [data-state]")).containsText("type it");
        title.fill("Quay webcam");
        page.reload();
        assertThat(page.locator("[name='embeds[0].title']")).hasValue("Quay webcam");
        page.keyboard().press("n");
        page.keyboard().type("Watch the quay.");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#timeline #entry-1")).isVisible();
        assertThat(revisions.of(entry(1)).getFirst().content().embeds())
                .singleElement()
                .satisfies(card -> {
                    assertThat(card.title()).isEqualTo("Quay webcam");
                    assertThat(card.provider()).isEqualTo("cam.example");
                });
    }

    @Test
    void keepsACopyOfTheStorysSettings() {
        page.navigate(path() + "/settings");
        page.locator("#story-standfirst").fill("The second tide.");
        page.locator("dateline-rows [data-add]").click();
        page.keyboard().type("Two pumps fail");
        assertThat(page.locator("[data-kept-state]")).hasText("Saved on this machine");
        page.reload();
        assertThat(page.locator("#story-standfirst")).hasValue("The second tide.");
        assertThat(page.locator("[name='summary[0].text']")).hasValue("Two pumps fail");
        page.getByText("Save story").click();
        assertThat(page.locator("#notice")).containsText("Story saved");
        page.navigate(path() + "/settings");
        assertThat(page.locator("[name='summary[0].text']")).hasValue("Two pumps fail");
        assertThat(page.locator("[data-kept-state]")).hasText("");
    }
}
