package dateline.account.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.Cast;
import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.account.Accounts;
import dateline.account.SignedIn;
import dateline.account.StaffService;
import dateline.api.Program;
import dateline.newsroom.entries.Editor;
import dateline.platform.error.Conflict;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Scopes, lists, ends and uses of API keys. */
@DatelineTest
class KeyIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Cast cast;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private Accounts accounts;

    @Autowired
    private StaffService staffService;

    @Autowired
    private JdbcClient jdbc;

    private Account account;
    private String slug;

    @BeforeEach
    void open() {
        account = cast.staff(AccountRole.ADMINISTRATOR);
        slug = cast.liveStory();
    }

    private SignedIn by() {
        return accounts.findById(account.id()).orElseThrow().signedIn();
    }

    private Program basic() {
        return new Program(
                port,
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((account.email() + ":" + DatelineTest.PASSWORD)
                                        .getBytes(StandardCharsets.UTF_8)));
    }

    private Program with(String... scopes) {
        return new Program(
                port,
                "Bearer "
                        + keys.issue(by(), new KeyContent("wire", List.of(scopes), null))
                                .key());
    }

    private Program.Answer send(Program program, String method, String path, String body) {
        return program.send(
                method,
                path,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
                "Content-Type",
                "application/json",
                "If-Match",
                "*");
    }

    private String stories() {
        return "/api/v1/stories/" + slug;
    }

    @Test
    void readsOnlyWithTheScopeToRead() {
        Program reading = with("read");
        assertThat(send(reading, "GET", stories(), "").status()).isEqualTo(200);
        assertThat(send(reading, "POST", stories() + "/entries", "{\"headline\": \"A\", \"status\": \"draft\"}")
                        .expect(403)
                        .body())
                .contains("\\\"write\\\"", "\"status\":403");
        assertThat(send(with("write"), "GET", stories(), "").expect(403).body()).contains("\\\"read\\\"");
    }

    @Test
    void writesDraftsWithTheScopeToWriteAndPublishesNothing() {
        Program writing = with("read", "write");
        String entries = stories() + "/entries";
        long draft = send(writing, "POST", entries, "{\"headline\": \"A\", \"status\": \"draft\"}")
                .expect(201)
                .json()
                .get("number")
                .asLong();
        send(writing, "PATCH", entries + "/" + draft, "{\"headline\": \"B\"}").expect(200);
        long out = cast.publish(slug, "Standing").number();
        String standing = entries + "/" + out;
        List<Program.Answer> refused = List.of(
                send(writing, "POST", entries, "{\"headline\": \"A\"}"),
                send(
                        writing,
                        "POST",
                        entries,
                        "{\"headline\": \"A\", \"status\": \"scheduled\", \"publishedAt\": \"2099-01-01T00:00:00Z\"}"),
                send(writing, "PATCH", entries + "/" + draft, "{\"status\": \"published\"}"),
                send(writing, "PATCH", standing, "{\"headline\": \"C\"}"),
                send(writing, "DELETE", standing, ""),
                send(writing, "POST", standing + "/corrections", "{\"text\": \"So.\"}"),
                send(writing, "PUT", standing + "/pin", ""),
                send(writing, "POST", standing + "/revisions/1/restoration", ""),
                send(writing, "PATCH", stories(), "{\"section\": \"Harbour\"}"),
                send(writing, "PATCH", stories(), "{\"status\": \"withdrawn\"}"),
                send(writing, "POST", "/api/v1/stories", "{\"headline\": \"New\", \"status\": \"live\"}"));
        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.body()).isEqualTo(403);
            assertThat(answer.body()).contains("\\\"publish\\\"");
        });
        assertThat(jdbc.sql("select count(*) from entry where story_id = ? and released_at is not null")
                        .param(cast.id(slug))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        send(writing, "POST", "/api/v1/stories", "{\"headline\": \"A draft\"}").expect(201);
        send(writing, "DELETE", entries + "/" + draft, "").expect(200);
        send(with("publish"), "POST", entries, "{\"headline\": \"Out\"}").expect(201);
    }

    @Test
    void readsNothingButMetricsWithTheScopeForThem() {
        Program metrics = with("metrics");
        assertThat(metrics(metrics).statusCode()).isEqualTo(200);
        assertThat(send(metrics, "GET", stories(), "").expect(403).body()).contains("\\\"read\\\"");
        assertThat(send(metrics, "GET", "/api/v1/audit", "").status()).isEqualTo(403);
        assertThat(send(metrics, "DELETE", "/api/v1/keys/1", "").status()).isEqualTo(403);
        HttpResponse<String> refused = metrics(with("read", "write", "publish"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\\\"metrics\\\"");
    }

    private HttpResponse<String> metrics(Program program) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/prometheus"))
                            .header("Authorization", program.authorization())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"\"} | name",
                "{\"scopes\": [\"read\"]} | name",
                "{\"name\": \"a\", \"scopes\": []} | scopes",
                "{\"name\": \"a\", \"scopes\": [\"all\"]} | scopes",
                "{\"name\": \"a\", \"scopes\": [\"READ\"]} | scopes",
                "{\"name\": \"a\", \"scopes\": \"read\"} | scopes",
                "{\"name\": \"a\", \"scopes\": [1]} | scopes",
                "{\"name\": \"a\", \"expires\": \"2020-01-01\"} | expires",
                "{\"name\": \"a\", \"expires\": \"2020-01-01T00:00:00Z\"} | expires",
                "{\"name\": \"a\", \"expires\": \"soon\"} | expires",
                "{\"name\": \"a\", \"expires\": \"+999999999-12-31\"} | expires",
                "{\"name\": \"a\", \"expires\": \"2099-02-30\"} | expires",
                "{\"name\": \"a\", \"expires\": 1} | expires"
            })
    void namesTheFieldThatIsWrong(String body, String field) {
        assertThat(basic().post("/keys", body).expect(422).body()).contains("\"field\":\"" + field);
    }

    @Test
    void refusesLongNamesAndScopesBeyondTheRole() {
        assertThat(basic().post("/keys", "{\"name\": \"" + "x".repeat(101) + "\"}")
                        .expect(422)
                        .body())
                .contains("\"field\":\"name\"");
        account = cast.staff(AccountRole.REPORTER);
        assertThat(basic().post("/keys", "{\"name\": \"a\", \"scopes\": [\"publish\"]}")
                        .expect(422)
                        .body())
                .contains("\"field\":\"scopes\"", "read, write");
    }

    @Test
    void listsOnesOwnAndForAdministratorsAll() {
        String issued = basic().post(
                        "/keys", "{\"name\": \"Tide\", \"scopes\": [\"read\"], \"expires\": \"2099-12-31\"}")
                .expect(201)
                .body();
        assertThat(issued).contains("\"scopes\":[\"read\"]", "\"expires\":\"2100-01-01T00:00:00Z\"", "dateline_");
        String list = send(with("read"), "GET", "/api/v1/keys", "").expect(200).body();
        assertThat(list).contains("\"name\":\"Tide\"").doesNotContain("dateline_");
        account = cast.staff(AccountRole.REPORTER);
        assertThat(send(with("read"), "GET", "/api/v1/keys", "").expect(200).body())
                .doesNotContain("Tide");
        assertThat(send(with("read"), "GET", "/api/v1/keys?all=true", "").status())
                .isEqualTo(403);
        account = cast.staff(AccountRole.ADMINISTRATOR);
        assertThat(send(with("read"), "GET", "/api/v1/keys?all=true", "")
                        .expect(200)
                        .body())
                .contains("Tide");
        assertThat(basic().send("GET", "/api/v1/keys", BodyPublishers.noBody()).status())
                .isEqualTo(200);
    }

    @Test
    void isRevokedByItsOwnerOrAnAdministratorAlone() {
        Program victim = with("read");
        long id = keys.of(account.id()).getFirst().id();
        account = cast.staff(AccountRole.EDITOR);
        assertThat(send(with("write"), "DELETE", "/api/v1/keys/" + id, "").status())
                .isEqualTo(404);
        assertThat(send(victim, "GET", stories(), "").status()).isEqualTo(200);
        account = cast.staff(AccountRole.ADMINISTRATOR);
        send(with("write"), "DELETE", "/api/v1/keys/" + id, "").expect(204);
        assertThat(send(victim, "GET", stories(), "").status()).isEqualTo(401);
    }

    @Test
    void endsWithItsTimeAndWithoutUse() {
        Program program = with("read");
        long id = keys.of(account.id()).getFirst().id();
        assertThat(send(program, "GET", stories(), "").status()).isEqualTo(200);
        jdbc.sql("update api_key set last_used_at = now() - interval '181 days' where id = ?")
                .param(id)
                .update();
        assertThat(send(program, "GET", stories(), "").status()).isEqualTo(401);
        jdbc.sql("update api_key set last_used_at = now(), expires_at = now() where id = ?")
                .param(id)
                .update();
        assertThat(send(program, "GET", stories(), "").status()).isEqualTo(401);
        assertThat(keys.of(account.id())).isEmpty();
    }

    @Test
    void writesItsUseOnceAMinute() {
        Program program = with("read");
        long id = keys.of(account.id()).getFirst().id();
        send(program, "GET", stories(), "").expect(200);
        String first = row(id);
        for (int i = 0; i < 5; i++) {
            send(program, "GET", stories(), "").expect(200);
        }
        assertThat(row(id)).isEqualTo(first);
        jdbc.sql("update api_key set last_used_at = last_used_at - interval '61 seconds' where id = ?")
                .param(id)
                .update();
        String aged = row(id);
        send(program, "GET", stories(), "").expect(200);
        assertThat(row(id)).isNotEqualTo(aged);
    }

    /** The transaction that wrote the row last. */
    private String row(long id) {
        return jdbc.sql("select xmin::text from api_key where id = ? and last_used_from is not null")
                .param(id)
                .query(String.class)
                .single();
    }

    @Test
    void worksOnWhenItIsOfAnEarlierVersion() {
        Program program = with("read");
        jdbc.sql("update api_key set scopes = null, expires_at = null where account_id = ?")
                .param(account.id())
                .update();
        send(program, "POST", stories() + "/entries", "{\"headline\": \"Out\"}").expect(201);
    }

    @Test
    void losesTheScopesThatItsAccountLost() {
        Program program = with("read", "write", "publish");
        jdbc.sql("update account set role = 'reporter' where id = ?")
                .param(account.id())
                .update();
        assertThat(send(program, "POST", stories() + "/entries", "{\"headline\": \"Out\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void isOneOfTwenty() {
        for (int i = 0; i < ApiKeys.MOST; i++) {
            keys.issue(by(), KeyContent.of("wire"));
        }
        assertThatThrownBy(() -> keys.issue(by(), KeyContent.of("wire"))).isInstanceOf(Conflict.class);
        assertThat(basic().post("/keys", "{\"name\": \"one more\"}").status()).isEqualTo(409);
        keys.revoke(by(), keys.of(account.id()).getFirst().id());
        basic().post("/keys", "{\"name\": \"one more\"}").expect(201);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesWithThePasswordUnlessItIsToStay(boolean stays) {
        Program program = with("read");
        Editor editor = new Editor(port).signedIn(account.email(), DatelineTest.PASSWORD);
        Map<String, String> fields = stays
                ? Map.of("old", DatelineTest.PASSWORD, "fresh", "another horse battery", "keepKeys", "true")
                : Map.of("old", DatelineTest.PASSWORD, "fresh", "another horse battery");
        assertThat(editor.post("/newsroom/account/password", fields).status()).isEqualTo(303);
        assertThat(send(program, "GET", stories(), "").status()).isEqualTo(stays ? 200 : 401);
    }

    @Test
    void goesWithAResetAndALock() {
        SignedIn ada = accounts.of(DatelineTest.EMAIL).orElseThrow().signedIn();
        Program program = with("read");
        staffService.reset(account.id(), by().version(), ada);
        assertThat(send(program, "GET", stories(), "").status()).isEqualTo(401);
        Program second = with("read");
        staffService.lock(account.id(), by().version(), ada);
        staffService.unlock(account.id(), by().version(), ada);
        assertThat(send(second, "GET", stories(), "").status()).isEqualTo(401);
    }

    @Test
    void isMadeAndRevokedOnTheAccountPage() {
        Editor editor = new Editor(port).signedIn(account.email(), DatelineTest.PASSWORD);
        assertThat(editor.post("/newsroom/account/keys", Map.of("name", "", "scopes", "read"))
                        .status())
                .isEqualTo(422);
        editor.post("/newsroom/account/keys", Map.of("name", "Tide table", "scopes", "read", "expires", "2099-01-01"));
        String secret = editor.open("/newsroom/account").text("#new-key");
        assertThat(secret).startsWith("dateline_");
        Editor.Answer again = editor.open("/newsroom/account");
        assertThat(again.text("#keys")).contains("Tide table").doesNotContain("dateline_");
        assertThat(send(new Program(port, "Bearer " + secret), "GET", stories(), "")
                        .status())
                .isEqualTo(200);
        editor.send(again.page().selectFirst("form[action$=revocation]"), Map.of());
        assertThat(send(new Program(port, "Bearer " + secret), "GET", stories(), "")
                        .status())
                .isEqualTo(401);
    }
}
