package dateline.reader.sitemap;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.platform.settings.Urls;
import dateline.story.Status;
import dateline.story.StoryService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatelineTest
class SitemapIT {

    @Autowired
    ReaderServer server;

    @Autowired
    Cast cast;

    @Autowired
    EntryService entryService;

    @Autowired
    StoryService storyService;

    @Autowired
    Urls urls;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    PublicPages pages;

    private Document xml(String path) {
        var answer = new Reader(server.port()).get(path);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/xml; charset=utf-8");
        return Jsoup.parse(answer.body(), Parser.xmlParser());
    }

    private List<String> listed() {
        return xml("/sitemap.xml").select("sitemap > loc").eachText().stream()
                .flatMap(part -> xml(urls.path(part)).select("url > loc").eachText().stream())
                .toList();
    }

    @Test
    void listsWhatReadersMaySeeAndNothingElse() {
        String slug = cast.liveStory();
        String draft = storyService
                .create(cast.story("Not out yet, and secret"), Status.DRAFT, cast.ada())
                .slug();
        cast.publish(slug, "Out");
        cast.publish(slug, "Regretted");
        entryService.post(
                cast.id(slug), EntryContent.of("Draft", "<p>Draft.</p>"), EntryStatus.DRAFT, cast.ada(), null);
        entryService.retract(cast.entry(slug, 2), null, null, true, cast.ada());
        List<String> all = Await.until(
                this::listed, list -> list.contains(urls.entry(slug, 1)) && !list.contains(urls.entry(slug, 2)));
        assertThat(all)
                .contains(urls.story(slug))
                .doesNotContain(urls.story(draft), urls.entry(slug, 3))
                .doesNotHaveDuplicates();
    }

    @Test
    void saysWhenAPageChanged() {
        String slug = cast.liveStory();
        cast.publish(slug, "Out");
        Instant changed = jdbc.sql("select changed_at from story where slug = :slug")
                .param("slug", slug)
                .query(java.sql.Timestamp.class)
                .single()
                .toInstant();
        String part =
                urls.path(xml("/sitemap.xml").select("sitemap > loc").first().text());
        Element page = Await.until(
                        () -> xml(part).select("url").stream()
                                .filter(url -> url.select("loc").text().equals(urls.story(slug)))
                                .findFirst(),
                        found -> found.isPresent()
                                && Instant.parse(found.get().select("lastmod").text())
                                        .equals(changed.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)))
                .orElseThrow();
        assertThat(page.select("lastmod").text()).endsWith("Z");
    }

    @Test
    void saysWhereToReportAVulnerability() {
        var answer = new Reader(server.port()).get("/.well-known/security.txt");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
        assertThat(answer.body())
                .startsWith("Contact: mailto:security@example.com\nExpires: ")
                .contains("\nCanonical: " + urls.home() + ".well-known/security.txt\n");
        String expires = answer.body().replaceAll("(?s).*\nExpires: (.*?)\n.*", "$1");
        assertThat(Instant.parse(expires))
                .isBetween(
                        clock.instant().plus(Duration.ofDays(170)),
                        clock.instant().plus(Duration.ofDays(365)));
        assertThat(new Reader(server.port()).get("/.well-known/change-password").statusCode())
                .isEqualTo(404);
    }

    @Test
    void keepsNewsForTwoDaysOnly() {
        String slug = cast.liveStory();
        String old = cast.liveStory();
        jdbc.sql("update story set published_at = :then where slug = :slug")
                .param("slug", old)
                .param("then", java.sql.Timestamp.from(clock.instant().minus(Duration.ofHours(49))))
                .update();
        entryService.post(
                cast.id(slug),
                EntryContent.of("The wall has given way (again)", "<p>Seen from the mole.</p>")
                        .withKeyEvent(true),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        Document news = Await.until(
                () -> xml("/news-sitemap.xml"),
                page -> page.select("loc").eachText().contains(urls.entry(slug, 1)));
        assertThat(news.select("loc").eachText()).contains(urls.story(slug)).doesNotContain(urls.story(old));
        Element one = news.select("url").stream()
                .filter(url -> url.select("loc").text().equals(urls.entry(slug, 1)))
                .findFirst()
                .orElseThrow();
        assertThat(one.getElementsByTag("news:name").text()).isEqualTo("The Harbour Ledger");
        assertThat(one.getElementsByTag("news:language").text()).isEqualTo("en");
        assertThat(one.getElementsByTag("news:title").text()).isEqualTo("The wall has given way (again)");
        assertThat(Instant.parse(one.getElementsByTag("news:publication_date").text()))
                .isBeforeOrEqualTo(clock.instant());
    }

    @Test
    void leadsRobotsToItsSitemaps() {
        assertThat(new Reader(server.port()).get("/robots.txt").body())
                .contains(
                        "Sitemap: " + urls.home() + "sitemap.xml",
                        "Sitemap: " + urls.home() + "news-sitemap.xml",
                        "Disallow: /*/live");
    }

    @Test
    void knowsNoOtherParts() {
        for (String part : new String[] {
            "stories-0.xml", "stories-999.xml", "stories-x.xml", "drafts-1.xml", "stories-99999999999999.xml"
        }) {
            assertThat(new Reader(server.port()).get("/sitemaps/" + part).statusCode())
                    .as(part)
                    .isEqualTo(404);
        }
    }

    @Test
    void writesLanguagesAsTheStandardDoes() {
        assertThat(List.of("en-GB", "zh", "zh-Hant", "zh-TW", "fa").stream().map(SitemapWriter::language))
                .containsExactly("en", "zh-cn", "zh-tw", "zh-tw", "fa");
    }
}
