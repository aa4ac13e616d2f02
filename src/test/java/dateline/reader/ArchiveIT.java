package dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.press.Press;
import dateline.site.Urls;
import dateline.story.Status;
import dateline.story.StoryContent;
import dateline.story.StoryDesk;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DatelineTest
class ArchiveIT {

    @Autowired
    Press press;
    @Autowired
    Cast cast;
    @Autowired
    StoryDesk stories;
    @Autowired
    Urls urls;
    @Autowired
    JdbcClient jdbc;

    private Document page(String path) {
        return new Reader(press.port()).page(path);
    }

    private String out(String at) {
        String slug = cast.liveStory();
        jdbc.sql("update story set published_at = cast(:at as timestamptz) where slug = :slug").param("at", at).param("slug", slug).update();
        return slug;
    }

    @Test
    void keepsEveryStoryUnderItsMonth() {
        String last = out("2019-03-31T23:59:59Z");
        String first = out("2019-03-01T00:00:00Z");
        String after = out("2019-05-01T00:00:00Z");
        String draft = stories.create(cast.story("Not out"), Status.DRAFT, cast.ada()).slug();
        // A change of any story has the pages made anew.
        cast.publish(cast.liveStory(), "News");
        Document months = Await.until(() -> page("/archive"), all -> all.text().contains("March 2019") && all.text().contains("May 2019"));
        assertThat(months.select(".archive a[href=/archive/2019/03]")).hasSize(1);
        Document march = Await.until(() -> page("/archive/2019/03"), found -> found.select(".found__title a").size() == 2);
        assertThat(march.select(".found__title a").eachAttr("href")).containsExactly("/stories/" + last, "/stories/" + first);
        assertThat(march.select("link[rel=prev]").attr("href")).isEqualTo("/archive/2019/05");
        assertThat(march.select("link[rel=canonical]").attr("href")).isEqualTo(urls.home() + "archive/2019/03");
        assertThat(page("/archive/2019/05").html()).contains("/stories/" + after).doesNotContain(draft);
    }

    @Test
    void findsATagByItsKeyHoweverItIsWritten() {
        String slug = tagged("Ledger Tides", "Storm surge");
        tagged("Ledger tides", "élection");
        tagged("Ledger Tides", "élection");
        Document page = Await.until(() -> page("/tags/ledger-tides"), found -> found.select(".card__headline, h2 a, h3 a").size() >= 3);
        assertThat(page.select("h1").text()).isEqualTo("Ledger Tides");
        assertThat(page.html()).contains("/stories/" + slug);
        assertThat(page("/tags/election").select("h1").text()).isEqualTo("élection");
        assertThat(jdbc.sql("select count(*) from tag where key is null").query(Long.class).single()).isZero();
        // Written by a node of the version before, which makes no keys.
        jdbc.sql("update story_tag set tag = 'Pilot Boats' where tag = 'Storm surge'").update();
        assertThat(page("/tags/pilot-boats").select("h1").text()).isEqualTo("Pilot Boats");
        assertThat(new Reader(press.port()).get("/tags/storm-surge").statusCode()).isEqualTo(404);
        assertThat(new Reader(press.port()).get("/tags/never-used").statusCode()).isEqualTo(404);
    }

    private String tagged(String... tags) {
        StoryContent content = cast.story("Tagged " + tags[0]);
        return stories.create(new StoryContent(content.headline(), null, null, null, content.timeZone(), content.language(), List.of(tags), List.of(), null,
            List.of()), Status.LIVE, cast.ada()).slug();
    }

    @Test
    void knowsNoOtherMonths() {
        for (String month : List.of("2019/13", "2019/00", "1700/01", "19/1", "x/y", "2019/3", "0000/01")) {
            assertThat(new Reader(press.port()).get("/archive/" + month).statusCode()).as(month).isEqualTo(404);
        }
    }

    @Test
    void tellsTheWayToAStoryAndItsEntries() {
        String slug = cast.liveStory();
        cast.publish(slug, "The wall gives way");
        Document entry = Await.until(() -> page("/stories/" + slug + "/1"), found -> found.select("script[type=application/ld+json]").size() == 2);
        JsonNode way = entry.select("script[type=application/ld+json]").stream().map(Element::data).map(new JsonMapper()::readTree)
            .filter(node -> node.get("@type").asString().equals("BreadcrumbList")).findFirst().orElseThrow();
        assertThat(way.get("itemListElement").valueStream().map(step -> step.get("item").asString())).containsExactly(urls.home(), urls.section("weather"),
            urls.story(slug), urls.entry(slug, 1));
        assertThat(way.get("itemListElement").valueStream().map(step -> step.get("position").asInt())).containsExactly(1, 2, 3, 4);
    }
}
