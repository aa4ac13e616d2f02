package dateline.newsroom.entries;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.entry.EntryContent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One editor in several windows, lines that are cut, sessions that end, and pages of the desk that come late. */
@DatelineTest
class DeskWindowsIT extends NewsroomBrowser {

    @Test
    void keepsACopyForEachWindowAndSaysWhatIsOpenInAnother() {
        write("First window.");
        Page second = window();
        assertThat(second.locator("#composer-new [data-elsewhere]")).containsText("First window.");
        assertThat(text(second)).hasText("");
        text(second).click();
        second.keyboard().type("Second window.");
        assertThat(page.locator("#composer-new [data-elsewhere]")).containsText("Second window.");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#timeline #entry-1")).containsText("First window.");
        assertThat(second.locator("#timeline #entry-1")).containsText("First window.");
        assertThat(text(second)).hasText("Second window.");
        second.reload();
        assertThat(text(second)).hasText("Second window.");
        String window = (String) second.evaluate("sessionStorage.getItem('dateline:window')");
        // A tab that is duplicated begins with a copy of the other's storage.
        Page twin = context.newPage();
        twin.addInitScript("sessionStorage.setItem('dateline:window', sessionStorage.getItem('dateline:window') ?? '"
                + window + "')");
        twin.navigate(path());
        assertThat(twin.locator("#composer-new [data-elsewhere]")).containsText("Second window.");
        assertThat(text(twin)).hasText("");
        assertThat(twin.evaluate("sessionStorage.getItem('dateline:window')")).isNotEqualTo(window);
        second.close();
        Page third = window();
        assertThat(text(third)).hasText("Second window.");
        third.keyboard().press("n");
        text(third).press("ControlOrMeta+Enter");
        assertThat(third.locator("#timeline #entry-2")).containsText("Second window.");
        assertThat(text(third)).hasText("");
        assertThat(page.locator("#timeline .row")).hasCount(2);
        assertThat(said).isEmpty();
    }

    @Test
    void publishesTheSameTextOfTwoWindowsOnce() {
        write("The bridge is down.");
        Page second = window();
        text(second).click();
        second.keyboard().type("The bridge is down.");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#timeline #entry-1")).containsText("The bridge is down.");
        second.keyboard().press("ControlOrMeta+Enter");
        assertThat(second.locator("#notice")).containsText("Published as #1");
        assertThat(text(second)).hasText("");
        assertThat(second.locator("#timeline .row")).hasCount(1);
    }

    @Test
    void showsNobodyElseWhatIsUnsentOnThisMachineAndDeletesItAtSignOut() {
        write("Not for everybody.");
        page.navigate("/newsroom");
        page.locator(".bar__me .button:not([data-open-keys])").click();
        Locator asked = page.locator("#sign-out-unsent");
        assertThat(asked).containsText("Not for everybody.");
        page.keyboard().press("Escape");
        page.navigate(path());
        assertThat(text(page)).hasText("Not for everybody.");
        // The session ends without a sign-out, and a colleague signs in.
        context.clearCookies();
        Account jonas = cast.staff(AccountRole.EDITOR);
        Page his = signIn(context, jonas.email());
        assertThat(text(his)).hasText("");
        assertThat(his.locator("#composer-new [data-elsewhere]")).hasText("");
        his.close();
        context.clearCookies();
        Page hers = signIn(context, DatelineTest.EMAIL);
        assertThat(hers.locator("#composer-new [data-elsewhere]")).containsText("Not for everybody.");
        page.close();
        hers.navigate("/newsroom");
        hers.locator(".bar__me .button:not([data-open-keys])").click();
        hers.locator("#sign-out-unsent [data-delete]").click();
        assertThat(hers.locator("form.sign-in")).isVisible();
        assertThat(hers.evaluate("Object.keys(localStorage).filter(key => key.startsWith('dateline'))"))
                .isEqualTo(List.of());
    }

    @Test
    void saysAtOnceThatTheLineIsCutAndSendsByItselfWhenItIsBack() {
        Locator line = page.locator("[data-connection]");
        context.setOffline(true);
        assertThat(line).containsText("No connection");
        write("Written offline.");
        assertThat(line).containsText("No connection");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#composer-new [data-told]")).containsText("goes out by itself");
        page.keyboard().type(" And the next.");
        assertThat(page.locator("#composer-new [data-told]")).containsText("goes out by itself");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#composer-new [data-told]")).containsText("1 waiting");
        assertThat(page.locator("[data-outbox] li")).containsText("Written offline.");
        context.setOffline(false);
        assertThat(page.locator("#timeline #entry-2")).containsText("And the next.");
        assertThat(page.locator("#timeline #entry-1")).containsText("Written offline.");
        assertThat(line).containsText("The connection is back");
        assertThat(page.locator("[data-outbox] li")).hasCount(0);
        assertThat(text(page)).hasText("");
    }

    @Test
    void opensItsStreamAgainAfterAnswersThatEndIt() {
        AtomicInteger asked = new AtomicInteger();
        page.route("**/events*", route -> {
            if (asked.incrementAndGet() < 3) {
                route.fulfill(new Route.FulfillOptions().setStatus(500));
            } else {
                route.resume();
            }
        });
        page.reload();
        cast.publish(slug, "Pumps fail");
        assertThat(page.locator("#timeline #entry-1")).containsText("Pumps fail");
        cast.publish(slug, "Two pumps fail");
        assertThat(page.locator("#timeline #entry-2")).containsText("Two pumps fail");
        assertThat(asked.get()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void opensTheFrontsStreamAgainAndSaysThatTheSessionEnded() {
        AtomicInteger asked = new AtomicInteger();
        page.route("**/newsroom/events", route -> {
            if (asked.incrementAndGet() == 2) {
                context.clearCookies();
            }
            route.fulfill(new Route.FulfillOptions().setStatus(502));
        });
        page.navigate("/newsroom");
        assertThat(page.locator("[data-connection]")).containsText("You are signed out");
        page.unroute("**/newsroom/events");
        page.locator("[data-connection-sign-in]").click();
        page.locator("#again-password").fill(DatelineTest.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-connection]")).containsText("The connection is back");
        cast.publish(slug, "Pumps fail at the old market");
        assertThat(page.locator("main")).containsText("Pumps fail at the old market");
    }

    @Test
    void sendsNoTextUnderAnotherAccount() {
        write("Ada's own words.");
        context.clearCookies();
        Account jonas = cast.staff(AccountRole.EDITOR);
        Page his = signIn(context, jonas.email());
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#composer-new [data-told]")).containsText("You are signed out");
        assertThat(page.locator("#again-password")).isFocused();
        assertThat(his.locator("#timeline .row")).hasCount(0);
        page.keyboard().type(DatelineTest.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("#timeline #entry-1")).containsText("Ada’s own words.");
        assertThat(entry(1).createdBy()).isEqualTo(cast.ada().accountId());
    }

    @Test
    void saysThatTheSessionEndedAlsoWhereOneOnlyLooks() {
        context.clearCookies();
        Locator line = page.locator("[data-connection]");
        assertThat(line).containsText("You are signed out");
        page.locator("[data-connection-sign-in]").click();
        page.locator("#again-password").fill(DatelineTest.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(line).containsText("The connection is back");
        cast.publish(slug, "Pumps fail");
        assertThat(page.locator("#timeline #entry-1")).containsText("Pumps fail");
    }

    @Test
    void keepsRowsThatWereLoadedAndLeavesNoGapBeforeThem() {
        IntStream.rangeClosed(1, 45).forEach(i -> cast.publish(slug, "Old " + i));
        page.reload();
        page.locator("#older a").click();
        assertThat(page.locator("#timeline .row")).hasCount(40);
        cast.publish(slug, "One more");
        assertThat(page.locator("#timeline .row")).hasCount(41);
        cut(page);
        IntStream.rangeClosed(1, 45).forEach(i -> cast.publish(slug, "New " + i));
        assertThat(page.locator("#timeline .row")).hasCount(41);
        resume(page);
        assertThat(page.locator("#timeline .row")).hasCount(86);
        assertThat(page.locator("#timeline .row")
                        .evaluateAll("rows => rows.map(row => Number(row.id.replace('entry-', '')))"))
                .isEqualTo(IntStream.iterate(91, n -> n > 5, n -> n - 1).boxed().toList());
        page.locator("#older a").click();
        assertThat(page.locator("#timeline .row")).hasCount(91);
    }

    @Test
    void showsWhatBecomesOfRowsThatWereLoaded() {
        IntStream.rangeClosed(1, 65).forEach(i -> cast.publish(slug, "Old " + i));
        page.reload();
        page.locator("#older a").click();
        assertThat(page.locator("#timeline .row")).hasCount(40);
        page.locator("#older a").click();
        assertThat(page.locator("#timeline .row")).hasCount(60);
        entryService.edit(
                cast.entry(slug, 8),
                null,
                EntryContent.of("Edited by a colleague", "<p>Better.</p>"),
                null,
                false,
                cast.ada());
        assertThat(page.locator("#timeline #entry-8")).containsText("Edited by a colleague");
        entryService.retract(cast.entry(slug, 6), null, null, false, cast.ada());
        assertThat(page.locator("#timeline .row").last()).hasId("entry-6");
        assertThat(page.locator("#timeline #entry-6.row--retracted")).hasCount(1);
        assertThat(page.locator("#timeline .row")).hasCount(60);
        page.locator("#older a").click();
        assertThat(page.locator("#timeline .row")).hasCount(65);
        entryService.edit(
                cast.entry(slug, 1), null, EntryContent.of("First of all", "<p>Better.</p>"), null, false, cast.ada());
        assertThat(page.locator("#timeline .row").last()).containsText("First of all");
        assertThat(page.locator("#timeline .row")).hasCount(65);
        entryService.retract(cast.entry(slug, 2), null, null, false, cast.ada());
        assertThat(page.locator("#timeline #entry-2.row--retracted")).hasCount(1);
    }

    @Test
    void putsNoOlderPageOverANewerOne() {
        List<Route> held = new ArrayList<>();
        List<com.microsoft.playwright.APIResponse> old = new ArrayList<>();
        page.route("**/now*", route -> {
            if (held.isEmpty()) {
                held.add(route);
                old.add(route.fetch());
            } else {
                route.resume();
            }
        });
        cast.publish(slug, "By a colleague");
        page.evaluate("document.dispatchEvent(new Event('dateline:refresh'))");
        page.waitForCondition(() -> !old.isEmpty());
        write("By Ada.");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(page.locator("#timeline .row").first()).containsText("By Ada.");
        page.evaluate("""
            () => new MutationObserver(() => { window.gone ||= !document.getElementById('entry-2'); })
              .observe(document.getElementById('timeline'), { childList: true, subtree: true })""");
        held.getFirst().fulfill(new Route.FulfillOptions().setResponse(old.getFirst()));
        cast.publish(slug, "Another one");
        assertThat(page.locator("#timeline .row")).hasCount(3);
        assertThat(page.locator("#timeline #entry-2")).containsText("By Ada.");
        assertThat(page.evaluate("window.gone")).isEqualTo(false);
    }

    private Page window() {
        Page other = context.newPage();
        other.navigate(path());
        assertThat(text(other)).isVisible();
        return other;
    }

    private static Locator text(Page page) {
        return page.locator("#composer-new .editor__text");
    }
}
