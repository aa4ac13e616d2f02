package dateline.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A form, where the server takes one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormTest {

    private static final String HEAD =
            "POST /told HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded; charset=utf-8\r\n";

    private final CompletableFuture<Answer> slow = new CompletableFuture<>();
    private Running running;

    @BeforeAll
    void open() {
        running = new Running(
                routes -> routes.get(
                                "/told",
                                request -> PreparedResponse.of("text/plain", "Tell me." + request.form("word"))
                                        .build())
                        .get("/slow", request -> new Answer.Later(slow))
                        .post(
                                "/told",
                                request -> PreparedResponse.of(
                                                "text/plain; charset=utf-8", "Heard: " + request.form("word"))
                                        .status(202)
                                        .build()),
                "threads",
                "1",
                "header-timeout",
                "400ms");
    }

    @AfterAll
    void close() {
        running.close();
    }

    private String post(String body) throws Exception {
        return running.exchange(HEAD + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    @Test
    void takesTheFieldsOfAForm() throws Exception {
        assertThat(post("word=high+water%21&word=2"))
                .startsWith("HTTP/1.1 202 Accepted")
                .endsWith("Heard: high water!");
        assertThat(running.exchange(HEAD + "Transfer-Encoding: chunked\r\n\r\n3\r\nwor\r\n5\r\nd=two\r\n0\r\n\r\n"))
                .endsWith("Heard: two");
        assertThat(post("")).endsWith("Heard: null");
        assertThat(running.exchange("GET /told HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .endsWith("Tell me.null");
    }

    @Test
    void saysWhenItIsReady() throws Exception {
        try (var socket = running.connect()) {
            Running.write(socket, HEAD + "Expect: 100-continue\r\nContent-Length: 7\r\n\r\n");
            Running.readUntil(socket, "HTTP/1.1 100 Continue\r\n\r\n");
            Running.write(socket, "word=go");
            assertThat(Running.readUntil(socket, "Heard: go")).startsWith("HTTP/1.1 202");
        }
    }

    @Test
    void keepsItsPlaceAmongPipelinedRequests() throws Exception {
        try (var socket = running.connect()) {
            Running.write(socket, "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n" + HEAD + "Content-Length: 6\r\n\r\nword=2");
            slow.complete(PreparedResponse.of("text/plain", "first").build());
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .containsSubsequence("first", "Heard: 2");
        }
    }

    @Test
    void takesNoOtherBodyAndNoLongOne() throws Exception {
        assertThat(post("word=" + "x".repeat(Form.MOST - 5))).startsWith("HTTP/1.1 202");
        assertThat(post("word=" + "x".repeat(Form.MOST - 4))).startsWith("HTTP/1.1 413");
        assertThat(running.exchange(HEAD + "Transfer-Encoding: chunked\r\n\r\n"
                        + ("1000\r\n" + "x".repeat(4096) + "\r\n").repeat(5) + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .containsOnlyOnce("HTTP/1.1");
        assertThat(running.exchange(HEAD + "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(
                        running.exchange(
                                "POST /told HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 415")
                .contains("Accept-Post: application/x-www-form-urlencoded");
        assertThat(running.exchange("POST /told HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\nword=1"))
                .startsWith("HTTP/1.1 415");
        assertThat(running.exchange(HEAD.replace("/told", "/slow") + "Content-Length: 6\r\n\r\nword=1"))
                .startsWith("HTTP/1.1 405");
    }

    @Test
    void namesTheMethodsAnAddressHas() throws Exception {
        for (String method : new String[] {"PUT", "OPTIONS"}) {
            String close = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            assertThat(running.exchange(method + " /told" + close)).contains("Allow: GET, HEAD, OPTIONS, POST\r\n");
            assertThat(running.exchange(method + " /slow" + close)).contains("Allow: GET, HEAD, OPTIONS\r\n");
        }
    }

    @Test
    void refusesALongFormBeforeItIsSent() throws Exception {
        assertThat(running.exchange(HEAD + "Expect: 100-continue\r\nContent-Length: 300000\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
        assertThat(running.exchange(HEAD + "Content-Length: 300000\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ")
                .containsOnlyOnce("HTTP/1.1 ");
    }

    @Test
    void answersNothingThatFollowsAForm() throws Exception {
        assertThat(running.exchange(HEAD + "Content-Length: 6\r\n\r\nword=1GET /told HTTP/1.1\r\nHost: x\r\n\r\n"))
                .containsOnlyOnce("HTTP/1.1 ");
    }

    @Test
    void waitsForAFormNoLongerThanForARequest() throws Exception {
        assertThat(running.exchange(HEAD + "Content-Length: 6\r\n\r\nwo")).isEmpty();
    }
}
