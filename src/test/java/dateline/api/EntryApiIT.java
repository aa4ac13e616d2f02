package dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Cast;
import dateline.DatelineTest;
import dateline.api.Program.Answer;
import dateline.entry.EntryRef;
import dateline.entry.revision.Revisions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DatelineTest
class EntryApiIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    private final JsonMapper json = new JsonMapper();

    @Autowired
    private Revisions revisions;

    private Program ada;

    @BeforeEach
    void comeIn() {
        ada = Program.ofAda(port);
    }

    @Test
    void takesALongBodyAgainAsItAnsweredIt() {
        String path = ada.story("long-body");
        String body = "<p>" + "Pumps & walls. ".repeat(13_000) + "</p>";
        ada.post(path + "/entries", json.writeValueAsString(Map.of("body", body)))
                .expect(201);
        String kept = ada.get(path + "/entries/1").json().get("body").asString();
        assertThat(kept.length()).isGreaterThan(200_000);
        ada.patch(path + "/entries/1", json.writeValueAsString(Map.of("body", kept)), "If-Match", "*")
                .expect(200);
        String nothing = json.writeValueAsString(Map.of("body", "&nbsp;".repeat(40_000)));
        ada.post(path + "/entries", nothing).expect(422);
        String longer = "<p>" + "Pumps & walls. ".repeat(13_400) + "</p>";
        ada.post(path + "/entries", json.writeValueAsString(Map.of("body", longer)))
                .expect(422);
    }

    @Test
    void boundsTheDraftsOfAnAccountInAStory() {
        String path = ada.story("full-of-drafts");
        ada.post(path + "/entries", "{\"body\": \"First\", \"status\": \"draft\"}")
                .expect(201);
        jdbc.sql("""
            insert into entry (story_id, number, body, key_event, created_at, created_by, changed_at, retraction_silent, version, unverified)
            select story_id, number + n, body, false, created_at, created_by, changed_at, false, 0, false from entry, generate_series(1, 499) n
            where story_id = (select id from story where slug = 'full-of-drafts')""").update();
        Answer refused = ada.post(path + "/entries", "{\"body\": \"One more\", \"status\": \"draft\"}")
                .expect(422);
        assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("drafts");
        ada.post(path + "/entries", "{\"body\": \"Out\"}").expect(201);
        ada.delete(path + "/entries/7").expect(200);
        ada.post(path + "/entries", "{\"body\": \"One more\", \"status\": \"draft\"}")
                .expect(201);
    }

    @Test
    void publishesAnEntry() {
        String path = ada.story("first");
        Answer answer = ada.post(path + "/entries", """
            {"headline": "Bridge shut", "body": "<p onclick='x()'>The <b>old</b> bridge is shut.</p><script>alert(1)</script>", "keyEvent": true,
             "credits": [{"role": "contributor", "people": ["Cara Anna"], "agency": "Associated Press", "place": "the United Nations"}]}""").expect(201);
        JsonNode entry = answer.json();
        assertThat(answer.header("Location")).isEqualTo("/api/v1/stories/first/entries/1");
        assertThat(entry.get("number").asLong()).isEqualTo(1);
        assertThat(entry.get("seq").asLong()).isEqualTo(2);
        assertThat(entry.get("status").asString()).isEqualTo("published");
        assertThat(entry.get("url").asString()).endsWith("/stories/first/1");
        assertThat(entry.get("body").asString()).isEqualTo("<p>The <strong>old</strong> bridge is shut.</p>");
        assertThat(entry.get("keyEvent").asBoolean()).isTrue();
        assertThat(Instant.parse(entry.get("publishedAt").asString())).isBefore(Instant.now());
        assertThat(entry.at("/credits/0/place").asString()).isEqualTo("the United Nations");
        Answer read = ada.get(answer.header("Location")).expect(200);
        assertThat(read.json()).isEqualTo(entry);
        assertThat(read.header("ETag"))
                .isEqualTo(answer.header("ETag"))
                .isEqualTo("\"" + entry.get("version").asLong() + "\"");
    }

    @Test
    void keepsTheTimeGivenAndSchedulesOneToCome() {
        String path = ada.story("timed");
        JsonNode past = ada.post(path + "/entries", "{\"body\": \"x\", \"publishedAt\": \"2026-03-03T20:02:00-05:00\"}")
                .expect(201)
                .json();
        assertThat(past.get("publishedAt").asString()).isEqualTo("2026-03-04T01:02:00Z");
        JsonNode waiting = ada.post(
                        path + "/entries",
                        "{\"body\": \"x\", \"status\": \"scheduled\", \"publishedAt\": \"2190-01-01T00:00:00Z\"}")
                .expect(201)
                .json();
        assertThat(waiting.get("status").asString()).isEqualTo("scheduled");
        JsonNode now = ada.patch(path + "/entries/2", "{\"status\": \"published\"}")
                .expect(200)
                .json();
        assertThat(now.get("status").asString()).isEqualTo("published");
        assertThat(Instant.parse(now.get("publishedAt").asString())).isBefore(Instant.now());
    }

    @Test
    void answersARepeatedPostWithTheSameBytes() {
        String path = ada.story("repeated");
        String body = "{\"headline\": \"Once\", \"body\": \"<p>Once only.</p>\"}";
        Answer first =
                ada.post(path + "/entries", body, "Idempotency-Key", "k-1").expect(201);
        ada.patch(path + "/entries/1", "{\"headline\": \"Changed since\"}").expect(200);
        ada.put(path + "/entries/1/pin").expect(200);
        Answer again =
                ada.post(path + "/entries", body, "Idempotency-Key", "k-1").expect(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        JsonNode fault = ada.post(path + "/entries", "{\"headline\": \"Another\"}", "Idempotency-Key", "k-1")
                .expect(422)
                .json();
        assertThat(fault.at("/errors/0/field").asString()).isEqualTo("Idempotency-Key");
        assertThat(fault.at("/errors/0/code").asString()).isEqualTo("key-used");
        assertThat(ada.get(path + "/entries").json().get("entries")).hasSize(1);
    }

    @Test
    void knowsWhatWasPostedWhenTheStoryMovesBeforeItIsAnswered() {
        String path = ada.story("before");
        long number = ada.post(path + "/entries", "{\"headline\": \"Still here\"}")
                .expect(201)
                .json()
                .get("number")
                .asLong();
        EntryRef posted = cast.entry("before", number);
        ada.patch(path, "{\"slug\": \"after\"}", "If-Match", "*").expect(200);
        assertThat(revisions.first(posted).headline()).isEqualTo("Still here");
        assertThat(revisions.first(cast.entry("after", number)).headline()).isEqualTo("Still here");
    }

    @Test
    void postsOnceHoweverManySendTheSameKeyAtOnce() throws Exception {
        String path = ada.story("rushed");
        List<String> answers = atOnce(
                8,
                i -> ada.post(path + "/entries", "{\"body\": \"x\"}", "Idempotency-Key", "rush")
                        .expect(201)
                        .body());
        assertThat(answers).hasSize(8).containsOnly(answers.getFirst());
        assertThat(ada.get(path + "/entries").json().get("entries")).hasSize(1);
    }

    @Test
    void numbersEntriesAndChangesWithoutAGapHoweverManyPostAtOnce() throws Exception {
        String path = ada.story("crowded");
        List<Answer> answers = atOnce(
                20,
                i -> ada.post(path + "/entries", "{\"body\": \"entry %d\"}".formatted(i))
                        .expect(201));
        assertThat(answers)
                .extracting(answer -> answer.json().get("number").asLong())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 20).boxed().toList());
        assertThat(jdbc.sql(
                                "select c.seq from story_change c join story s on s.id = c.story_id where s.slug = 'crowded' order by c.seq")
                        .query(Long.class)
                        .list())
                .isEqualTo(LongStream.rangeClosed(1, 21).boxed().toList());
    }

    @Test
    void changesOnlyWhatAPatchNames() {
        String path = ada.story("edited");
        Answer posted = ada.post(
                        path + "/entries", "{\"headline\": \"One\", \"body\": \"<p>Two</p>\", \"keyEvent\": true}")
                .expect(201);
        JsonNode small = ada.patch(
                        path + "/entries/1", "{\"body\": \"<p>Three</p>\"}", "If-Match", posted.header("ETag"))
                .expect(200)
                .json();
        assertThat(small.get("headline").asString()).isEqualTo("One");
        assertThat(small.get("body").asString()).isEqualTo("<p>Three</p>");
        assertThat(small.get("keyEvent").asBoolean()).isTrue();
        assertThat(small.get("publishedAt")).isEqualTo(posted.json().get("publishedAt"));
        assertThat(small.get("updatedAt").isNull()).isTrue();
        Answer stale = ada.patch(path + "/entries/1", "{\"body\": \"<p>Four</p>\"}", "If-Match", posted.header("ETag"))
                .expect(412);
        assertThat(stale.json().get("current").asString()).isEqualTo("/api/v1" + path + "/entries/1");
        assertThat(stale.header("ETag"))
                .isEqualTo(ada.get(path + "/entries/1").expect(200).header("ETag"));
        JsonNode marked = ada.patch(path + "/entries/1", "{\"headline\": null, \"markUpdated\": true}")
                .expect(200)
                .json();
        assertThat(marked.get("headline").isNull()).isTrue();
        assertThat(marked.get("updatedAt").isNull()).isFalse();
        assertThat(marked.get("seq").asLong()).isEqualTo(4);
    }

    @Test
    void letsOneOfTwoWin() throws Exception {
        String path = ada.story("fought-over");
        String tag =
                ada.post(path + "/entries", "{\"body\": \"x\"}").expect(201).header("ETag");
        assertThat(atOnce(
                        2,
                        i -> ada.patch(path + "/entries/1", "{\"body\": \"by %d\"}".formatted(i), "If-Match", tag)
                                .status()))
                .containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void losesNoPatchOfSeveralAtOnce() throws Exception {
        String path = ada.story("meeting");
        ada.post(path + "/entries", "{\"headline\": \"h\", \"body\": \"b\"}").expect(201);
        atOnce(
                3,
                i -> ada.patch(
                                path + "/entries/1",
                                List.of("{\"headline\": \"H\"}", "{\"body\": \"B\"}", "{\"keyEvent\": true}")
                                        .get(i))
                        .expect(200));
        JsonNode entry = ada.get(path + "/entries/1").json();
        assertThat(List.of(
                        entry.get("headline").asString(),
                        entry.get("body").asString(),
                        entry.get("keyEvent").asBoolean()))
                .isEqualTo(List.of("H", "<p>B</p>", true));
    }

    @Test
    void changesACorrectionAndWithdrawsIt() {
        String path = ada.story("corrected-twice");
        ada.post(path + "/entries", "{\"headline\": \"Ships\"}").expect(201);
        String corrections = path + "/entries/1/corrections";
        assertThat(ada.post(corrections, "{\"text\": \"Two shps, not three.\"}")
                        .expect(201)
                        .json()
                        .at("/corrections/0/number")
                        .asInt())
                .isEqualTo(1);
        ada.post(corrections, "{\"text\": \"At the east quay.\"}").expect(201);
        JsonNode changed = ada.patch(corrections + "/1", "{\"text\": \"Two ships, not three.\"}")
                .expect(200)
                .json();
        assertThat(changed.at("/corrections").findValuesAsString("text"))
                .containsExactly("Two ships, not three.", "At the east quay.");
        assertThat(changed.at("/corrections/0/changedAt").isNull()).isFalse();
        ada.patch(corrections + "/1", "{\"text\": \" \"}").expect(422);
        ada.patch(corrections + "/1", "{\"text\": \"Late\"}", "If-Match", "\"0\"")
                .expect(412);
        ada.patch(corrections + "/9", "{\"text\": \"None\"}").expect(404);
        JsonNode withdrawn = ada.delete(corrections + "/1").expect(200).json();
        assertThat(withdrawn.at("/corrections").findValuesAsString("text")).containsExactly("At the east quay.");
        assertThat(withdrawn.at("/corrections/0/number").asInt())
                .as("keeps its address")
                .isEqualTo(2);
        ada.delete(corrections + "/1").expect(409);
        ada.patch(corrections + "/1", "{\"text\": \"Again\"}").expect(409);
        assertThat(jdbc.sql(
                                "select text from correction_history h join entry e on e.id = h.entry_id join story s on s.id = e.story_id "
                                        + "where s.slug = 'corrected-twice' order by h.id")
                        .query(String.class)
                        .list())
                .containsExactly("Two shps, not three.", "Two ships, not three.");
    }

    @Test
    void correctsPinsRetractsAndRestores() {
        String path = ada.story("whole-life");
        ada.post(path + "/entries", "{\"body\": \"Three ships\"}").expect(201);
        Answer corrected = ada.post(path + "/entries/1/corrections", "{\"text\": \"Two ships, not three.\"}")
                .expect(201);
        assertThat(corrected.json().at("/corrections/0/text").asString()).isEqualTo("Two ships, not three.");
        assertThat(ada.put(path + "/entries/1/pin")
                        .expect(200)
                        .json()
                        .get("pinned")
                        .asBoolean())
                .isTrue();
        assertThat(ada.delete(path + "/entries/1/pin")
                        .expect(200)
                        .json()
                        .get("pinned")
                        .asBoolean())
                .isFalse();
        JsonNode retracted =
                ada.delete(path + "/entries/1?reason=Not%20so").expect(200).json();
        assertThat(retracted.get("status").asString()).isEqualTo("retracted");
        assertThat(retracted.get("retractionReason").asString()).isEqualTo("Not so");
        ada.patch(path + "/entries/1", "{\"body\": \"x\"}").expect(409);
        assertThat(ada.put(path + "/entries/1/pin")
                        .expect(409)
                        .json()
                        .get("code")
                        .asString())
                .isEqualTo("not-published");
        JsonNode restored =
                ada.delete(path + "/entries/1/retraction").expect(200).json();
        assertThat(restored.get("status").asString()).isEqualTo("published");
        assertThat(restored.get("seq").asLong()).isEqualTo(7);
        assertThat(ada.get(path).json().get("seq").asLong()).isEqualTo(7);
    }

    @Test
    void tellsWhatAnEntrySaidBefore() {
        String path = ada.story("remembered");
        ada.post(path + "/entries", "{\"body\": \"First\"}").expect(201);
        ada.patch(path + "/entries/1", "{\"body\": \"Second\"}").expect(200);
        JsonNode revisions =
                ada.get(path + "/entries/1/revisions").expect(200).json().get("revisions");
        assertThat(revisions).hasSize(2);
        assertThat(revisions.at("/0/content/body").asString()).isEqualTo("<p>Second</p>");
        assertThat(revisions.at("/1/content/body").asString()).isEqualTo("<p>First</p>");
        assertThat(revisions.at("/0/revisedBy").asString()).isEqualTo("Editor");
    }

    @Test
    void listsEntriesByKeyNewestFirstWithDrafts() {
        String path = ada.story("long");
        IntStream.range(1, 6)
                .forEach(i -> ada.post(
                                path + "/entries",
                                "{\"body\": \"e\", \"publishedAt\": \"2026-03-0%dT10:00:00Z\"}"
                                        .formatted(i % 2 == 0 ? 1 : i))
                        .expect(201));
        ada.post(path + "/entries", "{\"body\": \"d\", \"status\": \"draft\"}").expect(201);
        List<Long> seen = new ArrayList<>();
        String next = path + "/entries?limit=2";
        while (next != null) {
            JsonNode page = ada.get(next).expect(200).json();
            assertThat(page.get("entries").size()).isBetween(1, 2);
            page.get("entries").forEach(entry -> seen.add(entry.get("number").asLong()));
            next = page.get("next").isNull() ? null : page.get("next").asString();
        }
        assertThat(seen).containsExactly(6L, 5L, 3L, 4L, 2L, 1L);
        assertThat(ada.get(path + "/entries?limit=1")
                        .json()
                        .at("/entries/0/status")
                        .asString())
                .isEqualTo("draft");
    }

    private interface Step<T> {
        T take(int i) throws Exception;
    }

    private static <T> List<T> atOnce(int many, Step<T> step) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = IntStream.range(0, many)
                    .mapToObj(i -> threads.submit(() -> step.take(i)))
                    .toList();
            List<T> done = new ArrayList<>();
            for (Future<T> one : running) {
                done.add(one.get());
            }
            return done;
        }
    }
}
