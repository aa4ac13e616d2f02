package dateline.newsroom.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.entry.EntryContent;
import dateline.entry.EntryStatus;
import dateline.entry.SavedEntry;
import dateline.newsroom.entries.NewsroomBrowser;
import dateline.newsroom.presence.TeamNotes;
import dateline.platform.settings.Actor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Open desks show what colleagues change by their event stream, and fetch nothing for it. */
@DatelineTest
class DeskUpdatesIT extends NewsroomBrowser {

    @Autowired
    TeamNotes notes;

    @Test
    void showsWhatAColleagueDoesWithoutAnyRequest() {
        Account jonas = cast.staff(AccountRole.EDITOR);
        Page his = signIn(another(), jonas.email());
        List<String> asked = requests(page);
        List<String> ofJonas = requests(his);
        his.locator("#composer-new .editor__text").click();
        his.keyboard().type("From Jonas.");
        his.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#timeline #entry-1")).containsText("From Jonas.");
        assertThat(page.locator("#bar .bar__facts")).containsText("1 update");
        assertThat(page.locator(".lists__count").first()).hasText("1");
        assertThat(page.locator("#timeline .desk__empty")).hasCount(0);
        edit(1, "Edited by Jonas");
        assertThat(page.locator("#entry-1 .row__headline")).hasText("Edited by Jonas");
        his.locator("#entry-1")
                .getByText("Pin", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("#entry-1 .badge--pinned")).hasCount(1);
        SavedEntry draft = cast.draft(slug, "A draft of his", jonas);
        assertThat(page.locator("#drafts")).containsText("A draft of his");
        assertThat(page.locator(".lists__count").nth(1)).hasText("1");
        notes.pin(story(), "storm", "Police brief at nine.", actor(jonas));
        assertThat(page.locator("#note")).containsText("Police brief at nine.");
        assertThat(his.locator("#note")).containsText("Police brief at nine.");
        entryService.retract(cast.entry(slug, 1), null, "It was not so.", false, actor(jonas));
        assertThat(page.locator("#entry-1.row--retracted")).containsText("It was not so.");
        assertThat(his.locator("#entry-1.row--retracted")).containsText("It was not so.");
        // What came by the stream can be used: its forms have this page's token.
        page.locator("#aside-" + draft.number())
                .getByText("Publish now", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("#timeline #entry-" + draft.number())).containsText("A draft of his");
        assertThat(his.locator("#timeline #entry-" + draft.number())).containsText("A draft of his");
        assertThat(page.locator("#entry-1 .row__action")).hasText("Restore");
        page.locator("#entry-1 .row__action").click();
        assertThat(his.locator("#entry-1:not(.row--retracted)")).hasCount(1);
        settle(page);
        settle(his);
        assertThat(asked).isEmpty();
        assertThat(ofJonas).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void showsWhatBecomesOfRowsFurtherDownAndOfOtherListsWithoutAnyRequest() {
        IntStream.rangeClosed(1, 45).forEach(i -> cast.publish(slug, "Old " + i));
        page.reload();
        page.locator("#older a").click();
        assertThat(page.locator("#timeline .row")).hasCount(40);
        List<String> asked = requests(page);
        cast.publish(slug, "New");
        assertThat(page.locator("#timeline .row")).hasCount(41);
        edit(8, "Edited far down");
        assertThat(page.locator("#timeline #entry-8")).containsText("Edited far down");
        entryService.retract(cast.entry(slug, 7), null, null, false, cast.ada());
        assertThat(page.locator("#timeline #entry-7.row--retracted")).hasCount(1);
        edit(2, "Edited below all that is shown");
        entryService.pin(cast.entry(slug, 9), cast.ada());
        assertThat(page.locator("#timeline #entry-9 .badge--pinned")).hasCount(1);
        assertThat(page.locator("#timeline .row")).hasCount(41);
        assertThat(numbers())
                .isEqualTo(IntStream.iterate(46, n -> n > 5, n -> n - 1).boxed().toList());
        page.locator("#older a").click();
        assertThat(page.locator("#timeline #entry-2")).containsText("Edited below all that is shown");
        settle(page);

        page.locator(".lists__tab").getByText("Retracted").click();
        assertThat(page.locator("#timeline .row")).hasCount(1);
        settle(page);
        entryService.retract(cast.entry(slug, 20), null, null, false, cast.ada());
        assertThat(page.locator("#timeline .row").first()).hasId("entry-20");
        assertThat(page.locator("#timeline .row")).hasCount(2);
        entryService.restore(cast.entry(slug, 7), null, cast.ada());
        assertThat(page.locator("#timeline .row")).hasCount(1);
        settle(page);
        assertThat(asked).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void showsAReporterWhatIsPublishedAndTheirOwnDraftsOnly() {
        Account rita = cast.staff(AccountRole.REPORTER);
        Page hers = signIn(another(), rita.email());
        List<String> asked = requests(hers);
        cast.draft(slug, "A draft of Ada's", cast.staff(AccountRole.EDITOR));
        SavedEntry own = cast.draft(slug, "A draft of Rita's", rita);
        cast.publish(slug, "Pumps fail");
        assertThat(hers.locator("#timeline .row")).hasCount(1);
        assertThat(hers.locator("#timeline .row")).containsText("Pumps fail");
        assertThat(hers.locator("#timeline .row .row__actions")).hasCount(0);
        assertThat(hers.locator("#drafts .waiting")).hasCount(1);
        assertThat(hers.locator("#drafts .waiting")).hasId("aside-" + own.number());
        assertThat(hers.locator("#drafts .waiting")).containsText("Submit");
        entryService.edit(
                cast.entry(slug, own.number()),
                null,
                EntryContent.of("A draft of Rita's", "<p>Done.</p>"),
                EntryStatus.SUBMITTED,
                false,
                actor(rita));
        assertThat(hers.locator("#submitted .waiting")).containsText("A draft of Rita's");
        settle(hers);
        assertThat(asked).isEmpty();
    }

    @Test
    void fetchesTheDeskOnceWhenTheStreamDoesNotKnowItsState() {
        settle(page);
        cut(page);
        List<String> asked = requests(page);
        cast.publish(slug, "Missed");
        page.evaluate("""
                () => [".desk", "#timeline [data-rows]"].forEach(part => { document.querySelector(part).dataset.state = "0-old"; })""");
        assertThat(page.locator("#timeline .row")).hasCount(0);
        resume(page);
        assertThat(page.locator("#timeline .row")).hasCount(1);
        settle(page);
        assertThat(asked).hasSize(1);
        cast.publish(slug, "Not missed");
        assertThat(page.locator("#timeline .row").first()).containsText("Not missed");
        settle(page);
        assertThat(asked).hasSize(1);
    }

    @Test
    void bringsWhatWasMissedWhenTheStreamIsOpenedAgain() {
        Page his = signIn(another(), cast.staff(AccountRole.EDITOR).email());
        settle(his);
        cut(page);
        List<String> asked = requests(page);
        cast.publish(slug, "Missed");
        assertThat(his.locator("#timeline .row")).hasCount(1);
        assertThat(page.locator("#timeline .row")).hasCount(0);
        resume(page);
        assertThat(page.locator("#timeline .row")).hasCount(1);
        settle(page);
        assertThat(asked).isEmpty();
    }

    @Test
    void leavesWhatIsInUseAndShowsItAfterwards() {
        cast.publish(slug, "Pumps fail");
        page.locator(".note-form summary").click();
        page.locator("#team-note").fill("Half a note");
        page.locator("[data-pick]").check();
        page.locator("#entry-1 .row__pick").check();
        page.locator("#entry-1")
                .getByText("Correct", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("#panel-1 form")).isVisible();
        List<String> asked = requests(page);
        cast.draft(slug, "First draft", cast.staff(AccountRole.EDITOR));
        edit(1, "Two pumps fail");
        cast.publish(slug, "One more");
        assertThat(page.locator("#timeline .row")).hasCount(2);
        assertThat(page.locator("#entry-1 .row__headline")).hasText("Pumps fail");
        assertThat(page.locator("#team-note")).hasValue("Half a note");
        assertThat(page.locator("#entry-1 .row__pick")).isChecked();
        assertThat(page.locator("#drafts")).not().containsText("First draft");
        page.locator("#team-note").fill("");
        page.locator(".note-form summary").click();
        page.locator("#composer-new .editor__text").click();
        cast.publish(slug, "And one more");
        assertThat(page.locator("#timeline .row")).hasCount(3);
        assertThat(page.locator("#drafts")).containsText("First draft");
        assertThat(asked).isEmpty();
    }

    /** Requests for whole desks that the page makes from now on. */
    private static List<String> requests(Page page) {
        List<String> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (request.url().matches(".*/now(\\?.*)?")) {
                asked.add(request.url());
            }
        });
        return asked;
    }

    /** Waits until all parts of the page show the latest state that its stream has named: it has no reason to fetch. */
    private static void settle(Page page) {
        page.waitForFunction("""
                () => {
                  const { latest, search } = document.querySelector("dateline-together");
                  return latest && search === location.search && [".desk", "#timeline [data-rows]"].every(part => document.querySelector(part).dataset.state === latest);
                }""");
    }

    private List<Integer> numbers() {
        @SuppressWarnings("unchecked")
        List<Integer> numbers = (List<Integer>) page.locator("#timeline .row")
                .evaluateAll("rows => rows.map(row => Number(row.id.replace('entry-', '')))");
        return numbers;
    }

    private void edit(long number, String headline) {
        entryService.edit(
                cast.entry(slug, number), null, EntryContent.of(headline, "<p>Better.</p>"), null, false, cast.ada());
    }

    private long story() {
        return stories.findBySlug(slug).orElseThrow().id();
    }

    private static Actor actor(Account account) {
        return new Actor(account.id(), account.name());
    }
}
