package dateline.syndication.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.contributor.CreditContent;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.photo.FigureContent;
import dateline.photo.PhotoService;
import dateline.photo.PhotoWords;
import dateline.platform.settings.Site;
import dateline.publishing.view.FeedAddress;
import dateline.story.Status;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import dateline.syndication.format.FeedFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

/** Every feed of a whole newsroom, the demo's and an awkward story's, as it goes out, held against every rule. */
@DatelineTest
@TestPropertySource(properties = {"dateline.demo=true", "dateline.name=The Proof & <Sons>"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedProofIT {

    static final List<FeedRules.Rule> RSS = FeedRules.RSS;
    static final List<FeedRules.Rule> ATOM = FeedRules.ATOM_RULES;
    private static final String SECRET = "unseen-by-anyone";

    @Autowired
    Cast cast;

    @Autowired
    StoryService storyService;

    @Autowired
    EntryService entryService;

    @Autowired
    PhotoService photoService;

    @Autowired
    FeedCatalogue catalogue;

    @Autowired
    Site site;

    @Autowired
    JsonMapper json;

    @Autowired
    ReaderServer server;

    Reader reader;
    /** Every document there is, by its path. */
    final Map<String, String> documents = new LinkedHashMap<>();

    @BeforeAll
    void writeTheAwkwardStory() throws IOException {
        reader = new Reader(server.port());
        String slug = storyService
                .create(
                        StoryContent.of("Awkward ]]> <b>& \u2028 🚢 عاصفة")
                                .withStandfirst("Stand & <first>")
                                .withSlug("awkward")
                                .withSection("R&D <x>")
                                .withTimeZone("America/Halifax")
                                .withLanguage("ar")
                                .withTags(List.of("<tag> & more", "عاصفة")),
                        Status.LIVE,
                        cast.ada())
                .slug();
        List<FigureContent> figures = IntStream.range(0, 3)
                .mapToObj(i -> new FigureContent(photo(i), "Caption " + i + " <& ]]>", "Alt"))
                .toList();
        post(
                slug,
                null,
                "<p>" + "No headline, many words. ".repeat(20) + "</p>",
                EntryStatus.PUBLISHED,
                null,
                List.of());
        post(
                slug,
                "<b>Bold</b> ]]> & \u2028 🚢",
                "<p>5 &lt; 6 ]]&gt; \u2028 🌊 <a href=\"https://example.org/?a=1&amp;b=2\">link</a></p>",
                EntryStatus.PUBLISHED,
                null,
                figures.subList(0, 1));
        post(slug, null, "", EntryStatus.PUBLISHED, null, figures);
        post(slug, "Only a headline", "", EntryStatus.PUBLISHED, null, List.of());
        post(slug, "عاصفة في الميناء", "<p dir=\"rtl\">وصل جميع الركاب.</p>", EntryStatus.PUBLISHED, null, List.of());
        post(slug, "Corrected", "<p>It was 221.</p>", EntryStatus.PUBLISHED, null, List.of());
        entryService.correct(cast.entry(slug, 6), null, "It was <212>, not 221 ]]>.", cast.ada());
        post(slug, SECRET, "<p>" + SECRET + "</p>", EntryStatus.PUBLISHED, null, figures.subList(0, 1));
        entryService.retract(cast.entry(slug, 7), null, "Another <harbour> & sea.", false, cast.ada());
        post(slug, SECRET, "<p>" + SECRET + "</p>", EntryStatus.PUBLISHED, null, List.of());
        entryService.retract(cast.entry(slug, 8), null, SECRET, true, cast.ada());
        post(
                slug,
                SECRET,
                "<p>" + SECRET + "</p>",
                EntryStatus.SCHEDULED,
                Instant.now().plus(Duration.ofDays(1)),
                List.of());
        post(slug, SECRET, "<p>" + SECRET + "</p>", EntryStatus.DRAFT, null, List.of());
        String draft = storyService
                .create(
                        StoryContent.of(SECRET)
                                .withStandfirst(SECRET)
                                .withSection(SECRET)
                                .withTags(List.of(SECRET)),
                        Status.DRAFT,
                        cast.ada())
                .slug();
        post(draft, SECRET, "<p>" + SECRET + "</p>", EntryStatus.PUBLISHED, null, List.of());
        Instant at = Instant.parse("2014-11-03T12:00:00Z");
        IntStream.rangeClosed(11, 510)
                .forEach(i -> post(
                        slug,
                        i % 3 == 0 ? null : "Update " + i,
                        "<p>Words " + i + ".</p>",
                        EntryStatus.PUBLISHED,
                        at.plusSeconds(60L * (i / 2)),
                        List.of()));
        Await.until(() -> reader.get("/stories/awkward/feed.rss").body(), body -> body.contains("Words 510."));
        collect();
    }

    private void collect() {
        Stream.of(
                        catalogue.ofSite(),
                        catalogue.ofStories(),
                        catalogue.ofSections(),
                        catalogue.ofMostUsedTags(1000).feeds(),
                        catalogue.ofContributors())
                .flatMap(List::stream)
                .map(FeedAddress::path)
                .forEach(path -> List.of(FeedFormat.values()).forEach(format -> keep(path, format)));
    }

    private void keep(String path, FeedFormat format) {
        String next = path + "." + format.ending();
        while (next != null && !documents.containsKey(next)) {
            HttpResponse<String> answer = reader.get(next);
            assertThat(answer.statusCode()).as(next).isEqualTo(200);
            documents.put(next, answer.body());
            next = older(answer.body(), format);
        }
    }

    private @Nullable String older(String document, FeedFormat format) {
        List<String> older = format == FeedFormat.JSON
                ? List.of(json.readTree(document).path("next_url").asString(""))
                : FeedRules.links(
                        format == FeedFormat.RSS
                                ? FeedRules.channel(FeedRules.parse(document))
                                : FeedRules.parse(document),
                        "prev-archive");
        return older.isEmpty() || older.getFirst().isEmpty()
                ? null
                : older.getFirst().substring(site.publicUrl().toString().length());
    }

    @Test
    void comesFromEveryKindOfFeed() {
        assertThat(documents.keySet())
                .contains(
                        "/feed.rss",
                        "/updates.atom",
                        "/corrections.json",
                        "/stories/awkward/feed.rss",
                        "/stories/awkward/feed/1.rss",
                        "/stories/awkward/feed/18.json",
                        "/stories/awkward/key-events.atom",
                        "/sections/r-d-x/feed.rss",
                        "/tags/tag-more/feed.json",
                        "/tags/%D8%B9%D8%A7%D8%B5%D9%81%D8%A9/feed.rss");
        assertThat(documents.keySet())
                .filteredOn(path -> path.startsWith("/contributors/"))
                .hasSizeGreaterThan(5);
        assertThat(documents).hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @FieldSource("RSS")
    void keepsTheRulesOfRss(FeedRules.Rule rule) {
        assertThat(breaches(rule, ".rss")).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("ATOM")
    void keepsTheRulesOfAtom(FeedRules.Rule rule) {
        assertThat(breaches(rule, ".atom")).isEmpty();
    }

    @Test
    void keepsTheRulesOfJsonFeed() {
        of(".json")
                .forEach(path -> assertThat(JsonFeedRules.breaches(documents.get(path), site.publicUrl() + path))
                        .as(path)
                        .isEmpty());
    }

    @Test
    void isReadBackByRome() throws Exception {
        for (String path : Stream.concat(of(".rss"), of(".atom")).toList()) {
            SyndFeed read = new SyndFeedInput().build(new StringReader(documents.get(path)));
            assertThat(read.getTitle()).as(path).isNotBlank();
            for (SyndEntry entry : read.getEntries()) {
                assertThat(entry.getUri()).as(path).startsWith("tag:");
                assertThat(entry.getLink()).as(path).startsWith(site.publicUrl().toString());
                assertThat(entry.getTitle()).as(path).isNotBlank();
                assertThat(entry.getPublishedDate()).as(path).isNotNull();
                assertThat(entry.getContents()).as(path).isNotEmpty();
            }
        }
    }

    @Test
    void saysNothingThatIsNotPublished() {
        assertThat(documents.values()).noneMatch(document -> document.contains(SECRET));
        assertThat(reader.get("/feeds").body() + reader.get("/feeds.opml").body())
                .doesNotContain(SECRET);
        documents.keySet().stream()
                .filter(path -> path.startsWith("/stories/awkward") || path.matches("/[a-z]+\\.[a-z]+"))
                .forEach(path -> assertThat(
                                reader.get(path, "Accept", "text/html").body())
                        .as(path)
                        .startsWith("<!DOCTYPE html>")
                        .doesNotContain(SECRET));
    }

    @Test
    void saysTheSameOfAnEntryInEveryFeedThatHasIt() {
        Map<String, String> seen = new LinkedHashMap<>();
        for (String path : of(".atom").toList()) {
            FeedRules.entries(FeedRules.parse(documents.get(path))).forEach(entry -> {
                String id = FeedRules.atom(entry, "id");
                String said = FeedRules.atom(entry, "published") + FeedRules.atom(entry, "content");
                assertThat(seen.putIfAbsent(id, said)).as(id + " in " + path).isIn(null, said);
            });
        }
        assertThat(seen).hasSizeGreaterThan(500);
    }

    @Test
    void tellsTheTrueLengthOfEveryPhoto() {
        Map<String, String> lengths = new LinkedHashMap<>();
        of(".rss")
                .forEach(path -> FeedRules.items(FeedRules.parse(documents.get(path)))
                        .flatMap(item -> FeedRules.children(item, null, "enclosure").stream())
                        .forEach(enclosure ->
                                lengths.put(enclosure.getAttribute("url"), enclosure.getAttribute("length"))));
        assertThat(lengths).hasSizeGreaterThan(5);
        lengths.forEach((url, length) -> assertThat(
                        reader.get(url.substring(site.publicUrl().toString().length()))
                                .headers()
                                .firstValue("Content-Length"))
                .as(url)
                .contains(length));
    }

    @Test
    void goesOutWhenAPhotoIsDamaged() throws IOException {
        String key = photo(9);
        Path folder = site.data().resolve("photos").resolve(key.substring(0, 2)).resolve(key);
        Await.until(
                () -> Files.exists(folder.resolve("320.jpg")) && Files.exists(folder.resolve("409.jpg")), made -> made);
        for (String file : List.of("320.jpg", "409.jpg")) {
            Files.delete(folder.resolve(file));
        }
        Files.write(folder.resolve("original"), new byte[100]);
        String slug = cast.liveStory();
        post(slug, "Damaged", "", EntryStatus.PUBLISHED, null, List.of(new FigureContent(key, "Caption", "Alt")));
        for (String ending : List.of(".rss", ".atom", ".json")) {
            String feed = Await.until(
                    () -> reader.get("/stories/" + slug + "/feed" + ending).body(), body -> body.contains("Damaged"));
            assertThat(feed).contains("/photos/" + key).doesNotContain("<enclosure", "size_in_bytes", "length=");
        }
    }

    @Test
    void isAsGoodInAnArchiveAsAmongTheNewest() {
        List<String> found = new ArrayList<>();
        of(".atom")
                .filter(path -> path.startsWith("/stories/awkward/feed"))
                .forEach(path -> found.addAll(FeedRules.ids(FeedRules.parse(documents.get(path)))));
        assertThat(found).doesNotHaveDuplicates().hasSize(507);
        Element corrected = FeedRules.entries(FeedRules.parse(documents.get("/stories/awkward/feed/1.atom")))
                .filter(entry -> FeedRules.atom(entry, "title").equals("Corrected"))
                .findFirst()
                .orElseThrow();
        assertThat(FeedRules.atom(corrected, "content"))
                .contains("<strong>Correction, ", "It was &lt;212&gt;, not 221 ]]&gt;.", "dir=\"rtl\"");
    }

    @Test
    void listsEveryFeedForPeopleAndForFeedReaders() {
        List<String> linked =
                reader.page("/feeds").select(".subscribe__formats a").eachAttr("href");
        assertThat(linked)
                .contains(
                        "/feed.rss",
                        "/updates.json",
                        "/corrections.atom",
                        "/stories/awkward/key-events.rss",
                        "/tags/tag-more/feed.rss")
                .doesNotHaveDuplicates();
        assertThat(linked)
                .allSatisfy(path ->
                        assertThat(reader.get(path).statusCode()).as(path).isEqualTo(200));
        HttpResponse<String> opml = reader.get("/feeds.opml");
        assertThat(opml.headers().firstValue("Content-Type")).contains("text/x-opml; charset=utf-8");
        Element list = FeedRules.parse(opml.body());
        assertThat(list.getNodeName()).isEqualTo("opml");
        List<String> feeds = IntStream.range(
                        0, list.getElementsByTagName("outline").getLength())
                .mapToObj(i -> ((Element) list.getElementsByTagName("outline").item(i)).getAttribute("xmlUrl"))
                .filter(url -> !url.isEmpty())
                .toList();
        assertThat(feeds.stream()
                        .map(url -> url.substring(site.publicUrl().toString().length())))
                .containsExactlyElementsOf(
                        linked.stream().filter(path -> path.endsWith(".rss")).toList());
    }

    private List<String> breaches(FeedRules.Rule rule, String ending) {
        return of(ending)
                .flatMap(
                        path -> FeedRules.breaches(List.of(rule), documents.get(path), site.publicUrl() + path).stream()
                                .map(breach -> path + " " + breach))
                .toList();
    }

    private Stream<String> of(String ending) {
        return documents.keySet().stream().filter(path -> path.endsWith(ending));
    }

    private void post(
            String slug,
            @Nullable String headline,
            String body,
            EntryStatus status,
            @Nullable Instant at,
            List<FigureContent> figures) {
        entryService.post(
                cast.id(slug),
                EntryContent.of(headline, body)
                        .withPublishedAt(at)
                        .withFigures(figures)
                        .withCredits(List.of(
                                new CreditContent("author", List.of("Ada Ash"), "Ledger", null, null),
                                new CreditContent("contributor", List.of(), "Associated Press", null, "Cairo"))),
                status,
                cast.ada(),
                null);
    }

    private String photo(int shade) {
        try {
            BufferedImage image = new BufferedImage(400 + shade, 300, BufferedImage.TYPE_INT_RGB);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "jpeg", out);
            return photoService
                    .file(
                            "x.jpg",
                            new ByteArrayInputStream(out.toByteArray()),
                            new PhotoWords("Caption", "Alt", "Ida <Brandt>", "Ledger & Co"),
                            cast.ada())
                    .key();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
