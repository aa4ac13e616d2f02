package dateline.syndication.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.platform.settings.Site;
import dateline.story.Status;
import dateline.story.StoryService;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A long story's feed, walked as subscribers walk it. */
@DatelineTest
class FeedArchiveIT {

    private static final int LIMIT = 250_000;

    @Autowired
    Cast cast;

    @Autowired
    StoryService storyService;

    @Autowired
    EntryService entryService;

    @Autowired
    Site site;

    @Autowired
    JsonMapper json;

    @Autowired
    ReaderServer server;

    Reader reader;

    @BeforeEach
    void open() {
        reader = new Reader(server.port());
    }

    @Test
    void holdsEachOfFiveHundredEntriesOnceInEveryFormatAndLeavesItsArchivesAlone() {
        String slug = cast.liveStory();
        Instant opened = Instant.now().minus(Duration.ofDays(3));
        // Every seventh is told late, with a time from before the others.
        IntStream.rangeClosed(1, 500)
                .forEach(i -> cast.publish(
                        slug,
                        "Update " + i + ".",
                        i % 7 == 0 ? opened.minusSeconds(i * 60L) : opened.plusSeconds(i * 60L)));
        String feed = "/stories/" + slug + "/feed";
        until(feed + ".atom", "Update 500.");
        List<String> all =
                IntStream.rangeClosed(1, 500).mapToObj(String::valueOf).toList();
        Map<String, String> archives = new HashMap<>();
        assertThat(walk(feed + ".atom", archives)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
        assertThat(archives).as("archives").hasSize(18);
        assertThat(walk(feed + ".rss", new HashMap<>()))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(pages(feed + ".json")).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);

        IntStream.rangeClosed(501, 560).forEach(i -> cast.publish(slug, "Update " + i + ".", opened.plusSeconds(i)));
        until(feed + ".atom", "Update 560.");
        archives.forEach((path, before) -> assertThat(body(path)).as(path).isEqualTo(before));
        assertThat(walk(feed + ".atom", new HashMap<>()))
                .doesNotHaveDuplicates()
                .hasSize(560);
    }

    @Test
    void correctsWhereItIsKeptAndTellsOfItOnceMoreAmongTheNewest() {
        String slug = cast.liveStory();
        IntStream.rangeClosed(1, 80).forEach(i -> cast.publish(slug, "Update " + i + "."));
        String feed = "/stories/" + slug + "/feed";
        until(feed + ".atom", "Update 80.");
        assertThat(walk(feed + ".atom", new HashMap<>()))
                .doesNotHaveDuplicates()
                .hasSize(80);
        String before = entry(body(feed + "/1.atom"), 3);
        entryService.correct(cast.entry(slug, 3), null, "It was the fourth.", cast.ada());
        until(feed + ".atom", "It was the fourth.");
        until(feed + "/1.atom", "It was the fourth.");
        String now = entry(body(feed + "/1.atom"), 3);
        assertThat(now).isNotEqualTo(before).isEqualTo(entry(body(feed + ".atom"), 3));
        assertThat(ids(body(feed + ".atom")))
                .first()
                .as("where subscribers look first")
                .isEqualTo("3");
        // A small fix is no news.
        entryService.edit(
                cast.entry(slug, 5), null, EntryContent.of("Update 5 mended.", "<p>x</p>"), null, false, cast.ada());
        until(feed + "/1.atom", "Update 5 mended.");
        assertThat(body(feed + ".atom")).doesNotContain("mended");
        // The news ages like any other.
        IntStream.rangeClosed(81, 140).forEach(i -> cast.publish(slug, "Update " + i + "."));
        until(feed + ".atom", "Update 140.");
        assertThat(walk(feed + ".atom", new HashMap<>()))
                .doesNotHaveDuplicates()
                .hasSize(140);
    }

    @Test
    void saysWhatIsRetractedWhereverItWasAndKnowsItAgainWhenItIsRestored() {
        String slug = cast.liveStory();
        IntStream.rangeClosed(1, 80).forEach(i -> cast.publish(slug, "Update " + i + "."));
        String feed = "/stories/" + slug + "/feed";
        until(feed + "/1.rss", "Update 4.");
        until(feed + "/1.json", "Update 4.");
        until(feed + "/1.atom", "Update 4.");
        String updated = FeedRules.atom(element(body(feed + "/1.atom"), 4), "updated");
        entryService.retract(cast.entry(slug, 4), null, "Not so.", false, cast.ada());
        for (String ending : List.of("rss", "atom", "json")) {
            Await.until(() -> body(feed + "/1." + ending), archive -> !archive.contains("Update 4."));
        }
        for (String name : List.of(feed, feed + "/1")) {
            assertThat(tombstones(until(name + ".atom", "deleted-entry"))).containsExactly("4");
            assertThat(retracted(body(name + ".json"))).containsExactly("4");
        }
        for (String name : List.of(feed, feed + "/1")) {
            assertThat(FeedRules.atom(element(body(name + ".atom"), 4), "title"))
                    .as(name)
                    .startsWith("Retracted: ");
            assertThat(body(name + ".rss")).contains("<title>Retracted: ");
        }
        assertThat(walk(feed + ".atom", new HashMap<>()))
                .as("told of once more among the newest")
                .hasSize(81);
        entryService.restore(cast.entry(slug, 4), null, cast.ada());
        String hot = until(feed + ".atom", "Update 4.");
        assertThat(tombstones(hot)).isEmpty();
        until(feed + "/1.atom", "Update 4.");
        assertThat(Instant.parse(FeedRules.atom(element(hot, 4), "updated")))
                .as("newer than its tombstone")
                .isAfter(Instant.parse(updated));
        assertThat(FeedRules.atom(element(hot, 4), "published"))
                .isEqualTo(FeedRules.atom(element(body(feed + "/1.atom"), 4), "published"));
    }

    @Test
    void staysSmallHoweverLongTheEntriesAre() {
        String slug = cast.liveStory();
        String words = "<p>" + "Some words & more. ".repeat(100) + "</p>";
        IntStream.rangeClosed(1, 30)
                .forEach(i -> entryService.post(
                        cast.id(slug),
                        EntryContent.of("Essay " + i + ".", words.repeat(i % 10 + 1)),
                        EntryStatus.PUBLISHED,
                        cast.ada(),
                        null));
        entryService.post(
                cast.id(slug), EntryContent.of("Book.", words.repeat(95)), EntryStatus.PUBLISHED, cast.ada(), null);
        String feed = "/stories/" + slug + "/feed";
        for (String ending : List.of("rss", "atom", "json")) {
            String hot = until(feed + "." + ending, "Book.");
            assertThat(hot.getBytes(StandardCharsets.UTF_8)).as(ending).hasSizeLessThanOrEqualTo(LIMIT);
            assertThat(hot).contains("Read the rest");
        }
        Map<String, String> archives = new HashMap<>();
        assertThat(walk(feed + ".rss", archives)).doesNotHaveDuplicates().hasSize(31);
        assertThat(archives.values())
                .hasSizeGreaterThan(1)
                .allSatisfy(archive ->
                        assertThat(archive.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(LIMIT));
    }

    @Test
    void isCompleteOnceCoverageHasEnded() {
        String slug = cast.liveStory();
        cast.publish(slug, "Update 1.");
        String feed = "/stories/" + slug + "/feed";
        assertThat(until(feed + ".atom", "Update 1.")).doesNotContain("fh:complete");
        assertThat(reader.get("/stories/" + slug + "/complete.atom").statusCode())
                .isEqualTo(404);
        storyService.edit(cast.id(slug), null, cast.story("Over"), Status.ENDED, cast.ada());
        assertThat(until(feed + ".atom", "Coverage ended"))
                .contains("<fh:complete/>")
                .doesNotContain("prev-archive");
        assertThat(until(feed + ".rss", "Coverage ended")).contains("<fh:complete/>");

        String longer = cast.liveStory();
        IntStream.rangeClosed(1, 60).forEach(i -> cast.publish(longer, "Update " + i + "."));
        storyService.edit(cast.id(longer), null, cast.story("Over"), Status.ENDED, cast.ada());
        assertThat(until("/stories/" + longer + "/feed.atom", "Coverage ended"))
                .contains("prev-archive")
                .doesNotContain("fh:complete");
        String whole = until("/stories/" + longer + "/complete.atom", "Update 1.");
        assertThat(ids(whole)).hasSize(60);
        assertThat(FeedRules.breaches(
                        FeedRules.ATOM_RULES, whole, site.publicUrl() + "/stories/" + longer + "/complete.atom"))
                .isEmpty();
        assertThat(whole).contains("<fh:complete/>");
    }

    @Test
    void hasNoArchiveThatIsNotFullAndNoneByAnyOtherName() {
        String slug = cast.liveStory();
        IntStream.rangeClosed(1, 60).forEach(i -> cast.publish(slug, "Update " + i + "."));
        String feed = "/stories/" + slug + "/feed";
        until(feed + "/1.rss", "Update 1.");
        for (String none : List.of(
                "/2.rss", "/3.rss", "/0.rss", "/99999999999.rss", "/-1.rss", "/x.rss", "/1.xml", "/1", "/%00.rss")) {
            HttpResponse<String> answer = reader.get(feed + none);
            assertThat(answer.statusCode()).as(none).isIn(400, 404);
            assertThat(answer.body()).doesNotContain("Update");
        }
        assertThat(reader.get("/stories/nothing/feed/1.rss").statusCode()).isEqualTo(404);
        assertThat(reader.get(feed + "/1.rss/").headers().firstValue("Location"))
                .hasValue(feed + "/1.rss");
    }

    /** The numbers of all entries on the way from the newest document through its archives; those are kept by their paths. */
    private List<String> walk(String path, Map<String, String> archives) {
        List<String> found = new ArrayList<>();
        String next = path;
        while (next != null) {
            String document = body(next);
            boolean rss = next.endsWith(".rss");
            assertThat(FeedRules.breaches(
                            rss ? FeedRules.RSS : FeedRules.ATOM_RULES, document, site.publicUrl() + next))
                    .as(next)
                    .filteredOn(breach -> !breach.startsWith("archives name") || archives.size() > 1)
                    .isEmpty();
            assertThat(document.getBytes(StandardCharsets.UTF_8)).as(next).hasSizeLessThanOrEqualTo(LIMIT);
            assertThat(document.contains("<fh:archive/>")).as(next).isEqualTo(!next.equals(path));
            found.addAll(ids(document));
            if (!next.equals(path)) {
                archives.put(next, document);
            }
            Element root = FeedRules.parse(document);
            List<String> older = FeedRules.links(rss ? FeedRules.channel(root) : root, "prev-archive");
            next = older.isEmpty()
                    ? null
                    : older.getFirst().substring(site.publicUrl().toString().length());
        }
        return found;
    }

    private List<String> pages(String path) {
        List<String> found = new ArrayList<>();
        @Nullable String next = path;
        while (next != null) {
            JsonNode page = json.readTree(body(next));
            assertThat(JsonFeedRules.breaches(page.toString(), site.publicUrl() + next))
                    .as(next)
                    .isEmpty();
            page.path("items").forEach(item -> found.add(number(item.path("id").asString())));
            String older = page.path("next_url").asString("");
            next = older.isEmpty()
                    ? null
                    : older.substring(site.publicUrl().toString().length());
        }
        return found;
    }

    private List<String> ids(String document) {
        Element root = FeedRules.parse(document);
        return root.getLocalName().equals("rss")
                ? FeedRules.items(root)
                        .map(item -> number(FeedRules.texts(item, "guid").getFirst()))
                        .toList()
                : FeedRules.ids(root).stream().map(FeedArchiveIT::number).toList();
    }

    private static List<String> tombstones(String document) {
        return FeedRules.children(FeedRules.parse(document), FeedRules.TOMBSTONES, "deleted-entry").stream()
                .map(tombstone -> number(tombstone.getAttribute("ref")))
                .toList();
    }

    private List<String> retracted(String document) {
        return json.readTree(document)
                .path("_dateline")
                .path("retracted")
                .valueStream()
                .map(id -> number(id.asString()))
                .toList();
    }

    private static String number(String id) {
        return id.substring(id.lastIndexOf('-') + 1);
    }

    private Element element(String document, long number) {
        return FeedRules.entries(FeedRules.parse(document))
                .filter(entry -> FeedRules.atom(entry, "id").endsWith("/entry-" + number))
                .findFirst()
                .orElseThrow();
    }

    private String entry(String document, long number) {
        Element entry = element(document, number);
        return FeedRules.atom(entry, "id")
                + FeedRules.atom(entry, "published")
                + FeedRules.atom(entry, "updated")
                + FeedRules.atom(entry, "content");
    }

    private String body(String path) {
        HttpResponse<String> answer = reader.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private String until(String path, String words) {
        return Await.until(() -> reader.get(path).body(), body -> body.contains(words));
    }
}
