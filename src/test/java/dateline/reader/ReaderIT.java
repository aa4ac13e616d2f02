package dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.EnglishPhrases;
import dateline.Reader;
import dateline.contributor.CreditContent;
import dateline.entry.Embed;
import dateline.entry.EntryContent;
import dateline.entry.EntryContentBuilder;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.story.CoverageWindow;
import dateline.story.Status;
import dateline.story.Stories;
import dateline.story.StoryContent;
import dateline.story.StoryContentBuilder;
import dateline.story.StoryService;
import dateline.story.SummaryPoint;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DatelineTest
class ReaderIT {

    @Autowired
    ReaderServer server;

    @Autowired
    EntryService entryService;

    @Autowired
    StoryService storyService;

    @Autowired
    Stories found;

    @Autowired
    Cast cast;

    @Autowired
    JsonMapper json;

    Reader reader;

    @BeforeEach
    void open() {
        reader = new Reader(server.port());
    }

    @Test
    void showsTheStoryNewestFirstInItsOwnZone() {
        String slug = cast.liveStory();
        cast.publish(slug, "Evening", Instant.parse("2026-11-03T00:02:00Z"));
        cast.publish(slug, "Morning after", Instant.parse("2026-11-03T10:45:00Z"));
        cast.publish(slug, "Noon", Instant.parse("2026-11-02T16:24:00Z"));
        Document page = Await.until(
                () -> reader.page("/stories/" + slug),
                shown -> shown.select("article.entry").size() == 3);
        assertThat(page.select("article.entry").eachAttr("data-number")).containsExactly("2", "1", "3");
        assertThat(page.select("article.entry time").eachAttr("datetime"))
                .contains("2026-11-03T06:45:00-04:00", "2026-11-02T20:02:00-04:00", "2026-11-02T12:24:00-04:00");
        assertThat(page.select("#entry-1").text()).contains("8:02 p.m.").contains("Evening");
        assertThat(page.select("live-timeline").text())
                .containsSubsequence("Tuesday, Nov. 3", "6:45 a.m.", "Monday, Nov. 2", "8:02 p.m.", "12:24 p.m.");
        assertThat(page.select("live-timeline").attr("data-seq")).isEqualTo("4");
    }

    @Test
    void showsWordsThatReadLikeTruthValuesAsTheyStand() {
        for (String word : List.of("No", "OFF", "False")) {
            StoryContent content = StoryContent.of(word)
                    .withStandfirst(word)
                    .withSlug("word-" + word.toLowerCase(Locale.ROOT))
                    .withSection(word)
                    .withTimeZone("UTC")
                    .withLanguage("en")
                    .withTags(List.of(word))
                    .withSummary(List.of(new SummaryPoint(word, null)))
                    .withCredits(List.of(new CreditContent("author", List.of(word), word, word, word)));
            String slug = storyService.create(content, Status.LIVE, cast.ada()).slug();
            entryService.post(
                    cast.id(slug),
                    EntryContentBuilder.builder()
                            .headline(word)
                            .body("<p>" + word + "</p>")
                            .publishedAt(null)
                            .keyEvent(true)
                            .figures(List.of())
                            .credits(List.of(new CreditContent("contributor", List.of(word), word, word, word)))
                            .embeds(List.of(new Embed("https://example.org/", word, word)))
                            .unverified(false)
                            .build(),
                    EntryStatus.PUBLISHED,
                    cast.ada(),
                    null);
            Document page = Await.until(
                    () -> reader.page("/stories/" + slug),
                    shown -> shown.select("article.entry").size() == 1);
            assertThat(page.select(
                                    ".heading__headline, .heading__standfirst, .status__section, .summary__points li, .byline__names a, .entry__headline, "
                                            + ".entry__body, .embed__title, .embed__provider, .key-events__event a, .tags__tag")
                            .eachText())
                    .hasSize(11)
                    .allSatisfy(text -> assertThat(text).isEqualTo(word));
            assertThat(page.select(".credit a").eachText()).containsOnly(word).hasSize(2);
            assertThat(reader.page("/stories/" + slug + "/1")
                            .select(".entry__headline, .context__story")
                            .eachText())
                    .containsOnly(word)
                    .hasSize(2);
            String section = page.select(".status__section").attr("href");
            assertThat(reader.page(section)
                            .select(".front__title, .card__headline, .card__standfirst, .latest__title, .latest__story")
                            .eachText())
                    .containsOnly(word)
                    .hasSize(5);
            assertThat(reader.page(page.select(".tags__tag").attr("href"))
                            .select(".front__title, .card__headline")
                            .eachText())
                    .containsOnly(word)
                    .hasSize(2);
            Document person = reader.page(page.select(".entry__credits a").attr("href"));
            assertThat(person.select(".front__title, .credited__title, .credited__story a")
                            .eachText())
                    .containsOnly(word)
                    .hasSize(3);
            assertThat(person.select(".front__about").text()).contains(word);
            assertThat(reader.page("/search?q=" + word)
                            .select(".found__one:has(a[href=/stories/" + slug + "/1])")
                            .select(".found__title, .found__text, " + ".found__where a")
                            .eachText())
                    .containsOnly(word)
                    .hasSize(3);
            assertThat(reader.page("/search?q=" + word)
                            .select(".found__one:has(.found__title a[href=/stories/" + slug + "])")
                            .select(".found__title, .found__text")
                            .eachText())
                    .containsOnly(word)
                    .hasSize(2);
            assertThat(reader.get("/stories/" + slug + "/feed.rss").body())
                    .contains(
                            "<title>" + word + "</title>",
                            "<content:encoded>&lt;p&gt;" + word + "&lt;/p&gt;",
                            "<category>" + word + "</category>");
        }
    }

    @Test
    void saysUnverifiedWhereverTheWordsGo() {
        String slug = cast.liveStory();
        String word = "Explosion heard " + slug;
        entryService.post(
                cast.id(slug),
                EntryContentBuilder.builder()
                        .headline(word)
                        .body("<p>Residents of " + slug + " speak of a bang.</p>")
                        .publishedAt(null)
                        .keyEvent(true)
                        .figures(List.of())
                        .credits(List.of())
                        .embeds(List.of())
                        .unverified(true)
                        .build(),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        Document story = Await.until(
                () -> reader.page("/stories/" + slug), page -> page.text().contains(word));
        assertThat(story.select("#story-key-events a").text()).isEqualTo("Unverified: " + word);
        assertThat(story.select("script[type=application/ld+json]").getFirst().data())
                .contains("\"headline\":\"Unverified: " + word + "\"", "\"articleBody\":\"Unverified: Residents");
        Document alone = reader.page("/stories/" + slug + "/1");
        assertThat(alone.title()).startsWith("Unverified: " + word);
        assertThat(alone.select("meta[property=og:title]").attr("content")).isEqualTo("Unverified: " + word);
        assertThat(alone.select("meta[property=og:description], meta[name=description]")
                        .eachAttr("content"))
                .hasSize(2)
                .allMatch(said -> said.startsWith("Unverified: Residents of " + slug));
        assertThat(alone.select("meta[property=og:image:alt]").attr("content")).contains("Unverified: ");
        Document front = Await.until(
                () -> reader.page("/"),
                page -> page.select(".card__latest").text().contains(word));
        assertThat(front.select(".card__latest a[href=/stories/" + slug + "/1], .latest__title a[href=/stories/" + slug
                                + "/1]")
                        .eachText())
                .isNotEmpty()
                .containsOnly("Unverified: " + word);
        assertThat(Await.until(() -> reader.get("/latest").body(), list -> list.contains(word)))
                .contains("Unverified: " + word);
        assertThat(reader.page("/search?q=explosion")
                        .select(".found__title a[href=/stories/" + slug + "/1]")
                        .text())
                .isEqualTo("Unverified: " + word);
        for (String feed : List.of("/stories/" + slug + "/feed", "/stories/" + slug + "/key-events", "/updates")) {
            assertThat(Await.until(() -> reader.get(feed + ".rss").body(), body -> body.contains(word)))
                    .contains("<title>Unverified: " + word, "<description>Unverified: Residents");
            assertThat(Await.until(() -> reader.get(feed + ".json").body(), body -> body.contains(word)))
                    .contains("\"title\":\"Unverified: " + word, "\"summary\":\"Unverified: Residents");
        }
        assertThat(Await.until(() -> reader.get("/feed.rss").body(), body -> body.contains(word)))
                .contains("Unverified: " + word);
        entryService.edit(
                cast.entry(slug, 1),
                null,
                EntryContentBuilder.builder()
                        .headline(word)
                        .body("<p>So it was.</p>")
                        .publishedAt(null)
                        .keyEvent(true)
                        .figures(List.of())
                        .credits(List.of())
                        .embeds(List.of())
                        .unverified(false)
                        .build(),
                null,
                false,
                cast.ada());
        assertThat(Await.until(
                                () -> reader.page("/stories/" + slug),
                                page -> page.text().contains("So it was"))
                        .html())
                .doesNotContain("Unverified");
    }

    @Test
    void startsCoverageNoLaterThanItsFirstEntry() {
        String slug = cast.liveStory();
        cast.publish(slug, "In time");
        Document before = Await.until(
                () -> reader.page("/stories/" + slug),
                page -> page.select("article.entry").size() == 1);
        cast.publish(slug, "Back-dated", Instant.parse("2026-03-01T09:31:00Z"));
        Document after = Await.until(
                () -> reader.page("/stories/" + slug),
                page -> page.select("article.entry").size() == 2);
        assertThat(after.select("#start time").attr("datetime")).isEqualTo("2026-03-01T05:31:00-04:00");
        assertThat(json.readTree(after.select("script[type=application/ld+json]")
                                .getFirst()
                                .data())
                        .path("coverageStartTime")
                        .asString())
                .isEqualTo("2026-03-01T05:31:00-04:00");
        entryService.retract(cast.entry(slug, 2), null, null, true, cast.ada());
        Document again = Await.until(
                () -> reader.page("/stories/" + slug),
                page -> page.select("article.entry").size() == 1);
        assertThat(again.select("#start time").attr("datetime"))
                .isEqualTo(before.select("#start time").attr("datetime"));
    }

    @Test
    void tellsTimesOnFrontsInTheSitesZone() {
        String slug = cast.liveStory();
        cast.publish(slug, "Dated " + slug, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        Document front = Await.until(() -> reader.page("/"), page -> page.text().contains("Dated " + slug));
        assertThat(front.select("time").eachAttr("datetime")).isNotEmpty().allMatch(time -> time.endsWith("Z"));
        for (String path : List.of(
                "/sections/weather",
                "/tags/storm",
                "/archive/"
                        + DateTimeFormatter.ofPattern("yyyy/MM")
                                .withZone(ZoneOffset.UTC)
                                .format(Instant.now()),
                "/search?q=dated")) {
            assertThat(reader.page(path).select("main time").eachAttr("datetime"))
                    .as(path)
                    .isNotEmpty()
                    .allMatch(time -> time.endsWith("Z"));
        }
    }

    @Test
    void offersFeedsWhereverOneMaySubscribe() {
        String slug = cast.liveStory();
        cast.publish(slug, "Stands");
        cast.publish(slug, "Goes");
        entryService.retract(cast.entry(slug, 2), null, "Not so.", false, cast.ada());
        for (String path : List.of("/stories/" + slug + "/1", "/stories/" + slug + "/2")) {
            assertThat(reader.page(path).select("link[rel=alternate]").eachAttr("href"))
                    .as(path)
                    .contains("/stories/" + slug + "/feed.rss", "/stories/" + slug + "/key-events.atom");
        }
        for (String path : List.of("/search", "/search?q=harbour", "/archive", "/no-such-page")) {
            assertThat(reader.page(path).select("link[rel=alternate]").eachAttr("href"))
                    .as(path)
                    .contains("/feed.rss", "/updates.atom", "/corrections.json");
        }
    }

    @Test
    void saysInSchemaOrgsWordsWhatFrontsAre() {
        String slug = cast.liveStory();
        entryService.post(
                cast.id(slug),
                EntryContent.of("Marked", "<p>Up.</p>")
                        .withCredits(List.of(new CreditContent("author", List.of("Petra Profile"), null, null, null))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        Await.until(() -> reader.page("/tags/storm"), page -> page.text().contains("Marked"));
        for (String path : List.of("/sections/weather", "/tags/storm", "/archive")) {
            JsonNode said = json.readTree(reader.page(path)
                    .select("script[type=application/ld+json]")
                    .getFirst()
                    .data());
            assertThat(said.path("@type").asString()).as(path).isEqualTo("CollectionPage");
            assertThat(said.path("mainEntity").path("itemListElement")).as(path).isNotEmpty();
        }
        JsonNode profile = json.readTree(reader.page("/contributors/petra-profile")
                .select("script[type=application/ld+json]")
                .getFirst()
                .data());
        assertThat(profile.path("@type").asString()).isEqualTo("ProfilePage");
        assertThat(profile.path("mainEntity").path("name").asString()).isEqualTo("Petra Profile");
        JsonNode story = json.readTree(reader.page("/stories/" + slug)
                .select("script[type=application/ld+json]")
                .getFirst()
                .data());
        assertThat(story.path("image").get(0).path("url").asString())
                .as("the card, where there is no photo")
                .contains("/card.jpg");
    }

    @Test
    void hasItsMarkForTabsAndHomeScreens() {
        for (Map.Entry<String, String> icon : Map.of(
                        "/favicon.ico",
                        "image/x-icon",
                        "/apple-touch-icon.png",
                        "image/png",
                        "/icon-192.png",
                        "image/png",
                        "/icon-512.png",
                        "image/png",
                        "/site.webmanifest",
                        "application/manifest+json")
                .entrySet()) {
            HttpResponse<byte[]> answer = reader.file(icon.getKey());
            assertThat(answer.statusCode()).as(icon.getKey()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains(icon.getValue());
            assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                    .containsPattern("max-age=(86400|2592000)");
        }
        reader.page("/")
                .select("link[rel~=icon|manifest]")
                .forEach(link -> assertThat(reader.get(link.attr("href")).statusCode())
                        .as(link.outerHtml())
                        .isEqualTo(200));
    }

    @Test
    void printsCreditsAndCorrections() {
        String slug = cast.liveStory();
        entryService.post(
                cast.id(slug),
                EntryContent.of("Credited", "<p>Words.</p>")
                        .withKeyEvent(true)
                        .withCredits(List.of(
                                new CreditContent("author", List.of("Cara Anna"), "Associated Press", null, null),
                                new CreditContent(
                                        "contributor",
                                        List.of("Edith M. Lederer", "Cara Anna"),
                                        "Associated Press",
                                        null,
                                        "the United Nations"))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        entryService.correct(cast.entry(slug, 1), null, "An earlier version said Monday.", cast.ada());
        Document page = Await.until(
                () -> reader.page("/stories/" + slug), shown -> shown.text().contains("An earlier version"));
        Element entry = page.selectFirst("#entry-1");
        assertThat(entry).isNotNull();
        assertThat(entry.text())
                .contains("Correction")
                .contains("— Cara Anna/Associated Press")
                .contains(
                        "—Associated Press writers Edith M. Lederer and Cara Anna at the United Nations contributed to this report.");
        assertThat(entry.select("a[href=/contributors/cara-anna]")).isNotEmpty();
        assertThat(page.select("#story-key-events").text()).contains("Credited");
        Document contributor = reader.page("/contributors/cara-anna");
        assertThat(contributor.text()).contains("Cara Anna").contains("Credited");
    }

    @Test
    void keepsOlderEntriesOnPagesThatDoNotShift() {
        String slug = cast.liveStory();
        Instant start = Instant.parse("2026-03-01T12:00:00Z");
        for (int i = 1; i <= 61; i++) {
            cast.publish(slug, "Update " + i, start.plus(i, ChronoUnit.MINUTES));
        }
        Document newest = Await.until(
                () -> reader.page("/stories/" + slug),
                page -> page.select("live-timeline article.entry").size() == 30);
        assertThat(newest.select("a[href=/stories/" + slug + "/page/1]")).isNotEmpty();
        Document older = reader.page("/stories/" + slug + "/page/1");
        assertThat(older.select("article.entry")).hasSize(31);
        assertThat(older.select("link[rel=canonical]").attr("href")).endsWith("/stories/" + slug + "/page/1");
        entryService.retract(cast.entry(slug, 3), null, "Not so.", false, cast.ada());
        Document after = Await.until(
                () -> reader.page("/stories/" + slug + "/page/1"),
                page -> !page.text().contains("Update 3 "));
        assertThat(after.select("article.entry")).hasSize(31);
        assertThat(after.select("#entry-3").text()).contains("retracted").contains("Not so.");
        assertThat(reader.get("/stories/" + slug + "/page/2").statusCode()).isEqualTo(404);
        assertThat(reader.get("/stories/" + slug + "/page/0").statusCode()).isEqualTo(404);
    }

    @Test
    void givesEachEntryAnAddressOfItsOwn() {
        String slug = cast.liveStory();
        cast.publish(slug, "Stands alone");
        Document page = reader.page("/stories/" + slug + "/1");
        assertThat(page.title()).contains("Stands alone");
        assertThat(page.select("link[rel=canonical]").attr("href")).endsWith("/stories/" + slug + "/1");
        assertThat(page.select("a[href=/stories/" + slug + "#entry-1]")).isNotEmpty();
        entryService.retract(cast.entry(slug, 1), null, "Not so.", false, cast.ada());
        HttpResponse<String> gone =
                Await.until(() -> reader.get("/stories/" + slug + "/1"), answer -> answer.statusCode() == 410);
        assertThat(gone.body()).doesNotContain("Stands alone").contains("Not so.");
        assertThat(reader.get("/stories/" + slug + "/2").statusCode()).isEqualTo(404);
        assertThat(reader.get("/stories/" + slug + "/0x1").statusCode()).isEqualTo(404);
    }

    @Test
    void showsNoUnpublishedWordAnywhere() {
        String draft = storyService
                .create(cast.story("Embargoed headline"), Status.DRAFT, cast.ada())
                .slug();
        cast.publish(draft, "Embargoed update");
        String slug = cast.liveStory();
        entryService.post(
                cast.id(slug),
                EntryContent.of("Embargoed draft", "<p>Embargoed.</p>"),
                EntryStatus.DRAFT,
                cast.ada(),
                null);
        cast.publish(slug, "Out");
        storyService.edit(
                cast.id(slug),
                null,
                withSummary(slug, List.of(new SummaryPoint("What is known", 1L), new SummaryPoint("What is not", 2L))),
                null,
                cast.ada());
        Document page = Await.until(
                () -> reader.page("/stories/" + slug), shown -> shown.text().contains("What is known"));
        assertThat(page.html()).doesNotContain("Embargoed").doesNotContain("/stories/" + slug + "/1\"");
        for (String path : List.of(
                "/", "/sections/weather", "/stories/" + draft, "/stories/" + draft + "/1", "/stories/" + slug + "/1")) {
            assertThat(reader.get(path).body()).as(path).doesNotContain("Embargoed");
        }
        assertThat(reader.get("/stories/" + draft).statusCode()).isEqualTo(404);
        assertThat(reader.get("/stories/" + slug + "/1").statusCode()).isEqualTo(404);
    }

    @Test
    void knowsNobodyAndNoSectionOfADraftAlone() {
        StoryContent secret = StoryContent.of("Not out")
                .withSection("Investigations")
                .withCredits(List.of(new CreditContent("author", List.of("Deep Source"), null, null, null)));
        String draft = storyService.create(secret, Status.DRAFT, cast.ada()).slug();
        assertThat(reader.get("/contributors/deep-source").statusCode()).isEqualTo(404);
        assertThat(reader.get("/sections/investigations").statusCode()).isEqualTo(404);
        storyService.edit(cast.id(draft), null, secret, Status.LIVE, cast.ada());
        assertThat(reader.get("/contributors/deep-source").statusCode()).isEqualTo(200);
        assertThat(reader.get("/sections/investigations").statusCode()).isEqualTo(200);
    }

    @Test
    void leadsFromAFormerAddressToTheNewOne() {
        String slug = cast.liveStory();
        cast.publish(slug, "Moved along");
        StoryContent content = cast.story("Renamed");
        String renamed = slug + "-renamed";
        storyService.edit(
                cast.id(slug),
                null,
                StoryContent.of(content.headline())
                        .withStandfirst(content.standfirst())
                        .withSlug(renamed)
                        .withSection(content.section())
                        .withTimeZone(content.timeZone())
                        .withLanguage(content.language()),
                null,
                cast.ada());
        assertThat(location(reader.get("/stories/" + slug))).isEqualTo("301 /stories/" + renamed);
        assertThat(location(reader.get("/stories/" + slug + "/1"))).isEqualTo("301 /stories/" + renamed + "/1");
        assertThat(location(reader.get("/stories/" + slug + "/live"))).isEqualTo("301 /stories/" + renamed + "/live");
        assertThat(reader.get("/stories/" + renamed + "/1").body()).contains("Moved along");
    }

    @Test
    void leadsFromEachEntryToTheOnesBeforeAndAfter() {
        String slug = cast.liveStory();
        cast.publish(slug, "First");
        cast.publish(slug, "Second");
        String second = "/stories/" + slug + "/2";
        Document page =
                Await.until(() -> reader.page(second), shown -> shown.title().contains("Second"));
        assertThat(page.select(".neighbours a").eachText()).containsExactly("First");
        cast.publish(slug, "Third");
        Await.until(
                () -> reader.page(second),
                shown -> shown.select(".neighbours a").eachText().equals(List.of("First", "Third")));
        entryService.edit(
                cast.entry(slug, 1),
                null,
                EntryContent.of("First of all", "<p>It began.</p>"),
                null,
                false,
                cast.ada());
        Await.until(
                () -> reader.page(second),
                shown -> shown.select(".neighbours a").eachText().equals(List.of("First of all", "Third")));
        entryService.retract(cast.entry(slug, 3), null, null, true, cast.ada());
        Await.until(
                () -> reader.page(second),
                shown -> shown.select(".neighbours a").eachText().equals(List.of("First of all")));
        entryService.restore(cast.entry(slug, 3), null, cast.ada());
        Await.until(
                () -> reader.page(second),
                shown -> shown.select(".neighbours a").eachText().equals(List.of("First of all", "Third")));
    }

    @Test
    void tellsTheStoryFromItsStart() {
        String slug = cast.liveStory();
        IntStream.rangeClosed(1, 70)
                .forEach(i -> cast.publish(
                        slug,
                        "Number " + i,
                        Instant.parse("2026-01-03T00:00:00Z").plusSeconds(60L * i)));
        Document first = Await.until(
                () -> reader.page("/stories/" + slug + "/oldest"),
                shown -> shown.select(".day .entry").size() > 20);
        assertThat(first.select(".day .entry").eachAttr("data-number")).startsWith("1", "2", "3");
        Element on = first.selectFirst("a[rel=next]");
        assertThat(on.attr("href")).isEqualTo("/stories/" + slug + "/oldest/2");
        Document second = reader.page(on.attr("href"));
        long last = Long.parseLong(first.select(".day .entry").last().attr("data-number"));
        assertThat(second.select(".day .entry").first().attr("data-number")).isEqualTo(String.valueOf(last + 1));
        assertThat(second.select(".day .entry").last().attr("data-number")).isEqualTo("70");
        assertThat(second.select("live-timeline").attr("data-live")).isEqualTo("/stories/" + slug + "/live");
        assertThat(first.select("live-timeline").hasAttr("data-live")).isFalse();
        assertThat(second.select("a[rel=prev]").attr("href")).isEqualTo("/stories/" + slug + "/oldest");
        assertThat(reader.get("/stories/" + slug + "/oldest/3").statusCode()).isEqualTo(404);
        assertThat(reader.get("/stories/" + slug + "/oldest/1").statusCode()).isEqualTo(404);
        assertThat(reader.page("/stories/" + slug + "/1")
                        .select(".alone__back a")
                        .attr("href"))
                .isEqualTo("/stories/" + slug + "/page/1#entry-1");
    }

    @Test
    void announcesAStoryUntilItsCoverageIsOpened() {
        StoryContent plan = StoryContentBuilder.builder()
                .headline("The launch")
                .standfirst(null)
                .slug(null)
                .section(null)
                .timeZone("America/Halifax")
                .language("en")
                .tags(List.of())
                .summary(List.of())
                .leadFigure(null)
                .credits(List.of())
                .window(CoverageWindow.from(Instant.parse("2030-06-01T22:00:00Z")))
                .leadEntry(null)
                .event(null)
                .build();
        String slug = storyService.create(plan, Status.UPCOMING, cast.ada()).slug();
        Document page = reader.page("/stories/" + slug);
        assertThat(page.select("#story-status").text()).isEqualTo("Soon Starts at 7 p.m. ADT, Saturday, June 1, 2030");
        assertThat(json.readTree(page.selectFirst("script[type=application/ld+json]")
                                .data())
                        .get("coverageStartTime")
                        .stringValue())
                .isEqualTo("2030-06-01T19:00:00-03:00");
        cast.publish(slug, "A line before it starts");
        Document early = Await.until(
                () -> reader.page("/stories/" + slug),
                shown -> !shown.select(".day .entry").isEmpty());
        assertThat(early.select("#story-status").text()).isEqualTo("Soon Starts at 7 p.m. ADT, Saturday, June 1, 2030");
        entryService.post(
                cast.id(slug),
                EntryContent.of("She is afloat", "<p>At last.</p>"),
                EntryStatus.PUBLISHED,
                true,
                cast.ada(),
                null);
        Document live = Await.until(
                () -> reader.page("/stories/" + slug),
                shown -> shown.select(".day .entry").size() == 2);
        assertThat(live.select("#story-status .badge").text()).isEqualTo("Live");
        assertThat(found.findBySlug(slug).orElseThrow().coverage().openedAt()).isNotNull();
    }

    @Test
    void marksTheEntryThatTheHeadlineSpeaksOf() {
        String slug = cast.liveStory();
        cast.publish(slug, "Of which the headline speaks");
        cast.publish(slug, "Another");
        lead(slug, 1L);
        Document page = Await.until(
                () -> reader.page("/stories/" + slug),
                shown -> !shown.select(".heading__lead").isEmpty());
        assertThat(page.select(".heading__lead").attr("href")).isEqualTo("/stories/" + slug + "/1");
        assertThat(page.select(".day .entry--lead").eachAttr("data-number")).containsExactly("1");
        lead(slug, 2L);
        Await.until(
                () -> reader.page("/stories/" + slug),
                shown -> shown.select(".day .entry--lead")
                        .eachAttr("data-number")
                        .equals(List.of("2")));
        entryService.retract(cast.entry(slug, 2), null, null, false, cast.ada());
        Await.until(
                () -> reader.page("/stories/" + slug),
                shown -> shown.select(".heading__lead, .entry--lead").isEmpty());
    }

    private void lead(String slug, Long number) {
        StoryContent content = found.findBySlug(slug)
                .map(story -> cast.story(story.headline()))
                .orElseThrow();
        storyService.edit(
                cast.id(slug),
                null,
                StoryContentBuilder.builder()
                        .headline(content.headline())
                        .standfirst(content.standfirst())
                        .slug(null)
                        .section(content.section())
                        .timeZone(content.timeZone())
                        .language(content.language())
                        .tags(content.tags())
                        .summary(List.of())
                        .leadFigure(null)
                        .credits(List.of())
                        .window(content.window())
                        .leadEntry(number)
                        .event(null)
                        .build(),
                null,
                cast.ada());
    }

    @Test
    void speaksTheLanguageOfTheStory() {
        StoryContent spanish =
                StoryContent.of("Sube el mar").withTimeZone("America/Halifax").withLanguage("es");
        String slug = storyService.create(spanish, Status.LIVE, cast.ada()).slug();
        entryService.post(
                cast.id(slug),
                EntryContent.of("La marea", "<p>Sube.</p>")
                        .withPublishedAt(Instant.parse("2026-01-03T00:02:00Z"))
                        .withCredits(List.of(new CreditContent("editor", List.of("Inés Prado"), null, null, null))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        Document page = Await.until(
                () -> reader.page("/stories/" + slug),
                shown -> !shown.select(".day .entry").isEmpty());
        assertThat(page.select(".day__label").text()).isEqualTo("viernes, 2 de enero");
        assertThat(page.select(".entry__time").text()).isEqualTo("20:02");
        assertThat(page.select(".credit").text()).isEqualTo("— Edición: Inés Prado");
        assertThat(page.select("#story-status .badge").text()).isEqualTo("En vivo");
        assertThat(reader.page("/stories/" + slug + "/1")
                        .select(".alone__back a")
                        .text())
                .isEqualTo("Leerlo en la historia");
        EnglishPhrases english = EnglishPhrases.of("messages");
        for (Document shown : List.of(page, reader.page("/stories/" + slug + "/1"))) {
            List<String> texts = new ArrayList<>();
            shown.nodeStream(TextNode.class).forEach(text -> texts.add(text.text()));
            shown.getAllElements()
                    .forEach(element ->
                            List.of("title", "aria-label", "alt").forEach(name -> texts.add(element.attr(name))));
            assertThat(texts).hasSizeGreaterThan(100).contains("Compartir");
            assertThat(english.among(texts)).isEmpty();
        }
        entryService.correct(cast.entry(slug, 1), null, "Sube más.", cast.ada());
        Await.until(
                () -> reader.get("/stories/" + slug + "/feed.rss").body(),
                feed -> feed.contains("Corrección, ") && !feed.contains("Correction"));
        entryService.retract(cast.entry(slug, 1), null, null, false, cast.ada());
        HttpResponse<String> gone =
                Await.until(() -> reader.get("/stories/" + slug + "/1"), answer -> answer.statusCode() == 410);
        assertThat(gone.body())
                .contains("Esta actualización se retiró", "Ver qué pasaba entonces", "/stories/" + slug + "#entry-1");
    }

    @Test
    void saysTheSameToMachines() {
        String slug = cast.liveStory();
        cast.publish(slug, "For </script> machines");
        cast.publish(slug, "And more");
        Document page = Await.until(
                () -> reader.page("/stories/" + slug),
                shown -> shown.select("article.entry").size() == 2);
        JsonNode posting = json.readTree(
                page.selectFirst("script[type=application/ld+json]").data());
        assertThat(posting.get("@type").valueStream().map(JsonNode::stringValue))
                .containsExactly("LiveBlogPosting", "NewsArticle");
        assertThat(posting.get("liveBlogUpdate")
                        .valueStream()
                        .map(update -> update.get("headline").stringValue()))
                .containsExactly("And more", "For </script> machines");
        assertThat(posting.get("liveBlogUpdate")
                        .valueStream()
                        .map(update -> update.get("datePublished").stringValue())
                        .toList())
                .isEqualTo(page.select("article.entry").stream()
                        .map(entry -> entry.select("time").getFirst().attr("datetime"))
                        .toList());
    }

    @Test
    void answersConditionalRequests() {
        String slug = cast.liveStory();
        HttpResponse<String> first = reader.get("/stories/" + slug);
        assertThat(first.statusCode()).isEqualTo(200);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(reader.get("/stories/" + slug, "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        cast.publish(slug, "Changes the tag");
        Await.until(
                () -> reader.get("/stories/" + slug, "If-None-Match", tag),
                answer -> answer.statusCode() == 200 && answer.body().contains("Changes the tag"));
    }

    private StoryContent withSummary(String slug, List<SummaryPoint> summary) {
        StoryContent content = found.findBySlug(slug)
                .map(story -> cast.story(story.headline()))
                .orElseThrow();
        return StoryContent.of(content.headline())
                .withStandfirst(content.standfirst())
                .withSection(content.section())
                .withTimeZone(content.timeZone())
                .withLanguage(content.language())
                .withTags(content.tags())
                .withSummary(summary);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + answer.headers().firstValue("Location").orElse("");
    }
}
