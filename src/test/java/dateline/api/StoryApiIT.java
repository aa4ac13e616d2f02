package dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.DatelineTest;
import dateline.account.AccountRole;
import dateline.account.AccountService;
import dateline.api.Program.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@DatelineTest
class StoryApiIT {

    @LocalServerPort
    private int port;

    @Autowired
    private AccountService accountService;

    private Program ada;

    @BeforeEach
    void comeIn() {
        ada = Program.ofAda(port);
    }

    @Test
    void createsAStoryOfAHeadlineAlone() {
        Answer answer = ada.post("/stories", "{\"headline\": \"Harbour closed as storm nears\"}")
                .expect(201);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/stories/harbour-closed-as-storm-nears");
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        JsonNode story = answer.json();
        assertThat(story.get("slug").asString()).isEqualTo("harbour-closed-as-storm-nears");
        assertThat(story.get("url").asString()).endsWith("/stories/harbour-closed-as-storm-nears");
        assertThat(story.get("status").asString()).isEqualTo("draft");
        assertThat(story.get("seq").asLong()).isEqualTo(1);
        assertThat(story.get("version").asLong()).isZero();
        assertThat(ada.get(answer.header("Location")).expect(200).json()).isEqualTo(story);
    }

    @Test
    void announcesAStoryThatSaysWhenItStarts() {
        assertThat(ada.post("/stories", "{\"headline\": \"The launch\", \"status\": \"upcoming\"}")
                        .expect(422)
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("startsAt");
        JsonNode story = ada.post("/stories", """
            {"headline": "The launch", "slug": "the-launch", "status": "upcoming", "startsAt": "2030-06-01T19:00:00-03:00"}""").expect(201).json();
        assertThat(story.get("status").asString()).isEqualTo("upcoming");
        assertThat(story.get("startsAt").asString()).isEqualTo("2030-06-01T22:00:00Z");
        assertThat(ada.post("/stories", """
            {"headline": "The launch", "startsAt": "tonight"}""")
                        .expect(422)
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("startsAt");
        assertThat(ada.post("/stories", """
            {"headline": "The launch", "leadEntry": 4}""")
                        .expect(422)
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("leadEntry");
        ada.post("/stories/the-launch/entries", "{\"headline\": \"A line before it starts\"}")
                .expect(201);
        assertThat(ada.get("/stories/the-launch")
                        .expect(200)
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("upcoming");
        assertThat(field(ada.post(
                        "/stories/the-launch/entries",
                        "{\"headline\": \"Filed\", \"status\": \"draft\", \"openCoverage\": true}")))
                .isEqualTo("openCoverage opens-nothing");
        ada.post("/stories/the-launch/entries", "{\"headline\": \"She is afloat\", \"openCoverage\": true}")
                .expect(201);
        JsonNode live = ada.get("/stories/the-launch").expect(200).json();
        assertThat(live.get("status").asString()).isEqualTo("live");
        assertThat(live.get("coverageOpenedAt").isNull()).isFalse();
    }

    @Test
    void saysWhatEventAStoryIsAbout() {
        JsonNode faults = ada.post("/stories", """
            {"headline": "Storm", "event": {"name": "Storm Alda"}}""").expect(422).json().get("errors");
        assertThat(faults.valueStream().map(fault -> fault.get("field").asString()))
                .containsExactlyInAnyOrder("event.startsAt", "event.location");
        assertThat(ada.post("/stories", """
            {"headline": "Storm", "event": {"name": "Storm Alda", "startsAt": "soon", "location": "Here"}}""")
                        .expect(422)
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("event.startsAt");
        JsonNode story = ada.post("/stories", """
            {"headline": "Storm", "slug": "storm-about", "status": "live",
             "event": {"name": "Storm Alda", "startsAt": "2014-11-02T18:00:00-04:00", "location": "Port Averill"}}""").expect(201).json();
        assertThat(story.get("event").toString())
                .isEqualTo(
                        "{\"name\":\"Storm Alda\",\"startsAt\":\"2014-11-02T22:00:00Z\",\"location\":\"Port Averill\"}");
        JsonNode moved = ada.patch("/stories/storm-about", "{\"event\": {\"location\": \"Low Town\"}}", "If-Match", "*")
                .expect(200)
                .json();
        assertThat(moved.at("/event/name").asString()).isEqualTo("Storm Alda");
        assertThat(moved.at("/event/location").asString()).isEqualTo("Low Town");
        assertThat(ada.patch("/stories/storm-about", "{\"event\": null}", "If-Match", "*")
                        .expect(200)
                        .json()
                        .get("event")
                        .isNull())
                .isTrue();
    }

    @Test
    void keepsEverythingSaidOfAStory() {
        JsonNode story = ada.post("/stories", """
            {"headline": "Two ferries collide", "standfirst": "All aboard are safe.", "slug": "two-ferries", "section": "Sea", "timeZone": "Europe/Oslo",
             "language": "nb", "tags": ["ferries", "rescue"], "summary": ["Nobody is hurt", {"text": "The strait is shut"}],
             "credits": [{"role": "author", "people": ["Cara Anna"], "agency": "Associated Press"}], "status": "live"}""").expect(201).json();
        assertThat(story.get("status").asString()).isEqualTo("live");
        assertThat(story.get("timeZone").asString()).isEqualTo("Europe/Oslo");
        assertThat(story.get("section").asString()).isEqualTo("Sea");
        assertThat(story.get("tags").toString()).isEqualTo("[\"ferries\",\"rescue\"]");
        assertThat(story.get("summary").toString())
                .isEqualTo(
                        "[{\"text\":\"Nobody is hurt\",\"entry\":null},{\"text\":\"The strait is shut\",\"entry\":null}]");
        assertThat(story.at("/credits/0/people/0").asString()).isEqualTo("Cara Anna");
        assertThat(story.get("coverageOpenedAt").asString()).endsWith("Z");
        assertThat(ada.get("/stories/two-ferries").expect(200).json()).isEqualTo(story);
    }

    @Test
    void changesOnlyWhatAPatchNames() {
        String path = ada.story("patched");
        String tag = ada.patch(
                        path,
                        "{\"standfirst\": \"At dusk.\", \"tags\": [\"a\", \"b\"], \"section\": \"Weather\"}",
                        "If-Match",
                        "\"0\"")
                .expect(200)
                .header("ETag");
        Answer answer = ada.patch(path, "{\"standfirst\": null, \"tags\": [\"c\"]}", "If-Match", tag)
                .expect(200);
        assertThat(answer.json().get("standfirst").isNull()).isTrue();
        assertThat(answer.json().get("tags").toString()).isEqualTo("[\"c\"]");
        assertThat(answer.json().get("section").asString()).isEqualTo("Weather");
        assertThat(answer.json().get("headline").asString()).isEqualTo("Storm reaches the coast");
        assertThat(answer.header("ETag"))
                .isNotEqualTo(tag)
                .isEqualTo("\"" + answer.json().get("version").asLong() + "\"");
    }

    @Test
    void linksASummaryPointToItsEntry() {
        String path = ada.story("summed-up");
        ada.post(path + "/entries", "{\"body\": \"<p>The bridge is shut.</p>\"}")
                .expect(201);
        JsonNode story = ada.patch(
                        path, "{\"summary\": [{\"text\": \"The bridge is shut\", \"entry\": 1}]}", "If-Match", "*")
                .expect(200)
                .json();
        assertThat(story.at("/summary/0/entry").asLong()).isEqualTo(1);
        JsonNode fault = ada.patch(path, "{\"summary\": [\"a\", {\"text\": \"b\", \"entry\": 2}]}", "If-Match", "*")
                .expect(422)
                .json();
        assertThat(fault.at("/errors/0/field").asString()).isEqualTo("summary[1].entry");
    }

    @Test
    void endsCoverageAndOpensItAgain() {
        String path = ada.story("ending");
        JsonNode ended = ada.patch(path, "{\"status\": \"ended\"}", "If-Match", "\"0\"")
                .expect(200)
                .json();
        assertThat(ended.get("status").asString()).isEqualTo("ended");
        assertThat(ended.get("coverageEndedAt").isNull()).isFalse();
        JsonNode live = ada.patch(
                        path,
                        "{\"status\": \"live\"}",
                        "If-Match",
                        "\"" + ended.get("version").asLong() + "\"")
                .expect(200)
                .json();
        assertThat(live.get("status").asString()).isEqualTo("live");
        assertThat(live.get("coverageEndedAt").isNull()).isTrue();
        Answer draft =
                ada.patch(path, "{\"status\": \"draft\"}", "If-Match", "*").expect(409);
        assertThat(draft.json().get("code").asString()).isEqualTo("story-out");
    }

    @Test
    void keepsTheWindowOfCoverageInStepWithWhereItStands() {
        JsonNode planned = ada.post("/stories", """
            {"headline": "The count", "slug": "the-count", "status": "upcoming", "startsAt": "2030-06-01T19:00:00Z", "endsAt": "2030-06-01T23:00:00Z"}""").expect(201).json();
        assertThat(planned.get("endsAt").asString()).isEqualTo("2030-06-01T23:00:00Z");
        String path = "/stories/the-count";
        assertThat(field(ada.patch(path, "{\"endsAt\": \"2030-06-01T18:00:00Z\"}", "If-Match", "*")))
                .isEqualTo("endsAt before-start");
        assertThat(field(ada.patch(path, "{\"coverageOpenedAt\": \"2020-06-01T18:00:00Z\"}", "If-Match", "*")))
                .isEqualTo("coverageOpenedAt not-opened");
        JsonNode live = ada.patch(
                        path, "{\"status\": \"live\", \"coverageOpenedAt\": \"2020-06-01T18:00:00Z\"}", "If-Match", "*")
                .expect(200)
                .json();
        assertThat(live.get("coverageOpenedAt").asString()).isEqualTo("2020-06-01T18:00:00Z");
        assertThat(field(ada.patch(path, "{\"coverageEndedAt\": \"2020-06-01T20:00:00Z\"}", "If-Match", "*")))
                .isEqualTo("coverageEndedAt not-ended");
        assertThat(field(ada.patch(path, "{\"coverageOpenedAt\": \"2999-01-01T00:00:00Z\"}", "If-Match", "*")))
                .isEqualTo("coverageOpenedAt to-come");
        JsonNode ended = ada.patch(
                        path, "{\"status\": \"ended\", \"coverageEndedAt\": \"2020-06-01T22:00:00Z\"}", "If-Match", "*")
                .expect(200)
                .json();
        assertThat(ended.get("coverageEndedAt").asString()).isEqualTo("2020-06-01T22:00:00Z");
        assertThat(ended.get("endsAt").isNull()).isTrue();
        assertThat(field(ada.patch(path, "{\"coverageEndedAt\": \"2020-06-01T18:00:00Z\"}", "If-Match", "*")))
                .isEqualTo("coverageEndedAt before-start");
        assertThat(field(ada.patch(path, "{\"endsAt\": \"2030-06-01T18:00:00Z\"}", "If-Match", "*")))
                .isEqualTo("endsAt ended-already");
        ada.patch(path, "{\"status\": \"withdrawn\"}", "If-Match", "*").expect(200);
        JsonNode back = ada.patch(path, "{\"status\": \"ended\"}", "If-Match", "*")
                .expect(200)
                .json();
        assertThat(back.get("coverageEndedAt").asString()).isEqualTo("2020-06-01T22:00:00Z");
        JsonNode again = ada.patch(path, "{\"status\": \"live\"}", "If-Match", "*")
                .expect(200)
                .json();
        assertThat(again.get("coverageEndedAt").isNull()).isTrue();
        assertThat(again.get("coverageOpenedAt").asString()).isEqualTo("2020-06-01T18:00:00Z");
    }

    @Test
    void tellsEveryHeadlineAStoryHad() {
        String path = ada.story("retold");
        ada.patch(path, "{\"headline\": \"Storm passes\"}", "If-Match", "*").expect(200);
        ada.patch(path, "{\"standfirst\": \"At dusk.\"}", "If-Match", "*").expect(200);
        JsonNode headlines = ada.get(path + "/headlines").expect(200).json().get("headlines");
        assertThat(headlines.findValuesAsString("text")).containsExactly("Storm passes", "Storm reaches the coast");
        assertThat(headlines.at("/0/setBy").asString()).isNotBlank();
        assertThat(headlines.at("/0/number").asLong()).isEqualTo(2);
    }

    @Test
    void movesCoverageAloneWhereOnlyTheStatusIsPatched() {
        ada.post("/stories", """
            {"headline": "An old plan", "slug": "an-old-plan", "endsAt": "2001-06-01T18:00:00Z"}""").expect(201);
        JsonNode live = ada.patch("/stories/an-old-plan", "{\"status\": \"live\"}", "If-Match", "*")
                .expect(200)
                .json();
        assertThat(live.get("endsAt").isNull()).isTrue();
        assertThat(field(ada.patch("/stories/an-old-plan", "{\"status\": \"upcoming\"}", "If-Match", "*")))
                .isEqualTo("startsAt starts-at");
        JsonNode planned = ada.patch(
                        "/stories/an-old-plan",
                        "{\"status\": \"upcoming\", \"startsAt\": \"2030-06-01T19:00:00Z\"}",
                        "If-Match",
                        "*")
                .expect(200)
                .json();
        assertThat(planned.get("status").asString()).isEqualTo("upcoming");
        assertThat(planned.get("coverageOpenedAt").isNull()).isTrue();
        assertThat(field(
                        ada.patch("/stories/an-old-plan", "{\"startsAt\": \"2001-06-01T19:00:00Z\"}", "If-Match", "*")))
                .isEqualTo("startsAt starts-past");
    }

    private static String field(Answer refused) {
        JsonNode fault = refused.expect(422).json().at("/errors/0");
        return fault.get("field").asString() + " " + fault.get("code").asString();
    }

    @Test
    void asksForTheVersionAndRefusesAnOldOne() {
        String path = ada.story("guarded");
        ada.patch(path, "{\"standfirst\": \"x\"}").expect(428);
        Answer stale =
                ada.patch(path, "{\"standfirst\": \"x\"}", "If-Match", "\"7\"").expect(412);
        assertThat(stale.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(stale.json().get("version").asLong()).isZero();
        assertThat(stale.header("ETag")).isEqualTo("\"0\"");
        assertThat(stale.json().get("current").asString()).isEqualTo("/api/v1" + path);
        ada.patch(path, "{\"standfirst\": \"x\"}", "If-Match", "W/\"0\"").expect(412);
        ada.patch(path, "{\"standfirst\": \"x\"}", "If-Match", "\"other\", \"0\"")
                .expect(200);
        assertThat(ada.get(path).json().get("standfirst").asString()).isEqualTo("x");
    }

    @Test
    void letsOneOfTwoWin() {
        String path = ada.story("contested-by-two");
        List<Integer> statuses = IntStream.range(0, 2)
                .parallel()
                .map(i -> ada.patch(path, "{\"standfirst\": \"by %d\"}".formatted(i), "If-Match", "\"0\"")
                        .status())
                .sorted()
                .boxed()
                .toList();
        assertThat(statuses).containsExactly(200, 412);
    }

    @Test
    void leadsFromAFormerSlugToTheStory() {
        ada.story("old-name");
        ada.patch("/stories/old-name", "{\"slug\": \"new-name\"}", "If-Match", "*")
                .expect(200);
        assertThat(ada.get("/stories/old-name").expect(301).header("Location")).isEqualTo("/api/v1/stories/new-name");
        assertThat(ada.get("/stories/old-name/entries?limit=5").expect(301).header("Location"))
                .isEqualTo("/api/v1/stories/new-name/entries?limit=5");
        Answer post = ada.post("/stories/old-name/entries", "{\"body\": \"x\"}").expect(308);
        assertThat(post.header("Location")).isEqualTo("/api/v1/stories/new-name/entries");
        assertThat(ada.get("/stories/new-name/entries").json().get("entries")).isEmpty();
    }

    @Test
    void listsStoriesByKey() {
        IntStream.range(0, 5).forEach(i -> ada.story("listed-" + i));
        List<String> seen = new ArrayList<>();
        String next = "/stories?limit=2";
        while (next != null) {
            JsonNode page = ada.get(next).expect(200).json();
            page.get("stories").forEach(story -> seen.add(story.get("slug").asString()));
            next = page.get("next").isNull() ? null : page.get("next").asString();
        }
        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsSubsequence("listed-4", "listed-3", "listed-2", "listed-1", "listed-0");
    }

    @Test
    void letsReportersSaveDraftsOfTheirOwn() {
        accountService.open("rita@example.com", "Rita", "rita's password", AccountRole.REPORTER);
        Program rita = Program.of(port, "rita@example.com", "rita's password");
        rita.post("/stories", "{\"headline\": \"Rita's draft\"}").expect(201);
        rita.patch("/stories/ritas-draft", "{\"standfirst\": \"More\"}", "If-Match", "\"0\"")
                .expect(200);
        Answer refused = rita.patch("/stories/ritas-draft", "{\"status\": \"live\"}", "If-Match", "*")
                .expect(403);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        rita.post("/stories", "{\"headline\": \"Rita's scoop\", \"status\": \"live\"}")
                .expect(403);
        String path = ada.story("adas");
        rita.patch(path, "{\"standfirst\": \"x\"}", "If-Match", "*").expect(403);
        rita.post(path + "/entries", "{\"body\": \"Out now\"}").expect(403);
        rita.post(path + "/entries", "{\"body\": \"A draft\", \"status\": \"draft\"}")
                .expect(201);
        rita.patch(path + "/entries/1", "{\"body\": \"A better draft\"}").expect(200);
        rita.patch(path + "/entries/1", "{\"status\": \"published\"}").expect(403);
        ada.post(path + "/entries", "{\"body\": \"Ada's draft\", \"status\": \"draft\"}")
                .expect(201);
        rita.patch(path + "/entries/2", "{\"body\": \"x\"}").expect(403);
        rita.delete(path + "/entries/2").expect(403);
        ada.patch(path + "/entries/1", "{\"status\": \"published\"}").expect(200);
        rita.patch(path + "/entries/1", "{\"body\": \"x\"}").expect(403);
        rita.post(path + "/entries/1/corrections", "{\"text\": \"x\"}").expect(403);
        rita.put(path + "/entries/1/pin").expect(403);
        assertThat(rita.get(path + "/entries/1").json().get("body").asString()).isEqualTo("<p>A better draft</p>");
    }
}
