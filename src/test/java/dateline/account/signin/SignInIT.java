package dateline.account.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.account.AccountService;
import dateline.account.Accounts;
import dateline.account.SignedIn;
import dateline.account.key.ApiKeys;
import dateline.account.key.KeyContent;
import dateline.platform.error.InvalidInput;
import elsewhere.Trap;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@DatelineTest
@Import(SignInIT.Room.class)
class SignInIT {

    @TestComponent
    @RestController
    static class Room {

        @GetMapping("/assets/token")
        String token(CsrfToken token) {
            return token.getToken();
        }

        @GetMapping("/assets/nonce")
        String nonce(HttpServletRequest request) {
            return String.valueOf(request.getAttribute(ContentPolicy.NONCE));
        }

        @GetMapping("/newsroom/desk")
        String desk(@AuthenticationPrincipal SignedIn by) {
            return by.staffer().name() + " " + by.role();
        }

        @PostMapping("/newsroom/desk")
        String write() {
            return "written";
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private AccountService accountService;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void leadsAStrangerToTheSignIn() throws Exception {
        HttpResponse<String> answer = get("/newsroom/desk");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/newsroom/sign-in");
    }

    @Test
    void answersAStrangersPartOfAPageWithout() throws Exception {
        assertThat(send(request("/newsroom/desk").header("HX-Request", "true")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void letsInByFormAndKeepsTheSessionInTheDatabase() throws Exception {
        HttpResponse<String> answer = signIn(DatelineTest.EMAIL.toUpperCase(Locale.ROOT), DatelineTest.PASSWORD);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/newsroom");
        assertThat(get("/newsroom/desk").body()).isEqualTo("Editor ADMINISTRATOR");
        assertThat(jdbc.sql("select count(*) from spring_session where principal_name = ?")
                        .param(DatelineTest.EMAIL)
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void signsOut() throws Exception {
        signIn(DatelineTest.EMAIL, DatelineTest.PASSWORD);
        assertThat(send(form(
                                "/newsroom/sign-out",
                                "_csrf=" + get("/assets/token").body()))
                        .statusCode())
                .isEqualTo(302);
        assertThat(get("/newsroom/desk").statusCode()).isEqualTo(302);
    }

    @Test
    void signsOutOnlyByAFormOfItsOwnPage() throws Exception {
        signIn(DatelineTest.EMAIL, DatelineTest.PASSWORD);
        String session = session();
        String elsewhere = browser()
                .send(request("/newsroom/sign-in").build(), BodyHandlers.ofString())
                .body();
        String token = org.jsoup.Jsoup.parse(elsewhere)
                .selectFirst("input[name=_csrf]")
                .val();
        for (HttpRequest.Builder refused : List.of(
                form("/newsroom/sign-out", ""),
                form("/newsroom/sign-out", "_csrf=guessed"),
                form("/newsroom/sign-out", "_csrf=" + encoded(token)),
                form("/newsroom/sign-out", "").header("Sec-Fetch-Site", "cross-site"))) {
            assertThat(send(refused).statusCode()).isEqualTo(403);
        }
        for (String method : List.of("GET", "HEAD", "OPTIONS")) {
            HttpResponse<String> answer = send(request("/newsroom/sign-out?_csrf=" + encoded(token))
                    .method(method, HttpRequest.BodyPublishers.noBody()));
            assertThat(location(answer)).as(method).isEmpty();
        }
        assertThat(session()).isEqualTo(session);
        assertThat(get("/newsroom/desk").body()).isEqualTo("Editor ADMINISTRATOR");
    }

    @Test
    void endsTheSessionAndItsOpenLinesAtTheSignOut() throws Exception {
        signIn(DatelineTest.EMAIL, DatelineTest.PASSWORD);
        String session = session();
        HttpResponse<InputStream> line = browser.send(
                request("/newsroom/events")
                        .header("Accept", "text/event-stream")
                        .build(),
                BodyHandlers.ofInputStream());
        assertThat(line.statusCode()).isEqualTo(200);
        HttpResponse<String> out =
                send(form("/newsroom/sign-out", "_csrf=" + get("/assets/token").body()));
        assertThat(location(out)).isEqualTo("/newsroom/sign-in?out");
        long ended = System.nanoTime();
        line.body().readAllBytes();
        assertThat(Duration.ofNanos(System.nanoTime() - ended)).isLessThan(Duration.ofSeconds(10));
        assertThat(jdbc.sql("select count(*) from spring_session where session_id = ?")
                        .param(session)
                        .query(Long.class)
                        .single())
                .isZero();
        // The cookie, copied before the sign-out.
        HttpRequest.Builder stolen = request("/newsroom/desk")
                .header(
                        "Cookie",
                        "newsroom=" + Base64.getEncoder().encodeToString(session.getBytes(StandardCharsets.US_ASCII)));
        assertThat(HttpClient.newHttpClient()
                        .send(stolen.build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void takesAPostOnlyWithTheSessionsTokenInAFieldOrAHeader() throws Exception {
        signIn(DatelineTest.EMAIL, DatelineTest.PASSWORD);
        String token = get("/assets/token").body();
        assertThat(send(form("/newsroom/desk", "")).statusCode()).isEqualTo(403);
        assertThat(send(form("/newsroom/desk", "_csrf=" + token)).body()).isEqualTo("written");
        assertThat(send(form("/newsroom/desk", "").header("X-CSRF-TOKEN", token))
                        .body())
                .isEqualTo("written");
    }

    @Test
    void refusesAWrongPasswordAndThenShutsTheDoorForAWhile() throws Exception {
        accountService.open("hurried@example.com", "Hurried", "the right password", AccountRole.EDITOR);
        for (int i = 0; i < 10; i++) {
            assertThat(signIn("hurried@example.com", "wrong")
                            .headers()
                            .firstValue("Location")
                            .orElseThrow())
                    .endsWith("/newsroom/sign-in?refused");
        }
        assertThat(signIn("hurried@example.com", "the right password")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .contains("?wait=");
        HttpResponse<String> basic = send(request("/api/v1/keys")
                .header("Authorization", basic("hurried@example.com", "the right password"))
                .POST(BodyPublishers.ofString("{}")));
        assertThat(basic.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(basic.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 300);
        assertThat(signIn(DatelineTest.EMAIL, DatelineTest.PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/newsroom");
    }

    @Test
    void refusesUnknownAndUnspeakableAddressesAlike() throws Exception {
        assertThat(signIn("nobody@example.com", "x")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("?refused");
        assertThat(signIn("a\0b@example.com", "x")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("?refused");
        assertThat(signIn("a".repeat(10_000), "x".repeat(10_000))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("?refused");
    }

    @Test
    void challengesAProgramWithAProblem() throws Exception {
        HttpResponse<String> answer = get("/api/v1/stories");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"Dateline\"");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"status\":401", "\"type\":\"about:blank\"");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        HttpResponse<String> keys = send(request("/api/v1/keys").POST(BodyPublishers.ofString("{}")));
        assertThat(keys.statusCode()).isEqualTo(401);
        assertThat(keys.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Basic realm=");
    }

    @Test
    void takesAKeyUntilItIsRevoked() throws Exception {
        SignedIn ada = accounts.of(DatelineTest.EMAIL).orElseThrow().signedIn();
        ApiKeys.Issued key = keys.issue(ada, KeyContent.of("wire"));
        assertThat(withKey("/api/none", key.key()).statusCode()).isEqualTo(404);
        assertThat(withKey("/api/none", key.key() + "x").statusCode()).isEqualTo(401);
        assertThat(keys.revoke(ada, key.row().id())).isTrue();
        assertThat(withKey("/api/none", key.key()).statusCode()).isEqualTo(401);
    }

    @Test
    void keepsOnlyAHashOfAKey() {
        ApiKeys.Issued key =
                keys.issue(accounts.of(DatelineTest.EMAIL).orElseThrow().signedIn(), KeyContent.of("wire"));
        assertThat(key.key()).hasSizeGreaterThan(43);
        assertThat(jdbc.sql("select key_hash from api_key where id = ?")
                        .param(key.row().id())
                        .query(byte[].class)
                        .single())
                .hasSize(32)
                .isNotEqualTo(key.key().getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void takesASessionForNoKey() throws Exception {
        signIn(DatelineTest.EMAIL, DatelineTest.PASSWORD);
        assertThat(get("/newsroom/desk").statusCode()).isEqualTo(200);
        assertThat(get("/api/none").statusCode()).isEqualTo(401);
    }

    @Test
    void showsFiguresToAdministratorsOnlyAndHealthToAll() throws Exception {
        SignedIn editor = accountService
                .open("edith@example.com", "Edith", "long enough", AccountRole.EDITOR)
                .signedIn();
        SignedIn administrator = accounts.of(DatelineTest.EMAIL).orElseThrow().signedIn();
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/prometheus").statusCode()).isEqualTo(401);
        assertThat(withKey(
                                "/actuator/prometheus",
                                keys.issue(editor, KeyContent.of("x")).key())
                        .statusCode())
                .isEqualTo(403);
        assertThat(withKey(
                                "/actuator/prometheus",
                                keys.issue(administrator, KeyContent.of("x")).key())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void letsAPageLoadOnlyItsOwnAndScriptsWithTheNonce() throws Exception {
        HttpResponse<String> answer = get("/assets/nonce");
        assertThat(answer.body()).hasSize(22);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "script-src 'self' 'nonce-" + answer.body() + "'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Permissions-Policy").orElseThrow())
                .contains("camera=()");
        assertThat(get("/assets/nonce").body()).isNotEqualTo(answer.body());
    }

    @Test
    void opensNoTwoAccountsOfOneAddress() {
        assertThatThrownBy(() -> accountService.open("ADA@example.com", "Ada", "long enough", AccountRole.EDITOR))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("email-taken");
        assertThatThrownBy(() -> accountService.open("bo", " ", "short", AccountRole.EDITOR))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContainingAll("email", "name", "password");
    }

    @Test
    void keepsNothingOfStrangers() throws Exception {
        long before = sessions();
        for (int i = 0; i < 1000; i++) {
            HttpResponse<String> answer = browser()
                    .send(
                            request("/newsroom/stories/s" + i % 50 + "?list=drafts")
                                    .header("Accept", "text/html")
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.body()).isEmpty();
        }
        for (int i = 0; i < 20; i++) {
            assertThat(browser()
                            .send(request("/newsroom/sign-in").build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(send(form("/newsroom/stories", "headline=Mine")).statusCode())
                .isEqualTo(401);
        assertThat(signIn("nobody@example.com", "wrong").statusCode()).isEqualTo(302);
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void leadsFromTheSignInToThePageThatWasAskedForAndToNoOtherPlace() throws Exception {
        send(request("/newsroom/desk?list=drafts&q=a%20b").header("Accept", "text/html"));
        assertThat(location(signIn(DatelineTest.EMAIL, DatelineTest.PASSWORD)))
                .isEqualTo("/newsroom/desk?list=drafts&q=a%20b");
        for (String elsewhere : new String[] {
            "//evil.example",
            "https://evil.example/newsroom",
            "/newsroom\\..\\x",
            "/newsroom/\r\nX: y",
            "/newsroomy",
            "/api/v1/stories",
            "/newsroom/ü",
            ""
        }) {
            assertThat(AskedPage.isOurs(elsewhere)).as(elsewhere).isFalse();
        }
        HttpClient fresh = browser();
        HttpResponse<String> form = fresh.send(request("/newsroom/sign-in").build(), BodyHandlers.ofString());
        String token = org.jsoup.Jsoup.parse(form.body())
                .selectFirst("input[name=_csrf]")
                .val();
        HttpRequest planted = form(
                        "/newsroom/sign-in",
                        "email=" + DatelineTest.EMAIL + "&password=" + encoded(DatelineTest.PASSWORD) + "&_csrf="
                                + encoded(token))
                .header(
                        "Cookie",
                        "newsroom-page=%2F%2Fevil.example; "
                                + form.headers()
                                        .firstValue("Set-Cookie")
                                        .orElseThrow()
                                        .split(";")[0])
                .build();
        assertThat(location(HttpClient.newHttpClient().send(planted, BodyHandlers.ofString())))
                .isEqualTo("/newsroom");
    }

    @Test
    void takesASignInOnlyFromItsOwnPage() throws Exception {
        String fields = "email=" + DatelineTest.EMAIL + "&password=" + encoded(DatelineTest.PASSWORD) + "&_csrf=";
        assertThat(send(form("/newsroom/sign-in", fields)).statusCode()).isEqualTo(403);
        String token = get("/assets/token").body();
        for (String site : new String[] {"cross-site", "same-site"}) {
            assertThat(send(form("/newsroom/sign-in", fields + token).header("Sec-Fetch-Site", site))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(browser()
                        .send(form("/newsroom/sign-in", fields + token).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
        assertThat(location(send(form("/newsroom/sign-in", fields + token).header("Sec-Fetch-Site", "same-origin"))))
                .isEqualTo("/newsroom");
    }

    @Test
    void givesANewSessionAtEachSignInAndNoneForLongerThanAWeek() throws Exception {
        String fields = "email=" + DatelineTest.EMAIL + "&password=" + encoded(DatelineTest.PASSWORD) + "&_csrf="
                + get("/assets/token").body();
        send(form("/newsroom/sign-in", fields));
        String first = session();
        // In another tab that has the form open still.
        assertThat(location(send(form("/newsroom/sign-in", fields)))).isEqualTo("/newsroom");
        String second = session();
        assertThat(second).isNotEqualTo(first);
        assertThat(get("/newsroom/desk").statusCode()).isEqualTo(200);
        jdbc.sql("update spring_session set creation_time = creation_time - 7 * 86400000 - 1000 where session_id = ?")
                .param(second)
                .update();
        assertThat(get("/newsroom/desk").statusCode()).isEqualTo(302);
        assertThat(jdbc.sql("select count(*) from spring_session where session_id = ?")
                        .param(second)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void endsASessionThatHoldsWhatNoSessionDoesBeforeAnyOfItRuns() throws Exception {
        for (String attribute : List.of(
                "SPRING_SECURITY_CONTEXT",
                "org.springframework.web.servlet.support.SessionFlashMapManager.FLASH_MAPS")) {
            for (byte[] bytes : List.of(
                    serialized(new Trap()),
                    serialized(new ArrayList<>(List.of(new Trap()))),
                    new byte[] {1, 2, 3},
                    new byte[0],
                    Arrays.copyOf(serialized("cut"), 6))) {
                signIn(DatelineTest.EMAIL, DatelineTest.PASSWORD);
                assertThat(get("/newsroom/desk").statusCode()).isEqualTo(200);
                String session = session();
                jdbc.sql("""
                    insert into spring_session_attributes (session_primary_id, attribute_name, attribute_bytes)
                    select primary_id, :name, :bytes from spring_session where session_id = :session
                    on conflict (session_primary_id, attribute_name) do update set attribute_bytes = :bytes""")
                        .param("name", attribute)
                        .param("bytes", bytes)
                        .param("session", session)
                        .update();
                assertThat(location(get("/newsroom/desk"))).isEqualTo("/newsroom/sign-in");
                assertThat(Trap.SPRUNG).isFalse();
                assertThat(jdbc.sql("select count(*) from spring_session where session_id = ?")
                                .param(session)
                                .query(Long.class)
                                .single())
                        .isZero();
            }
        }
    }

    private static byte[] serialized(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    @Test
    void endsASessionWhoseAccountIsAnotherSinceTheSignIn() throws Exception {
        Account hurried = accountService.open("raced@example.com", "Raced", "long enough", AccountRole.EDITOR);
        signIn("raced@example.com", "long enough");
        assertThat(get("/newsroom/desk").body()).isEqualTo("Raced EDITOR");
        // As when the role is changed between the look at the account and the session's first save.
        jdbc.sql("update account set role = 'reporter', version = version + 1 where id = ?")
                .param(hurried.id())
                .update();
        assertThat(get("/newsroom/desk").statusCode()).isEqualTo(302);
        signIn("raced@example.com", "long enough");
        assertThat(get("/newsroom/desk").body()).isEqualTo("Raced REPORTER");
    }

    @Test
    void looksAtNoSessionWhereThereIsAKey() throws Exception {
        signIn(DatelineTest.EMAIL, DatelineTest.PASSWORD);
        String session = session();
        ApiKeys.Issued key =
                keys.issue(accounts.of(DatelineTest.EMAIL).orElseThrow().signedIn(), KeyContent.of("beside a browser"));
        for (String path : new String[] {"/api/v1/stories", "/api/none", "/actuator/prometheus"}) {
            HttpResponse<String> answer = withKey(path, key.key());
            assertThat(answer.headers().allValues("Set-Cookie")).as(path).isEmpty();
        }
        HttpResponse<String> basic = send(request("/api/v1/keys")
                .header("Authorization", basic(DatelineTest.EMAIL, DatelineTest.PASSWORD))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\": \"one more\"}")));
        assertThat(basic.statusCode()).isEqualTo(201);
        assertThat(basic.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(session()).isEqualTo(session);
        assertThat(get("/newsroom/desk").statusCode()).isEqualTo(200);
    }

    @Test
    void takesTwoFormsOfOneSessionInTheSameInstant() throws Exception {
        signIn(DatelineTest.EMAIL, DatelineTest.PASSWORD);
        String token = get("/assets/token").body();
        for (int round = 0; round < 10; round++) {
            List<CompletableFuture<HttpResponse<String>>> both = Stream.generate(() -> browser.sendAsync(
                            form("/newsroom/account/sessions", "_csrf=" + token).build(), BodyHandlers.ofString()))
                    .limit(4)
                    .toList();
            for (CompletableFuture<HttpResponse<String>> one : both) {
                assertThat(one.get().statusCode()).isEqualTo(303);
            }
        }
    }

    @Test
    void bringsTwentyLinesOfASessionAndEndsThemWithinSecondsOfALock() throws Exception {
        Account listener = accountService.open("listener@example.com", "Listener", "long enough", AccountRole.REPORTER);
        signIn("listener@example.com", "long enough");
        List<InputStream> lines = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            HttpResponse<InputStream> line = browser.send(
                    request("/newsroom/events")
                            .header("Accept", "text/event-stream")
                            .build(),
                    BodyHandlers.ofInputStream());
            assertThat(line.statusCode()).isEqualTo(200);
            lines.add(line.body());
        }
        assertThat(get("/newsroom/events").statusCode()).isEqualTo(429);
        jdbc.sql("update account set disabled_at = now() where id = ?")
                .param(listener.id())
                .update();
        long locked = System.nanoTime();
        for (InputStream line : lines) {
            line.readAllBytes();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - locked)).isLessThan(Duration.ofSeconds(10));
        HttpResponse<String> again = send(request("/newsroom/events").header("Accept", "text/event-stream"));
        assertThat(again.statusCode()).isEqualTo(401);
    }

    private HttpClient browser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private long sessions() {
        return jdbc.sql("select count(*) from spring_session").query(Long.class).single();
    }

    /** The id in the browser's cookie. */
    private String session() {
        CookieManager cookies = (CookieManager) browser.cookieHandler().orElseThrow();
        String value = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("newsroom"))
                .findFirst()
                .orElseThrow()
                .getValue();
        return new String(Base64.getDecoder().decode(value), StandardCharsets.US_ASCII);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://localhost:\\d+", "");
    }

    private HttpResponse<String> signIn(String email, String password) throws Exception {
        return send(form(
                "/newsroom/sign-in",
                "email=" + encoded(email) + "&password=" + encoded(password) + "&_csrf="
                        + get("/assets/token").body()));
    }

    private HttpResponse<String> withKey(String path, String key) throws Exception {
        return send(request(path).header("Authorization", "Bearer " + key));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpRequest.Builder form(String path, String body) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static String basic(String email, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((email + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
