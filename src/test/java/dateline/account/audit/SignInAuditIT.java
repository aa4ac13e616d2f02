package dateline.account.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Cast;
import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.api.Program;
import dateline.newsroom.entries.Editor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sign-ins in the audit trail. */
@DatelineTest
class SignInAuditIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    private void trySigningIn(String email, String password) {
        Editor editor = new Editor(port);
        editor.send(
                editor.open("/newsroom/sign-in").page().selectFirst("form.sign-in"),
                Map.of("email", email, "password", password));
    }

    private List<String> rows(String name) {
        return jdbc.sql("""
                        select concat_ws(' ', act, via, host(address), reason) from audit_event where object_name = ?
                        and act in ('signed-in', 'sign-in-refused', 'signed-out') order by id""").param(name).query(String.class).list();
    }

    @Test
    void areRecordedWithTheirSessionAndAddress() {
        Account account = cast.staff(AccountRole.EDITOR);
        Editor editor = new Editor(port).signedIn(account.email(), DatelineTest.PASSWORD);
        editor.post("/newsroom/sign-out", Map.of());
        assertThat(rows(account.email()))
                .containsExactly("signed-in session 127.0.0.1", "signed-out session 127.0.0.1");
        assertThat(jdbc.sql("select distinct via_id from audit_event where object_name = ? and via = 'session'")
                        .param(account.email())
                        .query(String.class)
                        .single())
                .matches("[0-9a-f]{16}");
    }

    @Test
    void areRecordedWhenRefusedWithTheReason() {
        Account account = cast.staff(AccountRole.EDITOR);
        String secret = "wrong " + UUID.randomUUID();
        trySigningIn(account.email(), secret);
        assertThat(rows(account.email())).containsExactly("sign-in-refused system 127.0.0.1 wrong password or code");
        String unknown = UUID.randomUUID() + "@example.com";
        trySigningIn(unknown, secret);
        assertThat(rows(unknown)).containsExactly("sign-in-refused system 127.0.0.1 unknown account");
        new Program(
                        port,
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                (account.email() + ":" + secret).getBytes(StandardCharsets.UTF_8)))
                .post("/keys", "{\"name\": \"x\"}")
                .expect(401);
        assertThat(rows(account.email())).hasSize(2);
        assertThat(jdbc.sql("select count(*) from audit_event e where e::text like '%' || ? || '%'")
                        .param(secret)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void areBoundedAndOnOneLineWhateverIsTyped() {
        String id = UUID.randomUUID().toString();
        trySigningIn(id + "\nsigned-in by=1" + "x".repeat(5000), "wrong");
        assertThat(jdbc.sql("select object_name from audit_event where object_name like ? || '%'")
                        .param(id)
                        .query(String.class)
                        .single())
                .hasSizeLessThanOrEqualTo(200)
                .doesNotContain("\n");
    }

    @Test
    void areNotWrittenWithEveryAttemptThatIsRefusedAtOnce() {
        Account account = cast.staff(AccountRole.EDITOR);
        for (int i = 0; i < 30; i++) {
            trySigningIn(account.email(), "wrong");
        }
        assertThat(rows(account.email())).hasSizeBetween(2, 15).anyMatch(row -> row.endsWith("too many attempts"));
    }
}
