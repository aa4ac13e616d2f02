package dateline.newsroom.entries;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Cast;
import dateline.DatelineTest;
import dateline.api.Program;
import dateline.entry.Entries;
import dateline.entry.Entry;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody types whose browser runs no script: credits at the end of a text, and addresses in it. */
@DatelineTest
class ClosingCreditsIT {

    private static final String CREDITS = "Reporting by Ida Brandt in Aldhaven; Editing by Jo Field";

    @LocalServerPort
    private int port;

    @Autowired
    private Cast cast;

    @Autowired
    private Entries entries;

    @Autowired
    private JdbcClient jdbc;

    private Editor ada;
    private String slug;

    @BeforeEach
    void signIn() {
        ada = new Editor(port).signedIn(DatelineTest.EMAIL, DatelineTest.PASSWORD);
        slug = cast.liveStory();
    }

    @Test
    void saysOnSaveThatTheTextEndsWithCreditsAndMovesThemWhenAsked() {
        Editor.Answer saved =
                ada.send(composer("#composer-new"), Map.of("body", "Up.\n\n" + CREDITS, "action", "publish"));
        assertThat(saved.status()).isBetween(301, 303);
        assertThat(entry(1).body()).isEqualTo("<p>Up.</p><p>" + CREDITS + "</p>");
        Document desk = ada.open(saved.location()).page();
        assertThat(desk.select(".notice__also").text()).contains("ends with credits", CREDITS);
        assertThat(desk.select("#notice [role=alert], .field__error:matches(.)"))
                .isEmpty();
        assertThat(desk.select("#notice").text()).contains("Published as #1");
        Document edit = ada.open(desk.select(".notice__also a").attr("href")).page();
        assertThat(edit.selectFirst("textarea[name=body]").val()).isEqualTo("<p>Up.</p>");
        assertThat(edit.select("[name$=.people]").eachAttr("value")).contains("Ida Brandt", "Jo Field");
        assertThat(edit.select("[name='credits[0].place']").val()).isEqualTo("Aldhaven");
        assertThat(entry(1).body()).as("until it is saved").contains(CREDITS);
        Editor.Answer moved = ada.send(edit.selectFirst("form.composer__form"), Map.of("action", "publish"));
        assertThat(entry(1).body()).isEqualTo("<p>Up.</p>");
        assertThat(credits(1)).containsExactly("author Ida Brandt Aldhaven", "editor Jo Field null");
        assertThat(ada.open(moved.location()).page().select(".notice__also")).isEmpty();
    }

    @Test
    void saysTheSameOfDraftsAndEditsAndNothingOfOtherTexts() {
        Editor.Answer draft = ada.send(
                composer("#composer-new"), Map.of("body", "Up.\n— Cara Anna/Associated Press", "action", "draft"));
        assertThat(ada.open(draft.location()).page().select(".notice__also")).hasSize(1);
        Element change = composer(
                ada.open("/newsroom/stories/" + slug + "/entries/1/edit").page());
        Editor.Answer again = ada.send(change, Map.of("action", "draft"));
        assertThat(ada.open(again.location()).page().select(".notice__also"))
                .as("an edit")
                .hasSize(1);
        Editor.Answer other =
                ada.send(composer("#composer-new"), Map.of("body", "Talks go on in Rome.", "action", "draft"));
        assertThat(ada.open(other.location()).page().select(".notice__also")).isEmpty();
    }

    @Test
    void movesNothingOfAProgramsText() {
        String body = "<p>Up.</p><p>" + CREDITS + "</p>";
        Program.ofAda(port)
                .post("/stories/" + slug + "/entries", "{\"body\": \"" + body + "\"}")
                .expect(201);
        assertThat(entry(1).body()).isEqualTo(body);
        assertThat(credits(1)).isEmpty();
    }

    @Test
    void linksAddressesToTheirTargets() {
        ada.send(
                composer("#composer-new"),
                Map.of(
                        "body",
                        "See https://www.google.com/url?q=https://example.org/a?utm_source%3Dx, or www.example.org/b.",
                        "action",
                        "publish"));
        String linked = "<p>See <a href=\"https://example.org/a\">https://example.org/a</a>, or "
                + "<a href=\"https://www.example.org/b\">www.example.org/b</a>.</p>";
        assertThat(entry(1).body()).isEqualTo(linked);
        Element change = composer(
                ada.open("/newsroom/stories/" + slug + "/entries/1/edit").page());
        assertThat(change.selectFirst("textarea[name=body]").val()).isEqualTo(linked);
        ada.send(
                change,
                Map.of("body", linked.replace("</p>", " And https://example.org/c?gclid=1!</p>"), "action", "publish"));
        assertThat(entry(1).body())
                .isEqualTo(linked.replace(
                        "</p>", " And <a href=\"https://example.org/c\">https://example.org/c</a>!</p>"));
    }

    private Element composer(String selector) {
        return ada.open("/newsroom/stories/" + slug).page().selectFirst(selector + " form.composer__form");
    }

    private static Element composer(Document page) {
        return page.selectFirst("form.composer__form");
    }

    private Entry entry(long number) {
        return entries.numbered(cast.id(slug), number).orElseThrow();
    }

    /** Role, names and place of each credit. */
    private List<String> credits(long number) {
        return jdbc.sql("""
                select c.role || ' ' || (select string_agg(n.name, ', ' order by p.position) from credit_person p
                  join contributor n on n.id = p.contributor_id where p.credit_id = c.id) || ' ' || coalesce(c.place, 'null')
                from credit c where c.entry_id = :entry order by c.position""")
                .param("entry", entry(number).id())
                .query(String.class)
                .list();
    }
}
