package dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.http.ReaderServer;
import dateline.platform.settings.Urls;
import dateline.story.Status;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
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
    ReaderServer server;

    @Autowired
    Cast cast;

    @Autowired
    StoryService storyService;

    @Autowired
    Urls urls;

    @Autowired
    JdbcClient jdbc;

    private Document page(String path) {
        return new Reader(server.port()).page(path);
    }

    private String out(String at) {
        String slug = cast.liveStory();
        jdbc.sql("update story set published_at = cast(:at as timestamptz) where slug = :slug")
                .param("at", at)
                .param("slug", slug)
                .update();
        return slug;
    }

    @Test
    void keepsEveryStoryUnderItsMonth() {
        String last = out("2019-03-31T23:59:59Z");
        String first = out("2019-03-01T00:00:00Z");
        String after = out("2019-05-01T00:00:00Z");
        String draft = storyService
                .create(cast.story("Not out"), Status.DRAFT, cast.ada())
                .slug();
        // A change of any story has the pages made anew.
        cast.publish(cast.liveStory(), "News");
        Document months = Await.until(
                () -> page("/archive"),
                all -> all.text().contains("March 2019") && all.text().contains("May 2019"));
        assertThat(months.select(".archive a[href=/archive/2019/03]")).hasSize(1);
        Document march = Await.until(
                () -> page("/archive/2019/03"),
                found -> found.select(".found__title a").size() == 2);
        assertThat(march.select(".found__title a").eachAttr("href"))
                .containsExactly("/stories/" + last, "/stories/" + first);
        assertThat(march.select("link[rel=prev]").attr("href")).isEqualTo("/archive/2019/05");
        assertThat(march.select("link[rel=canonical]").attr("href")).isEqualTo(urls.home() + "archive/2019/03");
        assertThat(page("/archive/2019/05").html())
                .contains("/stories/" + after)
                .doesNotContain(draft);
    }

    @Test
    void dividesAMonthOfMoreThanAThousandStoriesIntoPages() {
        List<Long> ids = jdbc.sql("""
                insert into story (slug, headline, language, time_zone, created_at, created_by, published_at, coverage_opened_at, changed_at, updated_at)
                select 'crowded-' || n, 'Crowded ' || n, 'en', 'UTC', now(), (select min(id) from account), moment, moment, '2018-02-01', '2018-02-01'
                from generate_series(1, 2105) n, lateral (select timestamptz '2018-02-01' + (n / 3) * interval '1 min' as moment) m order by n returning id""").query(Long.class).list();
        try {
            String earlier = out("2018-01-05T00:00:00Z");
            cast.publish(cast.liveStory(), "News");
            Document first = Await.until(
                    () -> page("/archive/2018/02"),
                    found -> found.select(".found__title a").size() == 1000);
            assertThat(slugs(first))
                    .startsWith("/stories/crowded-2105", "/stories/crowded-2104")
                    .endsWith("/stories/crowded-1106");
            Document second = page(first.select("link[rel=next]").attr("href"));
            assertThat(slugs(second))
                    .startsWith("/stories/crowded-1105")
                    .endsWith("/stories/crowded-106")
                    .hasSize(1000);
            Document last = page(second.select("a[rel=next]").attr("href"));
            assertThat(slugs(last))
                    .startsWith("/stories/crowded-105")
                    .endsWith("/stories/crowded-1")
                    .hasSize(105);
            assertThat(List.of(first.title(), second.title(), last.title())).doesNotHaveDuplicates();
            for (Document page : List.of(second, last)) {
                assertThat(page.select("link[rel=canonical]").attr("href"))
                        .startsWith(urls.home() + "archive/2018/02/before/");
            }
            assertThat(first.select("link[rel=prev]").attr("href")).isNotEmpty().doesNotContain("/before/");
            assertThat(second.select("link[rel=prev], a[rel=prev]").eachAttr("href"))
                    .containsOnly("/archive/2018/02");
            String own = last.select("link[rel=canonical]").attr("href");
            assertThat(page(last.select("a[rel=prev]").attr("href"))
                            .select("a[rel=next]")
                            .attr("href"))
                    .isEqualTo(own.substring(urls.home().length() - 1));
            assertThat(last.select("link[rel=next], a[rel=next]").eachAttr("href"))
                    .containsOnly("/archive/2018/01");
            assertThat(last.select("a[href=/archive/2018/01]")).hasSize(1);
            assertThat(page("/archive/2018/01").html()).contains("/stories/" + earlier);
            // The page keeps its address when the story that it is named after is withdrawn.
            jdbc.sql(
                            "update story set first_published_at = published_at, published_at = null, withdrawn_at = now() where slug = 'crowded-1106'")
                    .update();
            assertThat(slugs(page(second.select("link[rel=canonical]")
                            .attr("href")
                            .substring(urls.home().length() - 1))))
                    .hasSize(1000);
        } finally {
            jdbc.sql("delete from story where id in (:ids)").param("ids", ids).update();
        }
    }

    private static List<String> slugs(Document page) {
        return page.select(".found__title a").eachAttr("href");
    }

    @Test
    void hasNoPageOfAMonthAfterWhatIsNotInIt() {
        String march = out("2017-03-05T00:00:00Z");
        String draft = storyService
                .create(cast.story("Not out"), Status.DRAFT, cast.ada())
                .slug();
        cast.publish(cast.liveStory(), "News");
        Await.until(
                () -> page("/archive/2017/03"),
                found -> found.select(".found__title a").size() == 1);
        List<Long> ids = jdbc.sql("select id from story where slug in (:slugs)")
                .param("slugs", List.of(march, draft))
                .query(Long.class)
                .list();
        for (String key : List.of(
                "" + ids.getFirst(),
                "" + ids.getLast(),
                "0",
                "-1",
                "x",
                "999999999999999999",
                "9999999999999999999999",
                "01")) {
            assertThat(new Reader(server.port())
                            .get("/archive/2017/03/before/" + key)
                            .statusCode())
                    .as(key)
                    .isEqualTo(404);
        }
    }

    @Test
    void keepsTheAddressOfATagWhoseStoriesWereAllWithdrawn() {
        String slug = tagged("Gone Tides");
        assertThat(page("/tags/gone-tides").html()).contains("/stories/" + slug).doesNotContain("noindex");
        withdraw(slug, "Gone Tides", "Never Seen");
        Document page = Await.until(
                () -> page("/tags/gone-tides"), found -> !found.html().contains("/stories/" + slug));
        assertThat(new Reader(server.port()).get("/tags/gone-tides").statusCode())
                .isEqualTo(200);
        assertThat(page.select("h1").text()).isEqualTo("Gone Tides");
        assertThat(page.select("meta[name=robots]").eachAttr("content")).contains("noindex");
        assertThat(page.select("main").text()).contains("There are no stories under this tag now.");
        for (String format : List.of("rss", "atom", "json")) {
            String feed = Await.until(
                    () -> new Reader(server.port())
                            .get("/tags/gone-tides/feed." + format)
                            .body(),
                    body -> body.contains("Withdrawn: "));
            assertThat(feed).doesNotContain("Tagged Gone Tides");
        }
        for (String never : List.of("/tags/never-seen", "/tags/never-seen/feed.rss", "/tags/never-seen/feed.atom")) {
            assertThat(new Reader(server.port()).get(never).statusCode())
                    .as(never)
                    .isEqualTo(404);
        }
        assertThat(page("/feeds").html()).doesNotContain("gone-tides");
    }

    @Test
    void knowsNoTagThatOnlyADraftHad() {
        StoryContent content = cast.story("Draft with tags");
        String slug = storyService
                .create(tagged(content, "Secret Draft"), Status.DRAFT, cast.ada())
                .slug();
        assertThat(new Reader(server.port()).get("/tags/secret-draft").statusCode())
                .isEqualTo(404);
        storyService.edit(cast.id(slug), null, tagged(content, "Open Draft"), Status.LIVE, cast.ada());
        Await.until(() -> new Reader(server.port()).get("/tags/open-draft").statusCode(), status -> status == 200);
        withdraw(slug, "Open Draft", "Secret Draft");
        Await.until(() -> page("/tags/open-draft"), found -> !found.html().contains("/stories/" + slug));
        assertThat(new Reader(server.port()).get("/tags/secret-draft").statusCode())
                .isEqualTo(404);
    }

    private void withdraw(String slug, String... tags) {
        storyService.edit(cast.id(slug), null, tagged(cast.story("Withdrawn"), tags), Status.WITHDRAWN, cast.ada());
    }

    private static StoryContent tagged(StoryContent content, String... tags) {
        return StoryContent.of(content.headline())
                .withTimeZone(content.timeZone())
                .withLanguage(content.language())
                .withTags(List.of(tags));
    }

    @Test
    void findsATagByItsSlugHoweverItIsWritten() {
        String slug = tagged("Ledger Tides", "Storm surge");
        tagged("Ledger tides", "élection");
        tagged("Ledger Tides", "élection");
        Document page = Await.until(
                () -> page("/tags/ledger-tides"),
                found -> found.select(".card__headline, h2 a, h3 a").size() >= 3);
        assertThat(page.select("h1").text()).isEqualTo("Ledger Tides");
        assertThat(page.html()).contains("/stories/" + slug);
        assertThat(page("/tags/election").select("h1").text()).isEqualTo("élection");
        assertThat(jdbc.sql("select count(*) from tag where slug is null")
                        .query(Long.class)
                        .single())
                .isZero();
        // Written by a node of the version before, which makes no slugs.
        jdbc.sql("update story_tag set tag = 'Pilot Boats' where tag = 'Storm surge'")
                .update();
        assertThat(page("/tags/pilot-boats").select("h1").text()).isEqualTo("Pilot Boats");
        assertThat(new Reader(server.port()).get("/tags/storm-surge").statusCode())
                .isEqualTo(404);
        assertThat(new Reader(server.port()).get("/tags/never-used").statusCode())
                .isEqualTo(404);
    }

    @Test
    void countsTheStoriesOfATag() {
        String slug = tagged("Tally one", "Tally two", "Tally three");
        tagged("Tally two");
        assertThat(tallies()).containsExactly("Tally two 2", "Tally one 1", "Tally three 1");
        retag(slug, Status.LIVE, "Tally three", "Tally four");
        assertThat(tallies()).containsExactly("Tally four 1", "Tally three 1", "Tally two 1");
        retag(slug, Status.WITHDRAWN, "Tally five");
        assertThat(tallies()).containsExactly("Tally two 1");
        retag(slug, Status.LIVE, "Tally two", "Tally five");
        assertThat(tallies()).containsExactly("Tally two 2", "Tally five 1");
        jdbc.sql("delete from story_tag where tag = 'Tally five'").update();
        assertThat(tallies()).containsExactly("Tally two 2");
        assertThat(jdbc.sql("""
                        select tag from tag k where stories <> (
                          select count(*) from story_tag t join story s on s.id = t.story_id where t.tag = k.tag and s.published_at is not null)""").query(String.class).list()).isEmpty();
    }

    @Test
    void countsTagsOfStoriesThatAreSavedAtTheSameTime() {
        List<CompletableFuture<Void>> editors = new ArrayList<>();
        for (int editor = 0; editor < 6; editor++) {
            Random random = new Random(editor);
            editors.add(CompletableFuture.runAsync(
                    () -> {
                        for (int i = 0; i < 10; i++) {
                            List<String> tags = new ArrayList<>(List.of("Crowd a", "Crowd b", "Crowd c", "Crowd d"));
                            Collections.shuffle(tags, random);
                            tagged(tags.toArray(String[]::new));
                        }
                    },
                    task -> Thread.ofVirtual().start(task)));
        }
        editors.forEach(CompletableFuture::join);
        assertThat(jdbc.sql("select stories from tag where tag like 'Crowd %'")
                        .query(Long.class)
                        .list())
                .containsExactly(60L, 60L, 60L, 60L);
    }

    private void retag(String slug, Status status, String... tags) {
        storyService.edit(cast.id(slug), null, tagged(cast.story("Tagged"), tags), status, cast.ada());
    }

    private List<String> tallies() {
        return jdbc.sql(
                        "select tag || ' ' || stories from tag where tag like 'Tally %' and stories <> 0 order by stories desc, tag")
                .query(String.class)
                .list();
    }

    private String tagged(String... tags) {
        StoryContent content = cast.story("Tagged " + tags[0]);
        return storyService
                .create(
                        StoryContent.of(content.headline())
                                .withTimeZone(content.timeZone())
                                .withLanguage(content.language())
                                .withTags(List.of(tags)),
                        Status.LIVE,
                        cast.ada())
                .slug();
    }

    @Test
    void knowsNoOtherMonths() {
        for (String month : List.of("2019/13", "2019/00", "1700/01", "19/1", "x/y", "2019/3", "0000/01")) {
            assertThat(new Reader(server.port()).get("/archive/" + month).statusCode())
                    .as(month)
                    .isEqualTo(404);
        }
    }

    @Test
    void tellsTheWayToAStoryAndItsEntries() {
        String slug = cast.liveStory();
        cast.publish(slug, "The wall gives way");
        Document entry = Await.until(
                () -> page("/stories/" + slug + "/1"),
                found -> found.select("script[type=application/ld+json]").size() == 2);
        JsonNode way = entry.select("script[type=application/ld+json]").stream()
                .map(Element::data)
                .map(new JsonMapper()::readTree)
                .filter(node -> node.get("@type").asString().equals("BreadcrumbList"))
                .findFirst()
                .orElseThrow();
        assertThat(way.get("itemListElement")
                        .valueStream()
                        .map(step -> step.get("item").asString()))
                .containsExactly(urls.home(), urls.section("weather"), urls.story(slug), urls.entry(slug, 1));
        assertThat(way.get("itemListElement")
                        .valueStream()
                        .map(step -> step.get("position").asInt()))
                .containsExactly(1, 2, 3, 4);
    }
}
