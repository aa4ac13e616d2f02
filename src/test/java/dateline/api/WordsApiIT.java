package dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.http.ReaderServer;
import dateline.platform.text.Slugs;
import dateline.platform.text.WordBank;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Texts, names and tags in any writing, through the API. */
@DatelineTest
class WordsApiIT {

    @LocalServerPort
    int port;

    @Autowired
    ReaderServer server;

    @Autowired
    JdbcClient jdbc;

    Program ada;

    @BeforeEach
    void signIn() {
        ada = Program.ofAda(port);
    }

    private static String json(Object value) {
        return new JsonMapper().writeValueAsString(value);
    }

    private JsonNode story(Map<String, ?> story) {
        return ada.post("/stories", json(story)).expect(201).json();
    }

    @Test
    void normalisesTexts() {
        for (WordBank.Input input : WordBank.input()) {
            if (input.becomes().isEmpty()) {
                assertThat(ada.post("/stories", json(Map.of("headline", input.given())))
                                .expect(422)
                                .json()
                                .at("/errors/0/code")
                                .asString())
                        .isEqualTo("required");
            } else if (input.kind().equals("line")) {
                assertThat(story(Map.of("headline", input.given()))
                                .get("headline")
                                .asString())
                        .isEqualTo(input.becomes());
            } else if (input.kind().equals("lines")) {
                assertThat(story(Map.of("headline", "Lines", "standfirst", input.given()))
                                .get("standfirst")
                                .asString())
                        .isEqualTo(input.becomes());
            }
        }
    }

    @Test
    void refusesTextThatNobodyCanSee() {
        String path = ada.story("words-invisible");
        for (WordBank.Input input : WordBank.input()) {
            if (!input.becomes().isEmpty()) {
                continue;
            }
            ada.post(path + "/entries", json(Map.of("headline", input.given()))).expect(422);
            ada.post(path + "/entries", json(Map.of("body", input.given()))).expect(422);
            ada.post(path + "/entries", json(Map.of("body", "<p>" + input.given() + "</p>")))
                    .expect(422);
            ada.post("/stories", json(Map.of("headline", "x", "tags", List.of(input.given()))))
                    .expect(422);
            ada.post(
                            path + "/entries",
                            json(Map.of(
                                    "body",
                                    "x",
                                    "credits",
                                    List.of(Map.of("role", "author", "people", List.of(input.given()))))))
                    .expect(422);
        }
    }

    @Test
    void knowsPeopleAndSectionsBySeveralSpellings() {
        String path = ada.story("words-names");
        for (List<String> spellings : WordBank.names().same()) {
            for (String name : spellings) {
                ada.post(
                                path + "/entries",
                                json(Map.of(
                                        "body",
                                        "x",
                                        "credits",
                                        List.of(Map.of("role", "author", "people", List.of(name))))))
                        .expect(201);
                story(Map.of("headline", "Of a section", "section", name));
            }
            for (String table : List.of("contributor", "section")) {
                assertThat(jdbc.sql("select count(*) from " + table + " where name_fold(name) = name_fold(:name)")
                                .param("name", spellings.getFirst())
                                .query(Integer.class)
                                .single())
                        .as(table + " of " + spellings)
                        .isEqualTo(1);
            }
        }
        for (String name : WordBank.names().different()) {
            story(Map.of("headline", "Of a section", "section", name));
        }
        assertThat(jdbc.sql("select count(*) from section where name in (:names)")
                        .param("names", WordBank.names().different())
                        .query(Integer.class)
                        .single())
                .isEqualTo(WordBank.names().different().size());
        // One credit with two spellings names one person.
        ada.post(
                        path + "/entries",
                        json(Map.of(
                                "body",
                                "x",
                                "credits",
                                List.of(
                                        Map.of("role", "author", "people", List.of("Twice Named")),
                                        Map.of("role", "editor", "people", List.of("TWICE\u00a0NAMED"))))))
                .expect(201);
        assertThat(jdbc.sql("select count(*) from contributor where name ilike 'twice%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** In any script the page has an address that can be read, in each of the places that lead to it. */
    @Test
    void givesReadableAddresses() {
        Reader reader = new Reader(server.port());
        String slug = story(Map.of(
                        "headline", "嵐の港 2031", "status", "live", "section", "Погода дня", "tags", List.of("2032年選挙")))
                .get("slug")
                .asString();
        assertThat(slug).isEqualTo("嵐の港-2031");
        String path = "/stories/" + Slugs.encoded(slug);
        Program.Answer entry = ada.post(
                        path + "/entries",
                        json(Map.of(
                                "headline",
                                "閉まった",
                                "body",
                                "x",
                                "credits",
                                List.of(Map.of("role", "author", "people", List.of("李雷"))))))
                .expect(201);
        assertThat(entry.response().headers().firstValue("Location")).contains("/api/v1" + path + "/entries/1");
        ada.get("/api/v1" + path + "/entries/1").expect(200);
        for (String address : List.of(
                path,
                path + "/1",
                path + "/feed.rss",
                path + "/changes?after=0",
                "/sections/" + Slugs.encoded("погода-дня"),
                "/sections/" + Slugs.encoded("погода-дня") + "/feed.atom",
                "/tags/" + Slugs.encoded("2032年選挙"),
                "/tags/" + Slugs.encoded("2032年選挙") + "/feed.json",
                "/contributors/" + Slugs.encoded("李雷"),
                "/contributors/" + Slugs.encoded("李雷") + "/feed.rss")) {
            assertThat(reader.get(address).statusCode()).as(address).isEqualTo(200);
        }
        assertThat(reader.page(path).select("a[href*=/contributors/]").attr("href"))
                .isEqualTo("/contributors/" + Slugs.encoded("李雷"));
        ada.patch(
                        "/api/v1" + path,
                        json(Map.of("slug", "港の嵐")),
                        "If-Match",
                        ada.get("/api/v1" + path).header("ETag"))
                .expect(200);
        Await.until(() -> reader.get(path).statusCode(), status -> status == 301);
        assertThat(reader.get(path).headers().firstValue("Location")).contains("/stories/" + Slugs.encoded("港の嵐"));
        assertThat(ada.get("/api/v1" + path).expect(301).response().headers().firstValue("Location"))
                .contains("/api/v1/stories/" + Slugs.encoded("港の嵐"));
    }
}
