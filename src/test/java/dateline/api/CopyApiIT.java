package dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.api.Program.Answer;
import dateline.http.ReaderServer;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Copies an entry into another story, and moves it there. */
@DatelineTest
class CopyApiIT {

    private static final String UPDATE = """
        {"headline": "The dyke holds", "body": "<p>Crews worked <b>all night</b>.</p>", "publishedAt": "2026-01-02T20:02:00Z", "keyEvent": true,
         "credits": [{"role": "contributor", "agency": "Coast Wire", "people": ["Mara Lind"]}]}""";

    @LocalServerPort
    private int port;

    @Autowired
    private ReaderServer server;

    @Autowired
    private Cast cast;

    private Program ada;
    private Reader reader;
    private String here;
    private String there;

    @BeforeEach
    void comeIn() {
        ada = Program.ofAda(port);
        reader = new Reader(server.port());
        here = cast.liveStory();
        there = cast.liveStory();
    }

    @Test
    void copiesWordsTimeAndCreditsAndLeavesTheSource() {
        ada.post("/stories/" + here + "/entries", UPDATE).expect(201);
        Answer copied = copy(1, "{\"story\": \"%s\"}").expect(201);
        assertThat(copied.response().headers().firstValue("Location"))
                .hasValue("/api/v1/stories/" + there + "/entries/1");
        JsonNode source = ada.get("/stories/" + here + "/entries/1").json();
        for (String field : List.of("headline", "body", "publishedAt", "keyEvent", "credits", "status")) {
            assertThat(copied.json().get(field)).as(field).isEqualTo(source.get(field));
        }
        assertThat(page("/stories/" + there)).contains("The dyke holds");
        assertThat(reader.get("/stories/" + here).body()).contains("The dyke holds");
    }

    @Test
    void movesAnEntryWithItsCorrectionsAndLeadsReadersOn() {
        ada.post("/stories/" + here + "/entries", UPDATE).expect(201);
        ada.post("/stories/" + here + "/entries/1/corrections", "{\"text\": \"It was the north dyke.\"}")
                .expect(201);
        copy(1, "{\"story\": \"%s\", \"move\": true}").expect(201);
        assertThat(page("/stories/" + there)).contains("The dyke holds", "It was the north dyke.");
        HttpResponse<String> led =
                Await.until(() -> reader.get("/stories/" + here + "/1"), answer -> answer.statusCode() == 301);
        assertThat(led.headers().firstValue("Location")).hasValue("/stories/" + there + "/1");
        assertThat(reader.get("/stories/" + here).body()).doesNotContain("The dyke holds");
        assertThat(reader.get("/stories/" + here + "/feed.atom").body()).doesNotContain("The dyke holds");
        assertThat(Await.until(
                        () -> reader.get("/stories/" + there + "/feed.atom").body(),
                        feed -> feed.contains("The dyke holds")))
                .contains("It was the north dyke.");
        ada.delete("/stories/" + there + "/entries/1").expect(200);
        Await.until(() -> reader.get("/stories/" + here + "/1"), answer -> answer.statusCode() == 410);
    }

    @Test
    void leadsNobodyFromAnEntryThatWasRestored() {
        ada.post("/stories/" + here + "/entries", UPDATE).expect(201);
        copy(1, "{\"story\": \"%s\", \"move\": true}").expect(201);
        Await.until(() -> reader.get("/stories/" + here + "/1"), answer -> answer.statusCode() == 301);
        ada.delete("/stories/" + here + "/entries/1/retraction").expect(200);
        Await.until(() -> reader.get("/stories/" + here + "/1"), answer -> answer.statusCode() == 200);
        ada.delete("/stories/" + here + "/entries/1?reason=Wrong%20dyke").expect(200);
        Await.until(() -> reader.get("/stories/" + here + "/1"), answer -> answer.statusCode() == 410);
    }

    @Test
    void makesOneCopyHoweverOftenItIsAsked() throws Exception {
        ada.post("/stories/" + here + "/entries", UPDATE).expect(201);
        try (ExecutorService many = Executors.newFixedThreadPool(6)) {
            List<Future<Integer>> answers = many.invokeAll(IntStream.range(0, 12)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> copy(1, "{\"story\": \"%s\"}").status())
                    .toList());
            List<Integer> codes = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                codes.add(answer.get());
            }
            assertThat(codes).containsOnly(201, 409).containsOnlyOnce(201);
        }
        Answer again = copy(1, "{\"story\": \"%s\"}").expect(409);
        assertThat(again.body()).contains("as 1");
    }

    @Test
    void copiesBothWaysAtOnceWithoutADeadlock() throws Exception {
        for (int i = 0; i < 8; i++) {
            ada.post("/stories/" + here + "/entries", "{\"body\": \"From here " + i + "\"}")
                    .expect(201);
            ada.post("/stories/" + there + "/entries", "{\"body\": \"From there " + i + "\"}")
                    .expect(201);
        }
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers = many.invokeAll(IntStream.rangeClosed(1, 8)
                    .boxed()
                    .<Callable<Integer>>flatMap(number -> Stream.of(
                            () -> ada.post(
                                            "/stories/" + here + "/entries/" + number + "/copies",
                                            "{\"story\": \"%s\"}".formatted(there))
                                    .status(),
                            () -> ada.post(
                                            "/stories/" + there + "/entries/" + number + "/copies",
                                            "{\"story\": \"%s\"}".formatted(here))
                                    .status()))
                    .toList());
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(201);
            }
        }
    }

    @Test
    void refusesWhatCannotBeCopiedAndSaysWhy() {
        ada.post("/stories/" + here + "/entries", UPDATE).expect(201);
        copy(1, "{}").expect(422);
        copy(1, "{\"story\": \"no-such-story\"}").expect(422);
        copy(1, "{\"story\": \"" + here + "\"}").expect(422);
        copy(1, "{\"story\": \"%s\", \"status\": \"retracted\"}").expect(422);
        copy(1, "{\"story\": \"%s\", \"where\": 1}").expect(422);
        copy(9, "{\"story\": \"%s\"}").expect(404);
        ada.post("/stories/" + here + "/entries/1/copies", "{\"story\": \"" + there + "\"}", "If-Match", "\"77\"")
                .expect(412);
        ada.delete("/stories/" + here + "/entries/1").expect(200);
        copy(1, "{\"story\": \"%s\"}").expect(409);
        assertThat(ada.get("/stories/" + there + "/entries").json().get("entries"))
                .isEmpty();
    }

    @Test
    void keepsADraftADraftAndItsWriterItsWriter() {
        Account jonas = cast.staff(AccountRole.REPORTER);
        long draft = cast.draft(here, "Not yet", jonas).number();
        copy(draft, "{\"story\": \"%s\", \"move\": true}").expect(201);
        Program his = Program.of(port, jonas.email(), DatelineTest.PASSWORD);
        his.patch("/stories/" + there + "/entries/1", "{\"headline\": \"Still mine\"}")
                .expect(200);
        assertThat(reader.get("/stories/" + there).body()).doesNotContain("Not yet", "Still mine");
        assertThat(reader.get("/stories/" + there + "/1").statusCode()).isEqualTo(404);
        ada.patch("/stories/" + there + "/entries/1", "{\"status\": \"published\"}")
                .expect(200);
        Await.until(() -> reader.get("/stories/" + there + "/1"), answer -> answer.statusCode() == 200);
        assertThat(reader.get("/stories/" + here + "/" + draft).statusCode())
                .as("an address that readers never had")
                .isEqualTo(404);
    }

    @Test
    void givesAReporterDraftsOnly() {
        Account jonas = cast.staff(AccountRole.REPORTER);
        Program his = Program.of(port, jonas.email(), DatelineTest.PASSWORD);
        ada.post("/stories/" + here + "/entries", UPDATE).expect(201);
        String path = "/stories/" + here + "/entries/1/copies";
        his.post(path, "{\"story\": \"%s\"}".formatted(there)).expect(403);
        his.post(path, "{\"story\": \"%s\", \"status\": \"draft\", \"move\": true}".formatted(there))
                .expect(403);
        his.post(path, "{\"story\": \"%s\", \"status\": \"draft\"}".formatted(there))
                .expect(201);
        long hers = cast.draft(here, "Hers", cast.staff(AccountRole.REPORTER)).number();
        his.post(
                        "/stories/" + here + "/entries/" + hers + "/copies",
                        "{\"story\": \"%s\", \"status\": \"draft\"}".formatted(there))
                .expect(403);
    }

    private Answer copy(long number, String json) {
        return ada.post("/stories/" + here + "/entries/" + number + "/copies", json.formatted(there));
    }

    private String page(String path) {
        return Await.until(() -> reader.get(path).body(), body -> body.contains("The dyke holds"));
    }
}
