package dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;

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
import dateline.photo.Photo;
import dateline.photo.PhotoService;
import dateline.photo.PhotoWords;
import dateline.story.Status;
import dateline.story.Stories;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** What browsers and the shared caches between are told of each document. */
@DatelineTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CachingIT {

    private static final Pattern AGES =
            Pattern.compile("s-maxage=(\\d+)(?:, stale-while-revalidate=(\\d+))?(?:, stale-if-error=(\\d+))?$");

    @Autowired
    ReaderServer server;

    @Autowired
    EntryService entryService;

    @Autowired
    StoryService storyService;

    @Autowired
    Stories found;

    @Autowired
    PhotoService photoService;

    @Autowired
    Cast cast;

    Reader reader;
    String live;
    String ended;
    String photo;

    @BeforeAll
    void publish() throws IOException {
        reader = new Reader(server.port());
        live = cast.liveStory();
        Photo filed;
        try (InputStream file = Files.newInputStream(Path.of("src/main/resources/demo/photos/custom-house-quay.jpg"))) {
            filed = photoService.file("quay.jpg", file, PhotoWords.NONE, cast.ada());
        }
        photo = filed.key();
        entryService.post(
                cast.id(live),
                EntryContent.of("Pictured", "<p>Up.</p>")
                        .withKeyEvent(true)
                        .withFigures(List.of(new FigureContent(photo, "The quay.", "A quay")))
                        .withCredits(List.of(new CreditContent("author", List.of("Kay Cached"), null, null, null))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        for (int i = 0; i < 61; i++) {
            cast.publish(live, "Update " + i);
        }
        Await.until(() -> reader.get("/stories/" + live).body(), page -> page.contains("Update 60"));
        ended = cast.liveStory();
        cast.publish(ended, "Last word");
        storyService.edit(cast.id(ended), null, cast.story("Over"), Status.ENDED, cast.ada());
        Await.until(() -> reader.get("/stories/" + ended).body(), page -> page.contains("Over"));
    }

    private List<String> addresses() {
        return List.of(
                "/",
                "/sections/weather",
                "/contributors/kay-cached",
                "/stories/" + live,
                "/stories/" + live + "/page/1",
                "/stories/" + live + "/2",
                "/stories/" + ended,
                "/stories/" + ended + "/1",
                "/stories/" + live + "/changes?after=60",
                "/feed.rss",
                "/updates.atom",
                "/sections/weather/feed.json",
                "/contributors/kay-cached/feed.rss",
                "/stories/" + live + "/feed.atom",
                "/stories/" + ended + "/key-events.rss",
                "/photos/" + photo + "/320.jpg",
                "/photos/" + photo + "/1x1/1200.jpg",
                "/latest",
                "/archive",
                "/feeds",
                "/news-sitemap.xml",
                "/stories/" + live + "/oldest",
                "/search?q=pictured");
    }

    @Test
    void letsNoSharedCacheKeepARetractedWordForTenSeconds() {
        assertThat(addresses()).allSatisfy(path -> {
            HttpResponse<String> answer = reader.get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            Matcher ages = AGES.matcher(header(answer, "Cache-Control"));
            assertThat(ages.find()).as(header(answer, "Cache-Control")).isTrue();
            // Two seconds more may pass until the last node has read the log. While no node answers, time goes on as
            // well.
            assertThat(seconds(ages.group(1)) + Math.max(seconds(ages.group(2)), seconds(ages.group(3))))
                    .isBetween(2, 8);
        });
    }

    private static int seconds(@Nullable String age) {
        return age == null ? 0 : Integer.parseInt(age);
    }

    @Test
    void letsWhatIsNotThereYetBeAskedForAgainAtOnce() {
        HttpResponse<String> none = reader.get("/stories/" + live + "/999");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(header(none, "Cache-Control")).isEqualTo("public, max-age=0, s-maxage=1");
    }

    @Test
    void keepsBrowsersCloserToLiveStoriesThanToEndedOnes() {
        assertThat(header(reader.get("/stories/" + live), "Cache-Control")).contains("max-age=1,");
        assertThat(header(reader.get("/stories/" + ended), "Cache-Control")).contains("max-age=4,");
        assertThat(header(reader.get("/photos/" + photo + "/320.jpg"), "Cache-Control"))
                .contains("max-age=31536000, immutable");
        String script = reader.page("/stories/" + live).select("script[src]").attr("src");
        assertThat(header(reader.get(script), "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    }

    @Test
    void namesWhatADocumentWasMadeOf() {
        long id = found.findBySlug(live).orElseThrow().id();
        String story = "story/" + id;
        assertThat(keys("/stories/" + live)).contains(story, "section/weather").doesNotContain("site");
        assertThat(keys("/stories/" + live + "/page/1"))
                .contains(story + "/pages", story + "/frame", "contributor/kay-cached")
                .doesNotContain(story);
        assertThat(keys("/stories/" + live + "/1"))
                .contains(story + "/entry/1", "section/weather", "contributor/kay-cached")
                .doesNotContain(story);
        assertThat(keys("/stories/" + live + "/changes?after=60")).containsExactly(story);
        assertThat(keys("/stories/" + live + "/feed.rss")).contains(story);
        assertThat(keys("/")).containsExactly("site");
        assertThat(keys("/sections/weather")).contains(story, "lists", "list/sections/weather", "section/weather");
        assertThat(keys("/contributors/kay-cached/feed.rss"))
                .contains(story, "lists", "list/contributors/kay-cached", "contributor/kay-cached");
        assertThat(keys("/photos/" + photo + "/320.jpg")).contains("photos", "photo/" + photo);
        assertThat(keys("/photos/" + photo + "/1x1/1200.jpg")).contains("photos", "photo/" + photo);
        HttpResponse<String> page = reader.get("/stories/" + live);
        HttpResponse<String> known = reader.get("/stories/" + live, "If-None-Match", header(page, "ETag"));
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(header(known, "Surrogate-Key")).isEqualTo(header(page, "Surrogate-Key"));
    }

    @Test
    void renewsMissingAndWithdrawnPagesWithTheMenuOfSectionsAlone() {
        String gone = cast.liveStory();
        storyService.edit(cast.id(gone), null, cast.story("Taken back"), Status.WITHDRAWN, cast.ada());
        String withdrawn = "/stories/" + gone;
        Await.until(() -> reader.get(withdrawn).statusCode(), status -> status == 410);
        for (String path : List.of("/no-such-page", withdrawn)) {
            assertThat(keys(path)).as(path).containsExactly("menu");
            assertThat(reader.get(path).body()).doesNotContain("Harbour traffic");
        }
        storyService.create(in("Harbour traffic"), Status.LIVE, cast.ada());
        for (String path : List.of("/no-such-page", withdrawn)) {
            Await.until(() -> reader.get(path).body(), page -> page.contains("/sections/harbour-traffic"));
        }
        assertThat(reader.get("/no-such-page").statusCode()).isEqualTo(404);
        assertThat(reader.get(withdrawn).statusCode()).isEqualTo(410);
    }

    private static StoryContent in(String section) {
        return StoryContent.of("A ship comes in")
                .withSection(section)
                .withTimeZone("America/Halifax")
                .withLanguage("en");
    }

    @Test
    void letsPagesAndAssetsLoadOnlyTheirOwn() {
        for (String path :
                List.of("/", "/stories/" + live, "/archive", "/feeds", "/search?q=pictured", "/no-such-page")) {
            HttpResponse<String> page = reader.get(path);
            assertThat(header(page, "Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors");
            assertThat(header(page, "Permissions-Policy")).as(path).contains("camera=()");
            assertThat(header(page, "Cross-Origin-Opener-Policy")).as(path).isEqualTo("same-origin");
        }
        String icon =
                reader.page("/").select("link[rel=icon][type='image/svg+xml']").attr("href");
        assertThat(icon).endsWith(".svg");
        for (String path : List.of(
                icon, reader.page("/stories/" + live).select("script[src]").attr("src"))) {
            HttpResponse<String> asset = reader.get(path);
            assertThat(asset.statusCode()).as(path).isEqualTo(200);
            assertThat(header(asset, "Content-Security-Policy"))
                    .as(path)
                    .isEqualTo("default-src 'none'; style-src 'unsafe-inline'");
        }
    }

    @Test
    void heedsNoHeaderAboutForwarding() {
        assertThat(addresses())
                .allSatisfy(path ->
                        assertThat(whole(path, """
            X-Forwarded-Host: evil.example\r
            X-Forwarded-Proto: gopher\r
            X-Forwarded-Port: 666\r
            X-Forwarded-Prefix: /evil\r
            X-Forwarded-For: 10.9.8.7\r
            X-Original-URL: /evil\r
            Forwarded: for=10.9.8.7;host=evil.example;proto=gopher\r
            """)).isEqualTo(whole(path, "")).contains("200 OK"));
    }

    /** Every byte that comes, but the time. */
    private String whole(String path, String headers) {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
                    .replaceFirst("Date: [^\r]*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> keys(String path) {
        return List.of(header(reader.get(path), "Surrogate-Key").split(" "));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
