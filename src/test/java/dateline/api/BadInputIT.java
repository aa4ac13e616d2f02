package dateline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dateline.DatelineTest;
import dateline.api.Program.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whatever is sent, the answer says which field and why, and nothing was written. */
@DatelineTest
class BadInputIT {

    private static final String LONG = "x".repeat(20_000_000);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Program ada;
    private String story;
    private String before;

    @BeforeEach
    void rememberWhatStands() {
        ada = Program.ofAda(port);
        if (ada.get("/stories/bad-input").status() == 404) {
            ada.story("bad-input");
            ada.post("/stories/bad-input/entries", "{\"body\": \"Stands\"}").expect(201);
        }
        story = "/stories/bad-input";
        before = everything();
    }

    @AfterEach
    void nothingWasWritten() {
        assertThat(everything()).isEqualTo(before);
    }

    static Stream<Arguments> entries() {
        return Stream.of(
                arguments("{\"headlin\": \"x\", \"body\": \"x\"}", "headlin", "unknown"),
                arguments(
                        "{\"body\": \"x\", \"figures\": [{\"photo\": \"a\", \"captoin\": \"x\"}]}",
                        "figures[0].captoin",
                        "unknown"),
                arguments("{\"\\ud800\": 1}", "\ufffd", "unknown"),
                arguments("{\"body\": 5}", "body", "type"),
                arguments("{\"body\": 1e999999999}", "body", "type"),
                arguments("{\"body\": true}", "body", "type"),
                arguments("{\"body\": [\"x\"]}", "body", "type"),
                arguments("{\"body\": {\"html\": \"x\"}}", "body", "type"),
                arguments("{\"body\": \"x\", \"keyEvent\": \"yes\"}", "keyEvent", "type"),
                arguments("{\"body\": \"x\", \"keyEvent\": 1}", "keyEvent", "type"),
                arguments("{\"body\": \"x\", \"keyEvent\": \"\"}", "keyEvent", "type"),
                arguments("{\"body\": \"x\", \"figures\": \"a\"}", "figures", "type"),
                arguments("{\"body\": \"x\", \"figures\": {}}", "figures", "type"),
                arguments("{\"body\": \"x\", \"figures\": [\"a\"]}", "figures[0]", "type"),
                arguments("{\"body\": \"x\", \"figures\": [null]}", "figures[0]", "null"),
                arguments("{\"body\": \"x\", \"figures\": [{}]}", "figures[0].photo", "required"),
                arguments("{\"body\": \"x\", \"figures\": [{\"photo\": \"none\"}]}", "figures[0].photo", "photo"),
                arguments("{\"body\": \"x\", \"figures\": [{\"photo\": 7}]}", "figures[0].photo", "type"),
                arguments(
                        "{\"body\": \"x\", \"credits\": [{\"role\": \"chef\", \"people\": [\"A\"]}]}",
                        "credits[0].role",
                        "role"),
                arguments("{\"body\": \"x\", \"credits\": [{\"role\": \"author\"}]}", "credits[0]", "nobody"),
                arguments(
                        "{\"body\": \"x\", \"credits\": [{\"role\": \"author\", \"people\": [null]}]}",
                        "credits[0].people[0]",
                        "null"),
                arguments(
                        "{\"body\": \"x\", \"credits\": [{\"role\": \"author\", \"people\": [\" \"]}]}",
                        "credits[0].people[0]",
                        "required"),
                arguments(
                        "{\"body\": \"x\", \"credits\": [{\"role\": \"author\", \"people\": \"A\"}]}",
                        "credits[0].people",
                        "type"),
                arguments(
                        "{\"body\": \"x\", \"credits\": [{\"role\": \"author\", \"people\": [\"\\u200b\"]}]}",
                        "credits[0].people[0]",
                        "required"),
                arguments("{}", "body", "empty-entry"),
                arguments("null", "", "type"),
                arguments("[]", "", "type"),
                arguments("\"x\"", "", "type"),
                arguments("7", "", "type"),
                arguments("{\"body\": \"  \\n\\t \"}", "body", "blank"),
                arguments("{\"body\": \"<p> &nbsp; </p><script>alert(1)</script>\"}", "body", "blank"),
                arguments("{\"body\": \"\\u200b\\u0000\"}", "body", "blank"),
                arguments("{\"body\": \"a\\ud800b\"}", "body", "surrogate"),
                arguments("{\"headline\": \"\\udc00\"}", "headline", "surrogate"),
                arguments("{\"headline\": \"" + "x".repeat(301) + "\"}", "headline", "long"),
                arguments("{\"body\": \"" + LONG + "\"}", "body", "long"),
                arguments("{\"headline\": \"" + LONG + "\"}", "headline", "long"),
                arguments("{\"body\": \"x\", \"publishedAt\": \"yesterday\"}", "publishedAt", "time"),
                arguments("{\"body\": \"x\", \"publishedAt\": \"2026-03-03\"}", "publishedAt", "time"),
                arguments("{\"body\": \"x\", \"publishedAt\": \"2026-03-03T10:00:00\"}", "publishedAt", "time"),
                arguments("{\"body\": \"x\", \"publishedAt\": \"2026-02-30T10:00:00Z\"}", "publishedAt", "time"),
                arguments("{\"body\": \"x\", \"publishedAt\": \"\"}", "publishedAt", "time"),
                arguments("{\"body\": \"x\", \"publishedAt\": 1772532120}", "publishedAt", "type"),
                arguments(
                        "{\"body\": \"x\", \"publishedAt\": \"+999999999-12-31T23:59:59.999999999-18:00\"}",
                        "publishedAt",
                        "time-range"),
                arguments(
                        "{\"body\": \"x\", \"publishedAt\": \"-999999999-01-01T00:00:00+18:00\"}",
                        "publishedAt",
                        "time-range"),
                arguments("{\"body\": \"x\", \"publishedAt\": \"2150-01-01T00:00:00Z\"}", "publishedAt", "time-future"),
                arguments("{\"body\": \"x\", \"status\": \"scheduled\"}", "publishedAt", "time-required"),
                arguments(
                        "{\"body\": \"x\", \"status\": \"scheduled\", \"publishedAt\": \"2020-01-01T00:00:00Z\"}",
                        "publishedAt",
                        "time-past"),
                arguments("{\"body\": \"x\", \"status\": \"retracted\"}", "status", "status"),
                arguments("{\"body\": \"x\", \"status\": \"Published\"}", "status", "status"),
                arguments("{\"body\": \"x\", \"status\": \"\\ud800\"}", "status", "status"),
                arguments("{\"body\": \"x\", \"markUpdated\": true}", "markUpdated", "new-updated"));
    }

    @ParameterizedTest(name = "[{index}] {1} {2}")
    @MethodSource("entries")
    void refusesAnEntry(String json, String field, String code) {
        refused(ada.post(story + "/entries", json), field, code);
    }

    @ParameterizedTest(name = "[{index}] {1} {2}")
    @MethodSource("patches")
    void refusesAPatchOfAnEntry(String json, String field, String code) {
        refused(ada.patch(story + "/entries/1", json), field, code);
    }

    static Stream<Arguments> patches() {
        return Stream.of(
                arguments("{\"nothing\": null}", "nothing", "unknown"),
                arguments("{\"number\": 2}", "number", "unknown"),
                arguments("{\"body\": 5}", "body", "type"),
                arguments("{\"body\": null}", "body", "empty-entry"),
                arguments("{\"body\": \" \"}", "body", "blank"),
                arguments("{\"status\": \"retracted\"}", "status", "status"),
                arguments("{\"figures\": [{\"photo\": \"none\"}]}", "figures[0].photo", "photo"),
                arguments("[]", "", "type"),
                arguments("null", "", "type"));
    }

    static Stream<Arguments> stories() {
        return Stream.of(
                arguments("{}", "headline", "required"),
                arguments("{\"headline\": \" \"}", "headline", "required"),
                arguments("{\"headline\": null}", "headline", "required"),
                arguments("{\"headline\": 1}", "headline", "type"),
                arguments("{\"headline\": \"\\u0000\\u2060\"}", "headline", "required"),
                arguments("{\"headline\": \"x\", \"slug\": \"bad-input\"}", "slug", "slug-taken"),
                arguments("{\"headline\": \"x\", \"slug\": \"No Slug\"}", "slug", "slug"),
                arguments("{\"headline\": \"x\", \"slug\": \"\"}", "slug", "slug"),
                arguments("{\"headline\": \"x\", \"slug\": \"a\\u0000\"}", "slug", "slug"),
                arguments("{\"headline\": \"x\", \"slug\": \"" + "a".repeat(81) + "\"}", "slug", "slug"),
                arguments("{\"headline\": \"x\", \"timeZone\": \"Mars/Olympus\"}", "timeZone", "zone"),
                arguments("{\"headline\": \"x\", \"timeZone\": \"\\ud800\"}", "timeZone", "zone"),
                arguments("{\"headline\": \"x\", \"timeZone\": 5}", "timeZone", "type"),
                arguments("{\"headline\": \"x\", \"language\": \"no language\"}", "language", "language"),
                arguments("{\"headline\": \"x\", \"tags\": [\"a\", 5]}", "tags[1]", "type"),
                arguments("{\"headline\": \"x\", \"tags\": [null]}", "tags[0]", "null"),
                arguments("{\"headline\": \"x\", \"tags\": [\"\"]}", "tags[0]", "required"),
                arguments("{\"headline\": \"x\", \"summary\": [5]}", "summary[0]", "type"),
                arguments("{\"headline\": \"x\", \"summary\": [\"\"]}", "summary[0].text", "required"),
                arguments(
                        "{\"headline\": \"x\", \"summary\": [{\"text\": \"a\", \"entry\": \"1\"}]}",
                        "summary[0].entry",
                        "type"),
                arguments(
                        "{\"headline\": \"x\", \"summary\": [{\"text\": \"a\", \"entry\": 1.5}]}",
                        "summary[0].entry",
                        "type"),
                arguments(
                        "{\"headline\": \"x\", \"summary\": [{\"text\": \"a\", \"entry\": 99999999999999999999}]}",
                        "summary[0].entry",
                        "type"),
                arguments(
                        "{\"headline\": \"x\", \"summary\": [{\"text\": \"a\", \"entry\": 1}]}",
                        "summary[0].entry",
                        "entry"),
                arguments("{\"headline\": \"x\", \"leadFigure\": {\"photo\": \"none\"}}", "leadFigure.photo", "photo"),
                arguments("{\"headline\": \"x\", \"leadFigure\": \"none\"}", "leadFigure", "type"),
                arguments("{\"headline\": \"x\", \"status\": \"ended\"}", "status", "status"),
                arguments("{\"headline\": \"x\", \"status\": \"alive\"}", "status", "status"),
                arguments("{\"headline\": \"x\", \"section\": \"" + "x".repeat(101) + "\"}", "section", "long"),
                arguments("{\"headline\": \"x\", \"standfirst\": \"" + LONG + "\"}", "standfirst", "long"));
    }

    @ParameterizedTest(name = "[{index}] {1} {2}")
    @MethodSource("stories")
    void refusesAStory(String json, String field, String code) {
        refused(ada.post("/stories", json), field, code);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("", 400),
                arguments("{", 400),
                arguments("{\"body\": \"x\"} {}", 400),
                arguments("{\"body\": \"x\", \"body\": \"y\"}", 400),
                arguments("{'body': 'x'}", 400),
                arguments("{\"body\": \"a\nb\"}", 400),
                arguments("{\"body\": NaN}", 400),
                arguments("\u0000", 400),
                arguments("{\"tags\":".repeat(5000), 400),
                arguments("[".repeat(100_000), 400),
                arguments("{\"body\": " + "1".repeat(100_000) + "}", 400),
                arguments("{\"" + "x".repeat(100_000) + "\": 1}", 400),
                arguments("{\"figures\": [" + "1,".repeat(300_000) + "1]}", 400),
                arguments("{\"body\": \"" + "x".repeat(33 << 20) + "\"}", 413));
    }

    @ParameterizedTest(name = "[{index}] {1}")
    @MethodSource("malformed")
    void refusesWhatIsNoJson(String body, int status) {
        Answer answer = ada.post(story + "/entries", body);
        assertThat(answer.status()).as(answer.body()).isIn(status, status == 400 ? 422 : status);
        problem(answer);
        problem(ada.patch(story + "/entries/1", body));
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] overlong = {'{', '"', 'b', 'o', 'd', 'y', '"', ':', '"', (byte) 0xc0, (byte) 0x80, '"', '}'};
        byte[] latin = "{\"body\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] halfCharacter = {
            '{', '"', 'b', 'o', 'd', 'y', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'
        };
        for (byte[] body :
                new byte[][] {overlong, latin, halfCharacter, "{\"body\": \"x\"}".getBytes(StandardCharsets.UTF_16)}) {
            problem(ada.send(
                            "POST",
                            story + "/entries",
                            BodyPublishers.ofByteArray(body),
                            "Content-Type",
                            "application/json")
                    .expect(400));
        }
    }

    @Test
    void refusesOtherMediaTypes() {
        for (String type : new String[] {
            "text/plain", "rubbish", "application/", "application/x-www-form-urlencoded", "application/json;q=;;", "*/*"
        }) {
            Answer answer = ada.send(
                    "POST", story + "/entries", BodyPublishers.ofString("{\"body\": \"\"}"), "Content-Type", type);
            assertThat(answer.status()).as(type + " " + answer.body()).isIn(415, 422);
            problem(answer);
        }
        problem(ada.send("POST", story + "/entries", BodyPublishers.ofString("{\"body\": \"x\"}"))
                .expect(415));
        problem(ada.send("GET", story, BodyPublishers.noBody(), "Accept", "text/html")
                .expect(406));
        problem(ada.send("GET", story, BodyPublishers.noBody(), "Accept", "rubbish")
                .expect(406));
    }

    @Test
    void knowsOnlyItsOwnAddressesAndMethods() {
        for (String path : new String[] {
            "/none",
            "/stories/none",
            story + "/entries/99",
            story + "/entries/x",
            story + "/entries/1.0",
            story + "/entries/99999999999999999999",
            story + "/entries/1/none",
            "/photos/none",
            "/stories/%F0%9F%8C%8A",
            "/api/v2/stories"
        }) {
            problem(ada.get(path).expect(404));
        }
        Answer put = ada.put(story).expect(405);
        problem(put);
        assertThat(put.header("Allow").split(", ?")).contains("GET", "PATCH");
        problem(ada.put("/keys").expect(405));
        assertThat(ada.get("/stories/%00").status()).isEqualTo(400);
        assertThat(ada.get("/stories/%ED%A0%80").status()).isEqualTo(400);
        problem(ada.get(story + ";a=b").expect(400));
        problem(ada.send("STORM", story, BodyPublishers.noBody()).expect(400));
    }

    @Test
    void refusesParametersAndHeadersOutOfRange() {
        for (String query : new String[] {
            "limit=0",
            "limit=101",
            "limit=x",
            "limit=99999999999",
            "limit=",
            "before=rubbish",
            "before=%00",
            "before=LTk5OTk5OTk5OS0wMS0wMVQwMDowMDowMFogMQ",
            "before=" + "A".repeat(5000)
        }) {
            String field = query.substring(0, query.indexOf('='));
            for (String list : new String[] {"/stories", story + "/entries"}) {
                Answer answer = ada.get(list + "?" + query);
                if (!query.equals("limit=")) {
                    assertThat(answer.expect(422).json().at("/errors/0/field").asString())
                            .isEqualTo(field);
                }
                assertThat(answer.status()).isLessThan(500);
            }
        }
        problem(ada.get("/stories?before=%ff").expect(400));
        problem(ada.get(story + "/entries?limit=%ff").expect(400));
        refused(ada.delete(story + "/entries/1?reason=" + "x".repeat(501)), "reason", "long");
        refused(ada.delete(story + "/entries/1?silent=perhaps"), "silent", "value");
        for (String header : new String[] {"rubbish", "0", "\"0", "0\"", "\"a\" \"b\"", ","}) {
            refused(ada.patch(story, "{}", "If-Match", header), "If-Match", "if-match");
            refused(ada.patch(story + "/entries/1", "{}", "If-Match", header), "If-Match", "if-match");
        }
        problem(ada.patch(story, "{}", "If-Match", "\"99999999999999999999\"").expect(412));
        refused(
                ada.post(story + "/entries", "{\"body\": \"x\"}", "Idempotency-Key", "two words"),
                "Idempotency-Key",
                "key");
        refused(
                ada.post(story + "/entries", "{\"body\": \"x\"}", "Idempotency-Key", "x".repeat(201)),
                "Idempotency-Key",
                "key");
        refused(ada.post(story + "/entries", "{\"body\": \"x\"}", "Idempotency-Key", ""), "Idempotency-Key", "key");
    }

    @Test
    void refusesACorrectionWithoutAWord() {
        refused(ada.post(story + "/entries/1/corrections", "{}"), "text", "required");
        refused(ada.post(story + "/entries/1/corrections", "{\"text\": \" \"}"), "text", "required");
        refused(ada.post(story + "/entries/1/corrections", "{\"words\": \"x\"}"), "words", "unknown");
        problem(ada.delete(story + "/entries/1/retraction").expect(409));
    }

    @Test
    void refusesAKeyWithoutAName() {
        Program basic = new Program(
                port,
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((DatelineTest.EMAIL + ":" + DatelineTest.PASSWORD)
                                        .getBytes(StandardCharsets.UTF_8)));
        refused(basic.post("/keys", "{}"), "name", "required");
        refused(basic.post("/keys", "{\"name\": 5}"), "name", "type");
        problem(basic.post("/keys", "{").expect(400));
        problem(new Program(port, "Basic rubbish").post("/keys", "{}").expect(401));
        problem(new Program(port, "Bearer rubbish").get("/stories").expect(401));
        problem(new Program(port, "Bearer ").get("/stories").expect(401));
        problem(new Program(port, "").get("/stories").expect(401));
        problem(ada.delete("/keys/99999").expect(404));
    }

    private static void refused(Answer answer, String field, String code) {
        JsonNode problem = problem(answer.expect(422));
        assertThat(problem.at("/errors/0/field").asString())
                .as(problem.toString())
                .isEqualTo(field);
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(problem.at("/errors/0/message").asString())
                .isNotEqualTo(code)
                .isNotEmpty();
        assertThat(problem.get("detail").asString()).isNotEmpty();
    }

    private static JsonNode problem(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.json().get("type").asString()).isEqualTo("about:blank");
        assertThat(answer.json().get("title").asString()).isNotEmpty();
        assertThat(answer.body())
                .as("in words, not by the name they have in a bundle")
                .doesNotContain("problemDetail.");
        return answer.json();
    }

    /** What the database holds, but for sessions, keys and jobs. */
    private String everything() {
        return jdbc.sql("""
            select concat_ws(' ', (select count(*) from story), (select sum(version + seq) from story), (select count(*) from entry),
              (select sum(version) from entry), (select count(*) from revision), (select count(*) from credit), (select count(*) from contributor),
              (select count(*) from section), (select count(*) from story_change), (select count(*) from posting), (select count(*) from photo),
              (select count(*) from correction), (select count(*) from pin))""").query(String.class).single();
    }
}
