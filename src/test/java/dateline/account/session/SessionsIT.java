package dateline.account.session;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Cast;
import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.newsroom.entries.Editor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions in lists, and ended one at a time. */
@DatelineTest
class SessionsIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    private Account account;
    private Editor editor;

    @BeforeEach
    void signIn() {
        account = cast.staff(AccountRole.EDITOR);
        editor = new Editor(port).signedIn(account.email(), DatelineTest.PASSWORD);
    }

    @Test
    void areListedAndEndedOneAtATime() {
        Editor second = new Editor(port).signedIn(account.email(), DatelineTest.PASSWORD);
        Editor third = new Editor(port).signedIn(account.email(), DatelineTest.PASSWORD);
        List<String> ids = editor.open("/newsroom/account")
                .page()
                .select("button[name=session]")
                .eachAttr("value");
        assertThat(ids).hasSize(2).allMatch(id -> id.matches("[0-9a-f]{16}"));
        assertThat(editor.open("/newsroom/account").text(".access")).contains("127.0.0.1");
        editor.post("/newsroom/account/sessions", Map.of("session", ids.getFirst()));
        assertThat(List.of(
                        second.open("/newsroom/account").status(),
                        third.open("/newsroom/account").status()))
                .containsExactlyInAnyOrder(200, 302);
        assertThat(editor.open("/newsroom/account").status()).isEqualTo(200);
    }

    @Test
    void areNotEndedByAnybodyElse() {
        Editor other = new Editor(port).signedIn(cast.staff(AccountRole.EDITOR).email(), DatelineTest.PASSWORD);
        String id = jdbc.sql("select session_id from spring_session where principal_name = ?")
                .param(account.email())
                .query(String.class)
                .single()
                .strip();
        other.post("/newsroom/account/sessions", Map.of("session", Sessions.publicId(id)));
        assertThat(editor.open("/newsroom/account").status()).isEqualTo(200);
    }

    @Test
    void areEndedByAnAdministrator() {
        Editor administrator =
                new Editor(port).signedIn(cast.staff(AccountRole.ADMINISTRATOR).email(), DatelineTest.PASSWORD);
        String page = "/newsroom/staff/" + account.id();
        String id = administrator
                .open(page)
                .page()
                .selectFirst("button[name=session]")
                .val();
        administrator.post(page + "/sessions", Map.of("session", id));
        assertThat(editor.open("/newsroom/account").status()).isEqualTo(302);
    }

    @Test
    void areWrittenAtMostOnceAMinute() {
        String before = written();
        for (int i = 0; i < 5; i++) {
            editor.open("/newsroom/account");
        }
        assertThat(written()).isEqualTo(before);
        jdbc.sql("update spring_session set last_access_time = last_access_time - 61000 where principal_name = ?")
                .param(account.email())
                .update();
        String aged = written();
        editor.open("/newsroom/account");
        assertThat(written()).isNotEqualTo(aged);
    }

    /** The transaction that wrote the session last. */
    private String written() {
        return jdbc.sql("select xmin::text from spring_session where principal_name = ?")
                .param(account.email())
                .query(String.class)
                .single();
    }

    @Test
    void areNoneBeforeASignIn() {
        long before = count();
        List<String> guarded = List.of(
                "/newsroom",
                "/newsroom/account",
                "/newsroom/staff",
                "/newsroom/audit",
                "/newsroom/keys",
                "/newsroom/photos",
                "/newsroom/stories/none",
                "/newsroom/stories/none/log",
                "/newsroom/sign-in",
                "/api/v1/audit");
        IntStream.range(0, 1000).parallel().forEach(i -> new Editor(port).open(guarded.get(i % guarded.size())));
        assertThat(count()).isEqualTo(before);
    }

    private long count() {
        return jdbc.sql("select count(*) from spring_session").query(Long.class).single();
    }

    @Test
    void sayBrowsersInShortWords() {
        assertThat(
                        BrowserName.of(
                                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36 Edg/120.0"))
                .isEqualTo("Edge, Windows");
        assertThat(
                        BrowserName.of(
                                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1 Version/17.0 Mobile Safari/604.1"))
                .isEqualTo("Safari, iPhone");
        assertThat(BrowserName.of("<script>alert(1)</script>")).isEmpty();
        assertThat(BrowserName.of(null)).isEmpty();
    }
}
