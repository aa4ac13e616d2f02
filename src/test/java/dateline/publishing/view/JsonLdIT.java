package dateline.publishing.view;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.DatelineTest;
import dateline.Reader;
import dateline.http.ReaderServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the demo's pages say to machines beside what they say to readers, entry by entry. */
@DatelineTest
@TestPropertySource(properties = "dateline.demo=true")
class JsonLdIT {

    private static final String STORM = "/stories/storm-hesper-port-averill";
    private static final String VOTES = "/stories/port-averill-votes";

    @Autowired
    ReaderServer server;

    @Autowired
    JsonMapper json;

    Reader reader;

    @BeforeEach
    void open() {
        reader = new Reader(server.port());
    }

    @TestFactory
    Stream<DynamicTest> saysOfEachEntryWhatThePageSays() {
        return Stream.of(STORM, STORM + "/oldest", VOTES, VOTES + "/oldest")
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    Document page = reader.page(path);
                    JsonNode story = told(page, "LiveBlogPosting");
                    List<Element> entries = visible(page);
                    assertThat(entries).hasSizeGreaterThan(10);
                    assertThat(story.path("liveBlogUpdate").values())
                            .extracting(update -> update.path("url").asString())
                            .as("every entry that can be read, newest first")
                            .containsExactlyElementsOf(entries.stream()
                                    .sorted((one, other) ->
                                            other.attr("data-sort").compareTo(one.attr("data-sort")))
                                    .map(entry -> url(page, entry))
                                    .toList());
                    for (Element entry : entries) {
                        compare(page, entry, update(story, url(page, entry)));
                    }
                }));
    }

    @Test
    void meetsEverythingAnEntryCanHave() {
        List<JsonNode> updates = Stream.of(STORM, VOTES)
                .map(reader::page)
                .map(page -> told(page, "LiveBlogPosting"))
                .flatMap(story -> story.path("liveBlogUpdate").values().stream())
                .toList();
        assertThat(updates)
                .anyMatch(update -> update.has("correction"))
                .anyMatch(update -> update.path("image").size() == 1)
                .anyMatch(update -> update.path("image").size() > 1)
                .anyMatch(update -> update.path("author").size() > 1)
                .anyMatch(update -> !update.path("dateModified").equals(update.path("datePublished")));
        assertThat(reader.page(STORM).select(".entry--retracted"))
                .as("which is told of nowhere")
                .isNotEmpty();
    }

    @Test
    void saysOfAStoryWhatThePageSays() {
        for (String path : List.of(STORM, VOTES)) {
            Document page = reader.page(path);
            JsonNode story = told(page, "LiveBlogPosting");
            String url = page.select("link[rel=canonical]").attr("href");
            assertThat(List.of(story.path("@id"), story.path("url"), story.path("mainEntityOfPage")))
                    .extracting(JsonNode::asString)
                    .containsOnly(url);
            assertThat(story.path("headline").asString())
                    .isEqualTo(page.select("h1").text());
            assertThat(page.select(".heading__standfirst").text())
                    .startsWith(story.path("description").asString());
            assertThat(story.path("articleSection").asString())
                    .isEqualTo(page.select(".status__section").text());
            assertThat(story.path("inLanguage").asString())
                    .isEqualTo(page.select("html").attr("lang"));
            assertThat(story.path("isAccessibleForFree").asBoolean()).isTrue();
            assertThat(story.path("datePublished").asString())
                    .isEqualTo(page.select(".byline__time time").attr("datetime"))
                    .isEqualTo(
                            page.select("meta[property=article:published_time]").attr("content"));
            assertThat(story.path("dateModified").asString())
                    .isEqualTo(
                            page.select("meta[property=article:modified_time]").attr("content"));
            assertThat(story.has("coverageStartTime")).isTrue();
            assertThat(story.has("coverageEndTime"))
                    .as("known of ended coverage alone")
                    .isEqualTo(path.equals(VOTES));
            assertThat(story.path("author").values())
                    .extracting(author -> author.path("name").asString())
                    .containsExactlyElementsOf(page.select(".byline__names a").eachText());
            assertThat(story.path("author").values())
                    .extracting(author -> author.path("url").asString())
                    .containsExactlyElementsOf(page.select(".byline__names a").eachAttr("href"));
            assertThat(story.path("publisher").path("@type").asString()).isEqualTo("NewsMediaOrganization");
            assertThat(story.path("publisher").path("name").asString())
                    .isEqualTo(page.select(".masthead__name").text());
            picture(
                    page,
                    page.selectFirst(".story__lead figure"),
                    story.path("image").path(0));
            assertThat(types(story)).containsExactly("LiveBlogPosting", "NewsArticle");
            assertThat(page.select(".status__time time").eachAttr("datetime"))
                    .contains(story.path("dateModified").asString());
        }
    }

    /** Three shapes, each at least 1200 pixels wide, and every picture named is there as it is said to be. */
    @Test
    void namesPicturesThatAreThereInTheShapesSearchEnginesAskFor() throws IOException {
        for (String path : List.of(STORM, VOTES)) {
            JsonNode story = told(reader.page(path), "LiveBlogPosting");
            JsonNode first = story.path("image").path(0);
            List<String> shapes = new ArrayList<>();
            for (JsonNode image : story.path("image").values()) {
                int width = image.path("width").asInt();
                int height = image.path("height").asInt();
                assertThat(width).isGreaterThanOrEqualTo(1200);
                shapes.add(
                        Math.abs(width * 9 - height * 16) < 16
                                ? "16x9"
                                : width * 3 == height * 4 ? "4x3" : width == height ? "1x1" : "its own");
                for (String said :
                        List.of("caption", "creator", "creditText", "copyrightNotice", "digitalSourceType")) {
                    assertThat(image.has(said)).as(said).isTrue();
                    assertThat((Object) image.path(said)).isEqualTo(first.path(said));
                }
            }
            assertThat(shapes).contains("16x9", "4x3", "1x1").doesNotHaveDuplicates();
            Set<JsonNode> pictures = new HashSet<>(story.path("image").values());
            story.path("liveBlogUpdate")
                    .values()
                    .forEach(update -> pictures.addAll(update.path("image").values()));
            pictures.add(story.path("publisher").path("logo"));
            assertThat(pictures).hasSizeGreaterThan(5);
            for (JsonNode picture : pictures) {
                HttpResponse<byte[]> answer =
                        reader.file(picture.path("contentUrl").asString().replaceFirst("^https?://[^/]+", ""));
                assertThat(answer.statusCode()).as(picture.toString()).isEqualTo(200);
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
                assertThat(image.getWidth())
                        .as(picture.toString())
                        .isEqualTo(picture.path("width").asInt());
                assertThat(image.getHeight())
                        .as(picture.toString())
                        .isEqualTo(picture.path("height").asInt());
            }
        }
    }

    @Test
    void cutsAPhotoToNoOtherShapeAndSize() {
        String crop = told(reader.page(STORM), "LiveBlogPosting")
                .path("image")
                .path(1)
                .path("contentUrl")
                .asString()
                .replaceFirst("^https?://[^/]+", "");
        assertThat(crop).endsWith("/4x3/1600.jpg");
        assertThat(reader.file(crop).headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(List.of(
                        "/4x3/1599.jpg", "/4x3/1600.webp", "/3x2/1600.jpg", "/4x3/01600.jpg", "/16x9/1920.jpg", "/4x3"))
                .allSatisfy(other -> assertThat(
                                reader.get(crop.replace("/4x3/1600.jpg", other)).statusCode())
                        .as(other)
                        .isEqualTo(404));
        assertThat(reader.get("/photos/0000000000000000/4x3/1600.jpg").statusCode())
                .isEqualTo(404);
        assertThat(reader.get(crop.replace("/4x3/", "/../")).statusCode())
                .as("no address at all")
                .isEqualTo(400);
    }

    @Test
    void saysWhatEventAStoryIsAboutWhereThatIsSaid() {
        JsonNode about = told(reader.page(STORM), "LiveBlogPosting").path("about");
        assertThat(about.path("@type").asString()).isEqualTo("Event");
        assertThat(about.path("name").asString()).isEqualTo("Storm Hesper");
        assertThat(OffsetDateTime.parse(about.path("startDate").asString()))
                .isBefore(OffsetDateTime.now(ZoneOffset.UTC));
        assertThat(about.path("location").path("@type").asString()).isEqualTo("Place");
        assertThat(about.path("location").path("name").asString()).isEqualTo("Port Averill");
        assertThat(told(reader.page(VOTES), "LiveBlogPosting").has("about")).isFalse();
    }

    @Test
    void saysTheSameOfAnEntryAlone() {
        List<String> permalinks = visible(reader.page(STORM)).stream()
                .map(entry -> STORM + "/" + entry.attr("data-number"))
                .toList();
        assertThat(permalinks).hasSizeGreaterThan(10);
        for (String path : permalinks) {
            Document page = reader.page(path);
            JsonNode posting = told(page, "BlogPosting");
            Element entry = page.selectFirst("article.entry");
            assertThat(posting.path("mainEntityOfPage").asString())
                    .isEqualTo(page.select("link[rel=canonical]").attr("href"));
            assertThat(posting.path("headline").asString())
                    .isEqualTo(page.select("h1").text());
            assertThat(posting.path("isPartOf").path("headline").asString())
                    .isEqualTo(page.select(".context__story").text());
            compare(page, entry, posting);
        }
    }

    private void compare(Document page, Element entry, JsonNode update) {
        String number = entry.attr("data-number");
        assertThat(update.path("@type").asString()).isEqualTo("BlogPosting");
        assertThat(update.path("@id").asString()).isEqualTo(url(page, entry));
        assertThat(update.path("headline").asString()).as(number).isNotBlank();
        if (!entry.select(".entry__headline").isEmpty()) {
            assertThat(update.path("headline").asString())
                    .isEqualTo(entry.select(".entry__headline").text());
        }
        assertThat(update.path("datePublished").asString())
                .isEqualTo(entry.select(".entry__time").attr("datetime"));
        List<String> changes = new ArrayList<>(
                entry.select(".correction time, .entry__updated time").eachAttr("datetime"));
        assertThat(update.path("dateModified").asString())
                .as(number)
                .isEqualTo(changes.isEmpty() ? entry.select(".entry__time").attr("datetime") : changes.getLast());
        Element body = entry.select(".entry__body").isEmpty()
                ? new Element("div")
                : entry.selectFirst(".entry__body").clone();
        body.select(".entry__more").remove();
        assertThat(words(update.path("articleBody").asString())).as(number).isEqualTo(words(body.text()));
        assertThat(update.path("author").values()).as(number).isNotEmpty().allSatisfy(author -> {
            String link = author.path("url").asString().replaceFirst("^https?://[^/]+", "");
            boolean own = entry.select(".entry__credits a").eachAttr("href").contains(link);
            assertThat(own
                            || page.select(".byline__names a")
                                    .eachText()
                                    .contains(author.path("name").asString())
                            || page.select("h2.context__story").size() == 1)
                    .as(number + " " + author)
                    .isTrue();
        });
        List<Element> figures = entry.select("figure");
        assertThat(update.path("image").size()).as(number).isEqualTo(figures.size());
        for (int at = 0; at < figures.size(); at++) {
            picture(page, figures.get(at), update.path("image").path(at));
        }
        assertThat(update.path("correction").values())
                .extracting(correction -> correction.path("text").asString())
                .as(number)
                .containsExactlyElementsOf(entry.select(".correction > span").eachText());
        assertThat(update.path("correction").values())
                .extracting(correction -> correction.path("datePublished").asString())
                .containsExactlyElementsOf(entry.select(".correction time").eachAttr("datetime"));
    }

    private void picture(Document page, Element figure, JsonNode image) {
        assertThat(image.path("@type").asString()).isEqualTo("ImageObject");
        assertThat(image.path("contentUrl").asString())
                .isEqualTo(base(page) + figure.select("a").attr("href"));
        assertThat(image.path("width").asString())
                .isEqualTo(figure.select("img").attr("width"));
        assertThat(image.path("height").asString())
                .isEqualTo(figure.select("img").attr("height"));
        assertThat(image.path("caption").asString(""))
                .isEqualTo(figure.select(".figure__caption").text());
        assertThat(image.path("creditText").asString(""))
                .isEqualTo(figure.select(".figure__credit").text());
    }

    private JsonNode told(Document page, String type) {
        return page.select("script[type=application/ld+json]").stream()
                .map(script -> json.readTree(script.data()))
                .filter(node -> types(node).contains(type))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> types(JsonNode node) {
        return node.path("@type").isArray()
                ? node.path("@type").valueStream().map(JsonNode::asString).toList()
                : List.of(node.path("@type").asString());
    }

    private static JsonNode update(JsonNode story, String url) {
        return story.path("liveBlogUpdate").values().stream()
                .filter(update -> update.path("url").asString().equals(url))
                .findFirst()
                .orElseThrow();
    }

    /** Each entry that can be read, once: the pinned one has its place in the timeline, too, if that is on this page. */
    private static List<Element> visible(Document page) {
        List<Element> entries = new ArrayList<>(page.select(".day .entry:not(.entry--retracted)"));
        page.select(".pinned .entry").stream()
                .filter(pinned -> entries.stream()
                        .noneMatch(entry -> entry.attr("data-number").equals(pinned.attr("data-number"))))
                .forEach(entries::add);
        return entries;
    }

    private static String url(Document page, Element entry) {
        String canonical = page.select("link[rel=canonical]").attr("href");
        return base(page) + canonical.substring(base(page).length()).replaceFirst("^(/stories/[^/]+).*", "$1") + "/"
                + entry.attr("data-number");
    }

    private static String base(Document page) {
        return page.select("link[rel=canonical]").attr("href").replaceFirst("^(https?://[^/]+).*", "$1");
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
