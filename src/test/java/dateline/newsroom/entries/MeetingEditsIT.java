package dateline.newsroom.entries;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.BoundingBox;
import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.entry.EntryContent;
import dateline.entry.EntryStatus;
import org.junit.jupiter.api.Test;

/** Ada and Sam change one update at the same time, each in a browser of their own; and Ada throws away what she wanted to keep. */
@DatelineTest
class MeetingEditsIT extends NewsroomBrowser {

    private static final String TEXT = "<p>Water is at the quay.</p><p>Two pumps run.</p>";

    @Test
    void keepTheirsKeepsTheirs() {
        post();
        page.navigate(path() + "/entries/1/edit");
        page.locator("#composer-entry-1 [name=headline]").fill("Mine");
        savedBySam("Theirs", TEXT);
        page.locator("#composer-entry-1 [data-publish]").click();
        assertThat(page.locator(".merge")).containsText("Both of you changed this");
        page.locator("[data-theirs]").click();
        assertThat(page.locator("#composer-entry-1 [name=headline]")).hasValue("Theirs");
        page.locator("#composer-entry-1 [data-publish]").click();
        assertThat(page.locator("#notice")).containsText("saved");
        assertThat(entry(1).headline()).isEqualTo("Theirs");
    }

    @Test
    void offersBothChangesWhereTheyDoNotTouchAndAChoiceWhereTheyDo() {
        post();
        page.locator("#entry-1")
                .getByText("Edit", new Locator.GetByTextOptions().setExact(true))
                .click();
        Locator composer = page.locator("#panel-1 dateline-composer");
        composer.locator("[name=headline]").fill("Mine");
        composer.locator(".editor__text p").first().click();
        page.keyboard().press("End");
        page.keyboard().type(" It rises.");
        savedBySam("Theirs", TEXT.replace("Two", "Three"));
        composer.locator("[data-publish]").click();
        assertThat(page.locator("#panel-1 .merge")).containsText("The form has both changes");
        assertThat(composer.locator(".editor__text")).containsText("Water is at the quay. It rises.");
        assertThat(composer.locator(".editor__text")).containsText("Three pumps run.");
        assertThat(composer.locator("[name=headline]")).hasValue("Mine");
        page.locator("#panel-1 .merge [value=theirs]").check();
        assertThat(composer.locator("[name=headline]")).hasValue("Theirs");
        page.locator("#panel-1 .merge [value=yours]").check();
        assertThat(composer.locator("[name=headline]")).hasValue("Mine");
        composer.locator("[data-publish]").click();
        assertThat(page.locator("#notice")).containsText("saved");
        assertThat(page.locator("#panel-1 dateline-composer")).hasCount(0);
        assertThat(entry(1).body()).isEqualTo("<p>Water is at the quay. It rises.</p><p>Three pumps run.</p>");
    }

    @Test
    void showsAKeptTextBesideWhatWasSavedSinceInsteadOfInItsPlace() {
        post();
        page.navigate(path() + "/entries/1/edit");
        page.locator("#composer-entry-1 [name=headline]").fill("Left unsaved");
        page.navigate(path());
        assertThat(page.locator("#entry-1 [data-unsaved]")).hasText("not saved yet");
        savedBySam("Theirs", TEXT.replace("Two", "Three"));
        page.navigate(path() + "/entries/1/edit");
        assertThat(page.locator(".merge")).containsText("Left unsaved");
        assertThat(page.locator("#composer-entry-1 .editor__text")).containsText("Three pumps");
        page.locator("[data-theirs]").click();
        assertThat(page.locator("#composer-entry-1 [name=headline]")).hasValue("Theirs");
        page.navigate(path());
        assertThat(page.locator("#entry-1 .row__who")).isVisible();
        assertThat(page.locator("#entry-1 [data-unsaved]")).hasCount(0);
    }

    @Test
    void bringsBackWhatCancelAndStartOverThrewAway() {
        post();
        page.locator("#entry-1")
                .getByText("Edit", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.locator("#panel-1 [name=headline]").fill("An hour of work");
        page.locator("#panel-1 [data-close]").click();
        assertThat(page.locator("#panel-1 dateline-composer")).hasCount(0);
        page.locator("#notice").getByText("Undo").click();
        assertThat(page.locator("#panel-1 [name=headline]")).hasValue("An hour of work");
        page.navigate(path() + "/entries/1/edit");
        assertThat(page.locator("#composer-entry-1 [name=headline]")).hasValue("An hour of work");
        page.locator("#composer-entry-1 [data-discard]").click();
        assertThat(page.locator("#composer-entry-1 [name=headline]")).hasValue("First");
        page.locator("#notice").getByText("Undo").click();
        assertThat(page.locator("#composer-entry-1 [name=headline]")).hasValue("An hour of work");
        page.locator("#composer-entry-1 [data-close]").click();
        page.locator("#timeline #entry-1").waitFor();
        page.locator("#notice").getByText("Undo").click();
        assertThat(page.locator("#panel-1 [name=headline]")).hasValue("An hour of work");
    }

    @Test
    void asksBeforeManyAreRetractedAndTakesThatBackAtOnce() {
        for (int i = 1; i <= 3; i++) {
            cast.publish(slug, "Update " + i);
        }
        page.navigate(path());
        page.locator("[data-pick]").check();
        page.locator("#entry-1 .row__pick").check();
        page.locator("#entry-3 .row__pick").check();
        cast.publish(slug, "A colleague's");
        assertThat(page.locator("#entry-4")).isVisible();
        assertThat(page.locator("#entry-3 .row__pick")).isChecked();
        page.locator("#bulk [value=retract]").click();
        assertThat(page.locator("#panel")).containsText("Take 2 updates back from readers?");
        assertThat(entry(1).isPublic()).isTrue();
        page.locator("#bulk-reason").fill("Not so.");
        page.locator("#panel button").click();
        assertThat(page.locator("#entry-3")).containsText("Not so.");
        page.locator("#notice").getByText("Undo").click();
        assertThat(page.locator(".row--retracted")).hasCount(0);
        assertThat(entry(1).isPublic()).isTrue();
        assertThat(entry(3).isPublic()).isTrue();
        assertThat(page.locator("#composer-new .editor__text")).isVisible();
    }

    @Test
    void staysAtTheDeskWhenARetractionIsUndone() {
        post();
        page.locator("#entry-1")
                .getByText("Retract", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.locator("#panel-1 .button--grave").click();
        assertThat(page.locator("#entry-1.row--retracted")).isVisible();
        page.locator("#notice").getByText("Undo").click();
        assertThat(page.locator("#entry-1:not(.row--retracted)")).isVisible();
        org.assertj.core.api.Assertions.assertThat(page.url()).endsWith(path());
        assertThat(page.locator("#composer-new")).isVisible();
    }

    @Test
    void hasWhatUndoesAndEveryButtonInSightOnAPhone() {
        String state = context.storageState();
        try (BrowserContext phone = another(new NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setStorageState(state)
                .setViewportSize(375, 667)
                .setHasTouch(true)
                .setIsMobile(true))) {
            for (int i = 1; i <= 12; i++) {
                cast.publish(slug, "Update " + i);
            }
            Page hand = phone.newPage();
            hand.navigate(path());
            BoundingBox bar = hand.locator("#composer-new .composer__send").boundingBox();
            BoundingBox photo = hand.locator("#composer-new [data-add-credit]").boundingBox();
            assertThat(photo.y + photo.height).as("not behind the bar").isLessThanOrEqualTo(bar.y);
            Locator undo = hand.locator("#notice").getByText("Undo");
            Locator pin = hand.locator("#entry-3").getByText("Pin", new Locator.GetByTextOptions().setExact(true));
            pin.tap();
            // A busy machine may stretch a touch into a long press, which presses no button.
            for (int again = 0; again < 4 && !comes(undo); again++) {
                pin.tap();
            }
            assertThat(undo).isInViewport();
            org.assertj.core.api.Assertions.assertThat((Boolean) undo.evaluate("""
                b => { const r = b.getBoundingClientRect(); return b.contains(document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2)); }"""))
                    .as("nothing lies over it")
                    .isTrue();
        }
    }

    private static boolean comes(Locator wanted) {
        try {
            wanted.waitFor(new Locator.WaitForOptions().setTimeout(5000));
            return true;
        } catch (TimeoutError e) {
            return false;
        }
    }

    private void post() {
        entryService.post(cast.id(slug), EntryContent.of("First", TEXT), EntryStatus.PUBLISHED, cast.ada(), null);
        page.navigate(path());
        assertThat(page.locator("#entry-1")).isVisible();
    }

    private void savedBySam(String headline, String text) {
        try (BrowserContext there = another()) {
            Page sam = signIn(there, cast.staff(AccountRole.EDITOR).email());
            sam.navigate(path() + "/entries/1/edit");
            sam.locator("#composer-entry-1 [name=headline]").fill(headline);
            sam.locator("#composer-entry-1 dateline-editor")
                    .evaluate("(editor, html) => { editor.value = html; }", text);
            sam.locator("#composer-entry-1 [data-publish]").click();
            assertThat(sam.locator("#notice")).containsText("saved");
        }
    }

    @Test
    void showsACorrectionThatAColleagueChangedInItsOwnFormAndSavesItWhenSentAgain() {
        cast.publish(slug, "Pumps fail");
        entryService.correct(cast.entry(slug, 1), null, "It was three.", cast.ada());
        page.navigate(path());
        page.locator("#entry-1 .row__action:text-is('Correct')").click();
        page.locator("#entry-1 .corrections summary").click();
        Locator mine = page.locator("#correction-1-1");
        mine.fill("It was two.");
        entryService.changeCorrection(cast.entry(slug, 1), null, 1, "It was four.", cast.ada());
        page.locator("#entry-1 .corrections .button--main").click();
        assertThat(page.locator("#correction-1-1-error")).containsText("A colleague changed #1");
        assertThat(page.locator("#entry-1 .corrections .panel__preview")).containsText("It was four.");
        assertThat(mine).hasValue("It was two.");
        assertThat(mine).isFocused();
        page.locator("#entry-1 .corrections .button--main").click();
        assertThat(page.locator("#notice")).containsText("orrection");
        page.locator("#entry-1 .row__action:text-is('Correct')").click();
        assertThat(page.locator("#entry-1 .corrections .panel__preview")).containsText("It was two.");
    }

    @Test
    void discardsNoDraftThatWasPublishedSinceTheListWasShown() {
        Account jonas = cast.staff(AccountRole.EDITOR);
        cast.draft(slug, "Pumps fail", jonas);
        cast.draft(slug, "Crowd grows", jonas);
        page.navigate(path() + "?list=drafts");
        page.locator("[data-pick]").check();
        page.locator("#timeline .row__pick").first().check();
        page.locator("#timeline .row__pick").last().check();
        cut(page);
        entryService.edit(
                cast.entry(slug, 1),
                null,
                EntryContent.of("Pumps fail", "<p>All of them.</p>"),
                EntryStatus.PUBLISHED,
                false,
                cast.ada());
        page.locator("#bulk .button--grave").click();
        assertThat(page.locator("#notice")).containsText("1 update is taken back. Not done: #1.");
        assertThat(page.locator("#timeline .row")).hasCount(0);
        assertThat(entry(1).status()).isEqualTo(EntryStatus.PUBLISHED);
        assertThat(entry(2).status()).isEqualTo(EntryStatus.RETRACTED);
    }
}
