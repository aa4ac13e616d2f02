package dateline.syndication.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.contributor.ContributorService;
import dateline.contributor.CreditContent;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.platform.settings.Site;
import dateline.story.Status;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import dateline.syndication.format.FeedFormat;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DatelineTest
class FeedIT {

    @Autowired
    Cast cast;

    @Autowired
    StoryService storyService;

    @Autowired
    EntryService entryService;

    @Autowired
    Entries all;

    @Autowired
    FeedDocuments documents;

    @Autowired
    ContributorService contributorService;

    @Autowired
    Site site;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ReaderServer server;

    Reader reader;

    @BeforeEach
    void open() {
        reader = new Reader(server.port());
    }

    @Test
    void hasAnEntryInEveryFeedItBelongsToOnceItIsPublished() {
        String slug = cast.liveStory();
        List<String> names = List.of(
                "/stories/" + slug + "/feed",
                "/stories/" + slug + "/key-events",
                "/updates",
                "/contributors/ines-falk/feed");
        entryService.post(
                cast.id(slug),
                EntryContent.of("Tide is " + slug, "<p>High.</p>")
                        .withKeyEvent(true)
                        .withCredits(List.of(new CreditContent("author", List.of("Ines Falk"), "Ledger", null, null))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        for (FeedFormat format : FeedFormat.values()) {
            names.forEach(name -> until(name + "." + format.ending(), body -> body.contains("Tide is " + slug)));
        }
        for (String name : Stream.concat(names.stream(), Stream.of("/feed", "/sections/weather/feed"))
                .toList()) {
            until(name + ".rss", body -> body.contains("Tide is " + slug));
            assertThat(FeedRules.breaches(FeedRules.RSS, get(name + ".rss"), site.publicUrl() + name + ".rss"))
                    .isEmpty();
            assertThat(FeedRules.breaches(FeedRules.ATOM_RULES, get(name + ".atom"), site.publicUrl() + name + ".atom"))
                    .isEmpty();
            assertThat(JsonFeedRules.breaches(get(name + ".json"), site.publicUrl() + name + ".json"))
                    .isEmpty();
        }
    }

    @Test
    void saysWhatItIsAndAnswersEachValidatorAlone() {
        String slug = cast.liveStory();
        cast.publish(slug, "Something to read");
        for (FeedFormat format : FeedFormat.values()) {
            for (String path : List.of(
                    "/stories/" + slug + "/feed." + format.ending(),
                    "/feed." + format.ending(),
                    "/updates." + format.ending())) {
                // The date is not told before it can name this document alone.
                HttpResponse<String> whole = Await.until(
                        () -> reader.get(path),
                        answer -> answer.body().contains(slug)
                                && answer.headers().firstValue("Last-Modified").isPresent());
                assertThat(header(whole, "Content-Type")).isEqualTo(format.mediaType() + "; charset=utf-8");
                assertThat(header(whole, "Cache-Control")).containsPattern("max-age=(1[5-9]|[2-5][0-9]|60),");
                assertThat(reader.get(path, "If-None-Match", header(whole, "ETag"))
                                .statusCode())
                        .isEqualTo(304);
                HttpResponse<String> known = reader.get(path, "If-Modified-Since", header(whole, "Last-Modified"));
                assertThat(known.statusCode()).isEqualTo(304);
                assertThat(known.body()).isEmpty();
                assertThat(reader.get(path, "If-None-Match", "\"other\"").statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void movesUpdatedForACorrectionAndNotForASmallFix() {
        String slug = cast.liveStory();
        cast.publish(slug, "There were 221");
        String path = "/stories/" + slug + "/feed.atom";
        Element first = entry(until(path, body -> body.contains("221")), 1);
        entryService.edit(
                cast.entry(slug, 1),
                null,
                EntryContent.of("There were 212", "<p>Small fix.</p>"),
                null,
                false,
                cast.ada());
        Element fixed = entry(until(path, body -> body.contains("Small fix")), 1);
        assertThat(FeedRules.atom(fixed, "updated")).isEqualTo(FeedRules.atom(first, "updated"));
        entryService.correct(cast.entry(slug, 1), null, "It was 212, not 221.", cast.ada());
        Element corrected = entry(until(path, body -> body.contains("not 221")), 1);
        assertThat(FeedRules.atom(corrected, "id")).isEqualTo(FeedRules.atom(first, "id"));
        assertThat(FeedRules.atom(corrected, "published")).isEqualTo(FeedRules.atom(first, "published"));
        assertThat(Instant.parse(FeedRules.atom(corrected, "updated")))
                .isAfter(Instant.parse(FeedRules.atom(first, "updated")));
        assertThat(get("/stories/" + slug + "/feed.rss"))
                .contains("Correction, ", "<category>Correction</category>", "<atom:updated>");
    }

    @Test
    void keepsTheTimeOfPublicationWhateverTheEntryIsHeadedWithLater() {
        String slug = cast.liveStory();
        Instant first = Instant.parse("2014-11-03T20:02:00Z");
        cast.publish(slug, "Headed", first);
        String path = "/stories/" + slug + "/feed.atom";
        assertThat(FeedRules.atom(entry(until(path, body -> body.contains("Headed")), 1), "published"))
                .isEqualTo("2014-11-03T20:02:00.000Z");
        entryService.edit(
                cast.entry(slug, 1),
                null,
                EntryContent.of("Headed anew", "<p>x</p>").withPublishedAt(first.plus(Duration.ofHours(2))),
                null,
                false,
                cast.ada());
        Element moved = entry(until(path, body -> body.contains("Headed anew")), 1);
        assertThat(FeedRules.atom(moved, "published")).isEqualTo("2014-11-03T20:02:00.000Z");
        assertThat(FeedRules.atom(moved, "updated")).as("no news").isEqualTo("2014-11-03T20:02:00.001Z");
    }

    @Test
    void tellsOfEachCorrectionOfTheSite() {
        String slug = cast.liveStory();
        cast.publish(slug, "Counted " + slug);
        entryService.correct(cast.entry(slug, 1), null, "It was 212 in " + slug, cast.ada());
        entryService.correct(cast.entry(slug, 1), null, "It was 213 in " + slug, cast.ada());
        String feed = until("/corrections.atom", body -> body.contains("It was 213 in " + slug));
        List<Element> told = FeedRules.entries(FeedRules.parse(feed))
                .filter(entry -> FeedRules.atom(entry, "content").contains(" in " + slug))
                .toList();
        assertThat(told)
                .extracting(entry -> FeedRules.atom(entry, "id"))
                .allMatch(id -> id.matches("tag:.*:story-\\d+/entry-1/correction-[12]"))
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(told.getFirst().getTextContent()).contains("Correction: Counted " + slug, "It was 213");
        entryService.retract(cast.entry(slug, 1), null, null, true, cast.ada());
        until("/corrections.atom", body -> !body.contains(slug));
    }

    @Test
    void countsNoWithdrawnCorrectionAmongTheLatest() {
        String slug = cast.liveStory();
        List.of("Stands", "Twice", "Taken back").forEach(headline -> cast.publish(slug, headline + " " + slug));
        entryService.correct(cast.entry(slug, 1), null, "It was 212.", cast.ada());
        entryService.correct(cast.entry(slug, 2), null, "It was 213.", cast.ada());
        entryService.correct(cast.entry(slug, 2), null, "It was 214.", cast.ada());
        entryService.correct(cast.entry(slug, 3), null, "It was 215.", cast.ada());
        // The latest of all corrections, those of the last entry first.
        jdbc.sql("""
                update correction c set corrected_at = now() + make_interval(mins => 10 * cast(e.number as int) + c.position) from entry e, story s
                where e.id = c.entry_id and s.id = e.story_id and s.slug = :slug""").param("slug", slug).update();
        entryService.withdrawCorrection(cast.entry(slug, 2), null, 1, cast.ada());
        entryService.withdrawCorrection(cast.entry(slug, 3), null, 1, cast.ada());
        assertThat(all.correctedEverywhere(Limit.of(2)))
                .extracting(Entry::headline)
                .containsExactly("Twice " + slug, "Stands " + slug);
        jdbc.sql("""
                update correction c set corrected_at = now() from entry e, story s where e.id = c.entry_id and s.id = e.story_id and s.slug = :slug""").param("slug", slug).update();
        entryService.retract(cast.entry(slug, 2), null, null, false, cast.ada());
        String notices =
                until("/corrections.json", body -> body.contains("It was 212.") && !body.contains("It was 214."));
        long story = jdbc.sql("select id from story where slug = :slug")
                .param("slug", slug)
                .query(Long.class)
                .single();
        assertThat(json.readTree(notices)
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("id").asString())
                        .filter(id -> id.contains("story-" + story + "/entry-2/correction-")))
                .hasSize(1)
                .allMatch(id -> id.endsWith("-2"));
    }

    @Test
    void keepsARetractedEntryAsItsNoticeUnderItsId() throws Exception {
        String slug = cast.liveStory();
        List.of("Stays", "Told of", "Silent").forEach(headline -> cast.publish(slug, headline + " " + slug));
        String feed = "/stories/" + slug + "/feed";
        until(feed + ".atom", body -> body.contains("Silent " + slug));
        until("/updates.atom", body -> body.contains("Silent " + slug));
        Map<String, SyndEntry> held = new HashMap<>();
        for (String path : List.of(feed + ".rss", feed + ".atom", "/updates.rss", "/updates.atom")) {
            read(until(path, body -> body.contains("Silent " + slug)))
                    .forEach(item -> held.put(path + " " + item.getUri(), item));
        }
        entryService.retract(cast.entry(slug, 2), null, "It was another harbour.", false, cast.ada());
        entryService.retract(cast.entry(slug, 3), null, "A court said so.", true, cast.ada());
        for (String name : List.of(feed, "/updates")) {
            String atom = until(
                    name + ".atom", body -> !body.contains("Silent " + slug) && !body.contains("Told of " + slug));
            assertThat(atom)
                    .contains("Stays " + slug, "<at:comment>It was another harbour.</at:comment>")
                    .doesNotContain("court");
            assertThat(FeedRules.breaches(FeedRules.ATOM_RULES, atom, site.publicUrl() + name + ".atom"))
                    .isEmpty();
            String rss =
                    until(name + ".rss", body -> !body.contains("Silent " + slug) && !body.contains("Told of " + slug));
            assertThat(rss).contains("Stays " + slug, "It was another harbour.").doesNotContain("court");
            assertThat(FeedRules.breaches(FeedRules.RSS, rss, site.publicUrl() + name + ".rss"))
                    .isEmpty();
        }
        // A reader keeps what it has by its id, and takes what comes under the same one in its place.
        for (String path : List.of(feed + ".rss", feed + ".atom", "/updates.rss", "/updates.atom")) {
            read(get(path)).forEach(item -> {
                SyndEntry before = held.put(path + " " + item.getUri(), item);
                if (item.getTitle().startsWith("Retracted: update of ")
                        && before != null
                        && before.getTitle().contains(slug)) {
                    assertThat(path.endsWith(".rss")
                                    || item.getUpdatedDate()
                                            .toInstant()
                                            .isAfter(before.getPublishedDate().toInstant()))
                            .as(path)
                            .isTrue();
                    assertThat(item.getPublishedDate()).as(path).isEqualTo(before.getPublishedDate());
                    assertThat(item.getLink()).isEqualTo(before.getLink());
                    assertThat(item.getAuthors()).isEmpty();
                }
            });
        }
        assertThat(held.values())
                .extracting(SyndEntry::getTitle)
                .noneMatch(title -> title.contains("Told of " + slug))
                .anyMatch(title -> title.startsWith("Retracted: update of "));
        assertThat(until("/corrections.rss", body -> body.contains(slug)))
                .contains("Retracted: update of ", "It was another harbour.")
                .doesNotContain("court", "Told of " + slug);
        JsonNode read = json.readTree(get(feed + ".json"));
        assertThat(read.path("items")).hasSize(2);
        assertThat(read.path("items").get(0).path("title").asString()).startsWith("Retracted: ");
        String kept = read.path("items").get(1).path("id").asString();
        String story = kept.substring(0, kept.lastIndexOf('-') + 1);
        assertThat(read.path("_dateline").path("retracted").valueStream().map(JsonNode::asString))
                .containsExactly(story + "3", story + "2");
        entryService.restore(cast.entry(slug, 2), null, cast.ada());
        String back = until(feed + ".atom", body -> body.contains("Told of " + slug));
        assertThat(back).doesNotContain("ref=\"" + story + "2\"").contains("ref=\"" + story + "3\"");
    }

    @Test
    void takesWhatWasUndoneBackWithoutANotice() {
        String slug = cast.liveStory();
        cast.publish(slug, "Stays " + slug);
        cast.publish(slug, "Too soon " + slug);
        String feed = "/stories/" + slug + "/feed.rss";
        until(feed, body -> body.contains("Too soon"));
        entryService.undo(cast.entry(slug, 2), cast.ada());
        assertThat(until(feed, body -> !body.contains("Too soon")))
                .contains("Stays")
                .doesNotContain("Retracted", "entry-2");
        assertThat(get("/corrections.rss") + get("/updates.rss")).doesNotContain("Too soon " + slug);
    }

    @Test
    void saysThatAStoryWasWithdrawnWhereItWas() throws Exception {
        // More live stories than the site's feed holds: the notice is not behind them.
        IntStream.range(0, 41).forEach(i -> cast.liveStory());
        String slug = storyService
                .create(
                        StoryContent.of("Misheard from the start")
                                .withStandfirst("Misheard standfirst")
                                .withSlug("gone-" + System.nanoTime())
                                .withSection("Withdrawals")
                                .withLanguage("en")
                                .withTags(List.of("withdrawn tag")),
                        Status.LIVE,
                        cast.ada())
                .slug();
        entryService.post(
                cast.id(slug),
                EntryContent.of("Misheard words", "<p>Misheard.</p>")
                        .withCredits(List.of(new CreditContent("author", List.of("Wanda Gone"), null, null, null))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        entryService.correct(cast.entry(slug, 1), null, "Misheard correction", cast.ada());
        List<String> names = List.of(
                "/feed", "/sections/withdrawals/feed", "/updates", "/contributors/wanda-gone/feed", "/corrections");
        Map<String, List<String>> held = new HashMap<>();
        for (String name : names) {
            held.put(
                    name,
                    read(until(name + ".rss", body -> body.contains("Misheard"))).stream()
                            .filter(item -> item.getTitle().contains("Misheard"))
                            .map(SyndEntry::getUri)
                            .toList());
            assertThat(held.get(name)).as(name).isNotEmpty();
        }
        storyService.edit(
                cast.id(slug),
                null,
                StoryContent.of("Misheard from the start")
                        .withStandfirst("Misheard standfirst")
                        .withSlug(slug)
                        .withSection("Withdrawals")
                        .withLanguage("en")
                        .withTags(List.of("withdrawn tag")),
                Status.WITHDRAWN,
                cast.ada());
        for (String name : names) {
            for (FeedFormat format : FeedFormat.values()) {
                String body = until(name + "." + format.ending(), now -> !now.contains("Misheard"));
                assertThat(body)
                        .as(name)
                        .contains("Withdrawn: ", "The newsroom has taken the whole story back.")
                        .doesNotContain("Misheard");
            }
            assertThat(read(get(name + ".rss")).stream()
                            .filter(item -> item.getTitle().startsWith("Withdrawn: "))
                            .map(SyndEntry::getUri))
                    .as(name)
                    .containsAll(held.get(name));
            assertThat(FeedRules.breaches(FeedRules.ATOM_RULES, get(name + ".atom"), site.publicUrl() + name + ".atom"))
                    .isEmpty();
        }
        assertThat(reader.get("/stories/" + slug + "/feed.rss").statusCode()).isEqualTo(410);
        storyService.edit(
                cast.id(slug),
                null,
                StoryContent.of("Right after all")
                        .withSlug(slug)
                        .withSection("Withdrawals")
                        .withLanguage("en"),
                Status.LIVE,
                cast.ada());
        assertThat(until("/sections/withdrawals/feed.atom", body -> body.contains("Right after all")))
                .doesNotContain("Withdrawn: ", "deleted-entry");
    }

    @Test
    void updatesNoItemBeforeItIsPublishedWhenClocksDiffer() {
        String slug = cast.liveStory();
        cast.publish(slug, "Corrected, then retracted");
        entryService.correct(cast.entry(slug, 1), null, "It was not so.", cast.ada());
        jdbc.sql(
                        "update correction set corrected_at = corrected_at + interval '1 second' where entry_id = (select e.id from entry e join story s on s.id = e.story_id where s.slug = :slug)")
                .param("slug", slug)
                .update();
        entryService.retract(cast.entry(slug, 1), null, "Not by a second.", false, cast.ada());
        String feed = until("/corrections.atom", body -> body.contains("Not by a second."));
        assertThat(feed).contains("/entry-1/correction-1");
        assertThat(FeedRules.breaches(FeedRules.ATOM_RULES, feed, site.publicUrl() + "/corrections.atom"))
                .isEmpty();
    }

    @Test
    void listsAWithdrawnStoryAmongTheCorrectionsUntilItComesBack() {
        String slug = storyService
                .create(inSection("Never right at all", "Never right"), Status.LIVE, cast.ada())
                .slug();
        cast.publish(slug, "Something went wrong");
        String own = read(until("/feed.rss", body -> body.contains("Never right at all"))).stream()
                .filter(item -> item.getTitle().equals("Never right at all"))
                .map(SyndEntry::getUri)
                .findFirst()
                .orElseThrow();
        assertThat(get("/corrections.rss")).doesNotContain(own);
        storyService.edit(
                cast.id(slug), null, inSection("Never right at all", "Never right"), Status.WITHDRAWN, cast.ada());
        Instant at = jdbc.sql("select withdrawn_at from story where slug = :slug")
                .param("slug", slug)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        for (FeedFormat format : FeedFormat.values()) {
            assertThat(until("/corrections." + format.ending(), body -> body.contains(own)))
                    .contains("Withdrawn: story of ", "The newsroom has taken the whole story back.")
                    .doesNotContain("Never right", slug);
        }
        for (String format : List.of("rss", "atom")) {
            SyndEntry item = read(get("/corrections." + format)).stream()
                    .filter(one -> one.getUri().equals(own))
                    .findFirst()
                    .orElseThrow();
            assertThat(item.getTitle()).startsWith("Withdrawn: story of ");
            assertThat(item.getPublishedDate().toInstant()).isBetween(at.minusSeconds(1), at.plusSeconds(1));
        }
        assertThat(FeedRules.breaches(
                        FeedRules.ATOM_RULES, get("/corrections.atom"), site.publicUrl() + "/corrections.atom"))
                .isEmpty();
        assertThat(reader.get("/corrections.rss", "Accept", "text/html").body()).contains("Withdrawn: story of ");
        // The page of its section and the feed of that say the same: both are there.
        assertThat(reader.get("/sections/never-right").statusCode()).isEqualTo(200);
        assertThat(reader.get("/sections/never-right").body()).contains("noindex");
        assertThat(reader.get("/sections/never-right/feed.rss").statusCode()).isEqualTo(200);
        storyService.edit(cast.id(slug), null, inSection("Right after all", "Never right"), Status.LIVE, cast.ada());
        for (FeedFormat format : FeedFormat.values()) {
            until("/corrections." + format.ending(), body -> !body.contains(own));
        }
        until("/sections/never-right", page -> page.contains("Right after all") && !page.contains("noindex"));
    }

    private static StoryContent inSection(String headline, String section) {
        return StoryContent.of(headline).withSection(section).withLanguage("en");
    }

    @Test
    void hasAFeedForThoseWhomOnlyAStoryCredits() {
        String slug = storyService
                .create(
                        StoryContent.of("Told by one alone")
                                .withLanguage("en")
                                .withCredits(List.of(
                                        new CreditContent("author", List.of("Aaltje Whole"), null, null, null))),
                        Status.LIVE,
                        cast.ada())
                .slug();
        cast.publish(slug, "Nobody is credited here");
        String feed = until("/contributors/aaltje-whole/feed.rss", body -> body.contains("Told by one alone"));
        assertThat(read(feed)).extracting(SyndEntry::getTitle).containsExactly("Told by one alone");
        until("/feeds", page -> page.contains("/contributors/aaltje-whole/feed"));
        until("/feeds.opml", list -> list.contains("/contributors/aaltje-whole/feed.rss"));
        assertThat(reader.page("/contributors/aaltje-whole")
                        .select("link[rel=alternate]")
                        .eachAttr("href"))
                .anyMatch(link -> link.endsWith("/contributors/aaltje-whole/feed.rss"));
    }

    private static List<SyndEntry> read(String feed) {
        try {
            return new SyndFeedInput().build(new StringReader(feed)).getEntries();
        } catch (FeedException e) {
            throw new AssertionError(feed, e);
        }
    }

    @Test
    void neverSaysAWordThatIsNotPublished() {
        String slug = cast.liveStory();
        String draft = storyService
                .create(
                        StoryContent.of("Unseen story")
                                .withStandfirst("Unseen standfirst")
                                .withSection("Unseen section"),
                        Status.DRAFT,
                        cast.ada())
                .slug();
        entryService.post(cast.id(draft), unseen("Unseen entry", null), EntryStatus.PUBLISHED, cast.ada(), null);
        entryService.post(cast.id(slug), unseen("Unseen draft", null), EntryStatus.DRAFT, cast.ada(), null);
        entryService.post(
                cast.id(slug),
                unseen("Unseen schedule", Instant.now().plus(Duration.ofDays(1))),
                EntryStatus.SCHEDULED,
                cast.ada(),
                null);
        cast.publish(slug, "Seen in " + slug);
        until("/updates.json", body -> body.contains("Seen in " + slug));
        for (FeedFormat format : FeedFormat.values()) {
            for (String name : List.of(
                    "/feed",
                    "/updates",
                    "/sections/weather/feed",
                    "/stories/" + slug + "/feed",
                    "/stories/" + slug + "/key-events")) {
                assertThat(get(name + "." + format.ending())).doesNotContainIgnoringCase("unseen");
            }
            for (String name : List.of(
                    "/stories/" + draft + "/feed",
                    "/stories/" + draft + "/key-events",
                    "/sections/unseen-section/feed",
                    "/contributors/una-unseen/feed",
                    "/stories/nothing/feed")) {
                HttpResponse<String> none = reader.get(name + "." + format.ending());
                assertThat(none.statusCode()).as(name).isEqualTo(404);
                assertThat(header(none, "Content-Type")).startsWith("text/plain");
                assertThat(none.body()).doesNotContainIgnoringCase("unseen");
            }
        }
    }

    @Test
    void leadsFromAFormerSlugToTheSameIdsAtTheNewAddress() {
        String slug = cast.liveStory();
        cast.publish(slug, "Moves with its story");
        String before = FeedRules.ids(
                        FeedRules.parse(until("/stories/" + slug + "/feed.atom", body -> body.contains("Moves"))))
                .getFirst();
        StoryContent moved = cast.story("Moved");
        storyService.edit(
                cast.id(slug), null, StoryContent.of(moved.headline()).withSlug(slug + "-moved"), null, cast.ada());
        HttpResponse<String> led =
                Await.until(() -> reader.get("/stories/" + slug + "/feed.atom"), answer -> answer.statusCode() == 301);
        assertThat(header(led, "Location")).isEqualTo("/stories/" + slug + "-moved/feed.atom");
        assertThat(reader.get("/stories/" + slug + "/key-events.json").headers().firstValue("Location"))
                .contains("/stories/" + slug + "-moved/key-events.json");
        assertThat(FeedRules.ids(FeedRules.parse(get("/stories/" + slug + "-moved/feed.atom"))))
                .containsExactly(before);
    }

    @Test
    void holdsItsNewestTwoStretches() {
        String slug = cast.liveStory();
        IntStream.rangeClosed(1, 70).forEach(i -> cast.publish(slug, "Update number " + i + "."));
        String feed = until("/stories/" + slug + "/feed.atom", body -> body.contains("Update number 70."));
        assertThat(FeedRules.ids(FeedRules.parse(feed)).stream()
                        .map(id -> Integer.valueOf(id.substring(id.lastIndexOf('-') + 1))))
                .containsExactlyElementsOf(
                        IntStream.iterate(70, i -> i - 1).limit(45).boxed().toList());
        assertThat(FeedRules.breaches(FeedRules.ATOM_RULES, feed, site.publicUrl() + "/stories/" + slug + "/feed.atom"))
                .isEmpty();
    }

    @Test
    void saysWhenCoverageHasEnded() {
        String slug = cast.liveStory();
        cast.publish(slug, "Last word");
        assertThat(until("/stories/" + slug + "/feed.json", body -> body.contains("Last word")))
                .doesNotContain("expired");
        storyService.edit(cast.id(slug), null, cast.story("Over"), Status.ENDED, cast.ada());
        until("/stories/" + slug + "/feed.json", body -> body.contains("\"expired\":true"));
        assertThat(header(reader.get("/stories/" + slug + "/feed.json"), "Cache-Control"))
                .contains("max-age=3600");
    }

    @Test
    void standsBehindEveryLinkThatPagesNameItBy() {
        String slug = cast.liveStory();
        entryService.post(
                cast.id(slug),
                EntryContent.of("Linked", "<p>Up.</p>")
                        .withKeyEvent(true)
                        .withCredits(List.of(new CreditContent("author", List.of("Lina Linked"), null, null, null))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        for (String page :
                List.of("/", "/stories/" + slug, "/sections/weather", "/tags/storm", "/contributors/lina-linked")) {
            Elements links = Await.until(
                            () -> reader.page(page), read -> read.text().contains("Linked"))
                    .select("link[rel=alternate]");
            assertThat(links).as(page).hasSizeGreaterThanOrEqualTo(3);
            links.forEach(link -> assertThat(header(reader.get(link.attr("href")), "Content-Type"))
                    .startsWith(link.attr("type")));
        }
    }

    @Test
    void callsPeopleByTheirNewNames() {
        String slug = cast.liveStory();
        entryService.post(
                cast.id(slug),
                EntryContent.of("Named", "<p>Up.</p>")
                        .withKeyEvent(true)
                        .withCredits(List.of(new CreditContent("author", List.of("Nora Old"), null, null, null))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        List<String> paths = List.of(
                "/stories/" + slug + "/feed.rss",
                "/stories/" + slug + "/feed.atom",
                "/updates.json",
                "/contributors/nora-old/feed.rss",
                "/stories/" + slug,
                "/stories/" + slug + "/1",
                "/contributors/nora-old");
        paths.forEach(path -> until(path, body -> body.contains("Nora Old")));
        contributorService.rename(contributorService.known("Nora Old", null).id(), "Nora New");
        paths.forEach(path -> assertThat(until(path, body -> body.contains("Nora New")))
                .as(path)
                .doesNotContain("Nora Old"));
        contributorService.describe("Nora New", "harbour writer", "Ledger", "Writes about the sea.", null);
        until("/contributors/nora-old", body -> body.contains("Writes about the sea."));
        assertThat(get("/stories/" + slug + "/feed.rss")).as("no news").doesNotContain("<atom:updated>");
    }

    @Test
    void isMadeOfEqualBytesEachTime() {
        String slug = cast.liveStory();
        entryService.post(
                cast.id(slug),
                EntryContent.of("Twice", "<p>The same.</p>")
                        .withKeyEvent(true)
                        .withCredits(List.of(new CreditContent(
                                "contributor", List.of("Ines Falk", "Ola Brand"), "Ledger", null, "Cairo"))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        for (FeedFormat format : FeedFormat.values()) {
            for (String name : List.of(
                    "/feed",
                    "/updates",
                    "/corrections",
                    "/sections/weather/feed",
                    "/contributors/ines-falk/feed",
                    "/stories/" + slug + "/feed",
                    "/stories/" + slug + "/key-events")) {
                String path = name + "." + format.ending();
                assertThat(documents.current(path).orElseThrow().content())
                        .as(path)
                        .isEqualTo(documents.current(path).orElseThrow().content());
            }
        }
    }

    private EntryContent unseen(String headline, Instant at) {
        return EntryContent.of(headline, "<p>Unseen words.</p>")
                .withPublishedAt(at)
                .withKeyEvent(true)
                .withCredits(List.of(new CreditContent("author", List.of("Una Unseen"), null, null, null)));
    }

    private Element entry(String feed, long number) {
        return FeedRules.entries(FeedRules.parse(feed))
                .filter(entry -> FeedRules.atom(entry, "id").endsWith("/entry-" + number))
                .findFirst()
                .orElseThrow();
    }

    private String get(String path) {
        HttpResponse<String> answer = reader.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private String until(String path, Predicate<String> enough) {
        return Await.until(() -> reader.get(path).body(), enough);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
