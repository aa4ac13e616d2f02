package dateline.syndication.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dateline.Await;
import dateline.Axe;
import dateline.Browser;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.entry.EntryService;
import dateline.http.ReaderServer;
import dateline.platform.settings.Site;
import dateline.reader.HtmlChecker;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people see who open a feed. */
@DatelineTest
class FeedPagesIT {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Autowired
    Cast cast;

    @Autowired
    EntryService entryService;

    @Autowired
    Site site;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ReaderServer server;

    Reader reader;
    String feed;

    @BeforeEach
    void publish() {
        reader = new Reader(server.port());
        String slug = cast.liveStory();
        IntStream.rangeClosed(1, 51).forEach(i -> cast.publish(slug, "Update " + i + " <of> many."));
        entryService.correct(cast.entry(slug, 51), null, "It was more.", cast.ada());
        feed = "/stories/" + slug + "/feed";
        Await.until(() -> reader.get(feed + ".rss").body(), body -> body.contains("It was more."));
    }

    @Test
    void sayWhatItIsAndHowToSubscribe() {
        for (String ending : List.of(".rss", ".atom", ".json")) {
            HttpResponse<String> answer = Await.until(
                    () -> reader.get(feed + ending, "Accept", BROWSER),
                    page -> page.body().contains("Corrected"));
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
            assertThat(answer.headers().firstValue("Vary").orElseThrow()).contains("Accept,");
            Document page = Jsoup.parse(answer.body());
            assertThat(page.select("input[readonly]").val()).isEqualTo(site.publicUrl() + feed + ending);
            assertThat(page.text()).contains("Web feed", "How to subscribe", "Update 51 <of> many.", "Corrected");
            assertThat(page.select("link[rel=alternate]")).hasSize(3);
            assertThat(page.select("article.credited__entry").size()).isBetween(26, 50);
            assertThat(page.select(".pager").attr("href")).isEqualTo(feed + "/1" + ending);
            assertThat(reader.get(feed + "/1" + ending, "Accept", BROWSER).body())
                    .contains("This is an archive of the feed.");
            assertThat(reader.get(feed + ending)
                            .headers()
                            .firstValue("Content-Type")
                            .orElseThrow())
                    .doesNotContain("html");
        }
        assertThat(reader.get("/stories/nothing/feed.rss", "Accept", BROWSER).statusCode())
                .isEqualTo(404);
    }

    @Test
    void areGoodHtmlThatEveryoneCanUse() {
        try (Browser browser = Browser.open()) {
            for (String path : List.of(feed + ".rss", "/feeds", "/corrections.atom", "/updates.json", "/tags/storm")) {
                assertThat(HtmlChecker.faults(
                                reader.get(path, "Accept", BROWSER).body()))
                        .as(path)
                        .isEmpty();
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    Page page = open(browser, path, 375, scheme, true);
                    assertThat(Axe.faults(page)).as(path).isEmpty();
                    assertThat(page.evaluate("document.documentElement.scrollWidth"))
                            .as(path + " is no wider than the phone")
                            .isEqualTo(375);
                    page.context().close();
                }
            }
        }
    }

    @Test
    void letTheAddressBeCopiedWithAndWithoutScript() {
        try (Browser browser = Browser.open()) {
            Page page = open(browser, feed + ".rss", 1280, ColorScheme.LIGHT, true);
            page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            page.getByText("Copy", new Page.GetByTextOptions().setExact(true)).click();
            page.getByText("Copied. Now paste it into your feed reader.").waitFor();
            assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(site.publicUrl() + feed + ".rss");
            Page plain = open(browser, feed + ".rss", 1280, ColorScheme.LIGHT, false);
            assertThat(plain.locator(".address__copy").isVisible()).isFalse();
            assertThat(plain.locator(".address__text").isVisible()).isTrue();
        }
    }

    @Test
    void listTheMostUsedTagsAndAllOthersByTheirFirstLetter() {
        String slug = cast.liveStory();
        try {
            jdbc.sql("""
                    insert into story_tag (story_id, position, tag) select s.id, 100 + n, case when n = 0 then '9 lives' else 'Xylo ' || n end
                    from story s, generate_series(0, 530) n where s.slug = :slug""").param("slug", slug).update();
            cast.publish(slug, "With many tags");
            Document list = Await.until(
                    () -> reader.page("/feeds"),
                    page -> !page.select(".subscribe__initials a").isEmpty());
            assertThat(list.select(".subscribe__formats a[href^='/tags/'][href$=.rss]"))
                    .hasSize(100);
            assertThat(list.select(".subscribe__initials a").eachAttr("href"))
                    .contains("/feeds/tags/0-9", "/feeds/tags/s", "/feeds/tags/x");
            assertThat(reader.page("/feeds/tags/x")
                            .select(".subscribe__formats a[href$=.rss]")
                            .eachAttr("href"))
                    .hasSize(530)
                    .contains("/tags/xylo-1/feed.rss", "/tags/xylo-530/feed.rss");
            assertThat(HtmlChecker.faults(reader.get("/feeds/tags/x").body())).isEmpty();
            assertThat(reader.page("/feeds/tags/0-9").select("h1").text()).isEqualTo("Feeds of tags: 0–9");
            assertThat(reader.get("/feeds/tags/q").statusCode()).isEqualTo(404);
            assertThat(Jsoup.parse(reader.get("/feeds.opml").body(), "", Parser.xmlParser())
                            .select("outline[xmlUrl*=/tags/]"))
                    .as("the most used ones")
                    .hasSize(500);
        } finally {
            jdbc.sql("delete from story_tag where position >= 100").update();
            cast.publish(slug, "Without them");
        }
    }

    private Page open(Browser browser, String path, int width, ColorScheme scheme, boolean script) {
        BrowserContext context = browser.context(new NewContextOptions()
                .setViewportSize(width, 812)
                .setColorScheme(scheme)
                .setJavaScriptEnabled(script));
        List<String> errors = new ArrayList<>();
        Page page = context.newPage();
        page.onConsoleMessage(message -> errors.add(message.text()));
        page.navigate("http://127.0.0.1:" + server.port() + path);
        assertThat(errors).as("the console at " + path).isEmpty();
        return page;
    }
}
