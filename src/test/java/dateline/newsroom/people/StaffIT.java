package dateline.newsroom.people;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Cast;
import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.account.Accounts;
import dateline.newsroom.entries.Editor;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may come in: added, moved, locked out and let in again, and everybody's own password. */
@DatelineTest
class StaffIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    private Account boss;
    private Editor admin;

    @BeforeEach
    void signIn() {
        boss = cast.staff(AccountRole.ADMINISTRATOR);
        admin = in(boss);
    }

    @Test
    void addsAPersonWhoChoosesAPassword() {
        String email = "nia" + boss.id() + "@example.com";
        Editor.Answer added = admin.send(
                admin.open("/newsroom/staff").page().selectFirst("form.profile__form"),
                Map.of("name", "Nia Ode", "email", email, "role", "editor"));
        assertThat(added.status()).as("a page that can be loaded again").isEqualTo(303);
        String password = admin.open(added.location()).text(".once__password");
        assertThat(password).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
        assertThat(admin.open("/newsroom/staff").page().text())
                .contains("Nia Ode")
                .doesNotContain(password);
        Editor nia = new Editor(port).signedIn(email, password);
        Editor elsewhere = new Editor(port).signedIn(email, password);
        assertThat(choose(nia, "wrong", "a new password").text(".errors__list"))
                .isEqualTo("Current password is not right.");
        assertThat(choose(nia, password, "short").status()).isEqualTo(422);
        Editor.Answer chosen = choose(nia, password, "a new password");
        assertThat(nia.open(chosen.location()).text("#notice")).startsWith("Your password is changed.");
        assertThat(elsewhere.open("/newsroom").location()).startsWith("/newsroom/sign-in");
        new Editor(port).signedIn(email, "a new password");
        Editor.Answer again = admin.send(
                admin.open("/newsroom/staff").page().selectFirst("form.profile__form"),
                Map.of("name", "Other", "email", email));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text(".errors__list")).contains("E-mail address is the address of another account");
        assertThat(again.page().select("input[name=name]").val()).isEqualTo("Other");
    }

    @Test
    void movesSomebodyToAnotherRoleFromTheirNextSignInOn() {
        Account account = cast.staff(AccountRole.REPORTER);
        Editor theirs = in(account);
        assertThat(theirs.open("/newsroom/stories/new").status()).isEqualTo(403);
        admin.send(form(account, ""), Map.of("role", "editor", "name", "Jonas Moved"));
        assertThat(theirs.open("/newsroom").location()).startsWith("/newsroom/sign-in");
        assertThat(in(account).open("/newsroom/stories/new").status()).isEqualTo(200);
        assertThat(in(account).open("/newsroom/staff").status()).isEqualTo(403);
    }

    @Test
    void locksSomebodyOutAndLetsThemInAgain() {
        Account account = cast.staff(AccountRole.EDITOR);
        Editor theirs = in(account);
        admin.send(form(account, "/lock"), Map.of());
        assertThat(theirs.open("/newsroom").location()).startsWith("/newsroom/sign-in");
        assertThat(accounts.findById(account.id()).orElseThrow().isEnabled()).isFalse();
        assertThat(admin.open("/newsroom/staff/" + account.id()).text(".profile__facts"))
                .contains("locked", "not signed in");
        admin.send(form(account, "/lock"), Map.of("remove", "true"));
        in(account);
    }

    @Test
    void makesAnotherPasswordForSomebodyWhoForgotTheirs() {
        Account account = cast.staff(AccountRole.EDITOR);
        Editor theirs = in(account);
        String password = admin.open(
                        admin.send(form(account, "/password"), Map.of()).location())
                .text(".once__password");
        assertThat(theirs.open("/newsroom").location()).startsWith("/newsroom/sign-in");
        new Editor(port).signedIn(account.email(), password);
    }

    @Test
    void letsNobodyTakeTheirOwnOfficeAndNoTwoOverwriteEachOther() {
        Document own = admin.open("/newsroom/staff/" + boss.id()).page();
        assertThat(own.select("form[action$=lock], form[action$=password], select[name=role]"))
                .isEmpty();
        assertThat(admin.post("/newsroom/staff/" + boss.id() + "/lock", Map.of("version", boss.version()))
                        .status())
                .isEqualTo(409);
        assertThat(admin.post(
                                "/newsroom/staff/" + boss.id(),
                                Map.of("version", boss.version(), "name", "Me", "role", "reporter"))
                        .status())
                .isEqualTo(409);
        Account account = cast.staff(AccountRole.EDITOR);
        Element mine = form(account, "");
        admin.send(form(account, ""), Map.of("name", "Theirs"));
        Editor.Answer late = admin.send(mine, Map.of("name", "Mine"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("[role=alert]")).contains("another administrator changed");
        assertThat(late.page().select("input[name=name]").val()).isEqualTo("Mine");
        assertThat(accounts.findById(account.id()).orElseThrow().name()).isEqualTo("Theirs");
    }

    @Test
    void signsOutEverywhereElse() {
        Account account = cast.staff(AccountRole.REPORTER);
        Editor here = in(account);
        Editor there = in(account);
        Document page = here.open("/newsroom/account").page();
        assertThat(page.text()).contains("In 1 other browser.");
        Editor.Answer done = here.send(page.selectFirst("form[action$=sessions]"), Map.of());
        assertThat(here.open(done.location()).text("#notice")).isEqualTo("You are signed out in 1 other browser.");
        assertThat(there.open("/newsroom").location()).startsWith("/newsroom/sign-in");
    }

    private static Editor.Answer choose(Editor editor, String old, String fresh) {
        return editor.send(
                editor.open("/newsroom/account").page().selectFirst("form[action$=password]"),
                Map.of("old", old, "fresh", fresh));
    }

    private Element form(Account account, String below) {
        return admin.open("/newsroom/staff/" + account.id())
                .page()
                .selectFirst("form[action='/newsroom/staff/" + account.id() + below + "']");
    }

    private Editor in(Account account) {
        return new Editor(port).signedIn(account.email(), DatelineTest.PASSWORD);
    }
}
