package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contributor.CreditContent;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.http.ReaderServer;
import dateline.photo.FigureContent;
import dateline.photo.PhotoService;
import dateline.photo.PhotoWords;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The shipped edge before two nodes. */
@DatelineTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeIT {

    private static final Duration GONE = Duration.ofSeconds(10);

    @TempDir
    static Path folder;

    @Autowired
    ReaderServer server;

    @Autowired
    EntryService entryService;

    @Autowired
    PhotoService photoService;

    @Autowired
    Cast cast;

    @Autowired
    Environment settings;

    SecondNode second;
    Relay one;
    Relay two;
    Nginx nginx;
    Reader edge;

    @BeforeAll
    void open() {
        second = SecondNode.beside(settings);
        one = new Relay(server.port());
        two = new Relay(second.port());
        nginx = new Nginx(
                folder,
                one.port(),
                two.port(),
                newsroom(settings),
                newsroom(second.context().getEnvironment()));
        edge = new Reader(nginx.port);
    }

    private static int newsroom(Environment node) {
        return node.getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    void close() {
        Stream.of(nginx, one, two, second).filter(Objects::nonNull).forEach(EdgeIT::close);
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void asksTheNodesOnceForWhatManyRead() throws Exception {
        String slug = cast.liveStory();
        long began = System.nanoTime();
        List<Future<HttpResponse<byte[]>>> answers = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                String coding = List.of("gzip, deflate, br, zstd", "br", "gzip;q=0.2, br")
                        .get(i % 3);
                for (String path : List.of("/stories/" + slug, "/stories/" + slug + "/changes?after=0")) {
                    answers.add(crowd.submit(() -> client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + nginx.port + path))
                                    .header("Accept-Encoding", coding)
                                    .build(),
                            BodyHandlers.ofByteArray())));
                }
            }
        }
        for (Future<HttpResponse<byte[]>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
            assertThat(answer.get().headers().firstValue("Surrogate-Key")).isEmpty();
        }
        long seconds = (System.nanoTime() - began) / 1_000_000_000;
        // Each address once, and once more for every two seconds this machine took for it.
        assertThat(asked("/stories/" + slug)).isBetween(1L, 1 + seconds / 2);
        assertThat(asked("/stories/" + slug + "/changes?after=0")).isBetween(1L, 1 + seconds / 2);
        assertThat(answers.getFirst().get().headers().firstValue("Content-Encoding"))
                .hasValue("br");
        assertThat(edge.get("/stories/" + slug, "Accept-Encoding", "br;q=0")
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void letsNobodyWaitWhileItAsksAgain() {
        String slug = cast.liveStory();
        assertThat(cache("/stories/" + slug)).isEqualTo("MISS");
        Await.until(() -> cache("/stories/" + slug), state -> state.equals("STALE") || state.equals("UPDATING"));
        Await.until(() -> cache("/stories/" + slug), state -> state.equals("HIT"));
    }

    @Test
    void takesARetractionBackFromTheCacheInTime() throws IOException {
        String slug = cast.liveStory();
        String photo;
        try (InputStream file = Files.newInputStream(Path.of("src/main/resources/demo/photos/custom-house-quay.jpg"))) {
            photo = photoService
                    .file("quay.jpg", file, PhotoWords.NONE, cast.ada())
                    .key();
        }
        entryService.post(
                cast.id(slug),
                EntryContent.of("Regretted", "<p>Regretted.</p>")
                        .withKeyEvent(true)
                        .withFigures(List.of(new FigureContent(photo, null, "A quay")))
                        .withCredits(List.of(new CreditContent("author", List.of("Ed Gone"), null, null, null))),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
        String story = "/stories/" + slug;
        String picture = "/photos/" + photo + "/320.jpg";
        String crop = "/photos/" + photo + "/1x1/1200.jpg";
        List<String> texts = List.of(
                story,
                story + "/1",
                story + "/feed.rss",
                story + "/key-events.json",
                story + "/changes?after=1",
                "/",
                "/updates.atom",
                "/sections/weather",
                "/contributors/ed-gone");
        List<Supplier<Boolean>> places = new ArrayList<>();
        texts.forEach(path -> places.add(() -> edge.get(path).body().contains("Regretted")));
        places.add(() -> edge.get(picture).statusCode() == 200);
        places.add(() -> edge.get(crop).statusCode() == 200);
        places.forEach(place -> Await.until(place, there -> there));

        long retracted = System.nanoTime();
        entryService.retract(cast.entry(slug, 1), null, null, true, cast.ada());
        // Nobody asks in between: the first who does must not get what the cache still has.
        Await.until(() -> System.nanoTime() - retracted, waited -> waited > GONE.toNanos());
        assertThat(places).noneMatch(Supplier::get);
        assertThat(edge.get(story + "/1").statusCode()).isEqualTo(410);
    }

    @Test
    void takesARetractionBackWhileManyRead() {
        String slug = cast.liveStory();
        cast.publish(slug, "Regretted");
        Await.until(() -> edge.get("/stories/" + slug).body(), page -> page.contains("Regretted"));
        entryService.retract(cast.entry(slug, 1), null, null, true, cast.ada());
        Await.until(GONE, () -> edge.get("/stories/" + slug).body(), page -> !page.contains("Regretted"));
    }

    @Test
    void passesStreamsThroughAsTheyComeAndToBothNodes() {
        String slug = cast.liveStory();
        List<Follower> followers =
                IntStream.range(0, 8).mapToObj(i -> edge.follow(slug, "1")).toList();
        try {
            // The first words are there before anything has happened.
            followers.forEach(follower -> Await.until(follower::retries, told -> !told.isEmpty()));
            assertThat(one.asked("/stories/" + slug + "/live?after=1")).isPositive();
            assertThat(two.asked("/stories/" + slug + "/live?after=1")).isPositive();
            cast.publish(slug, "Through the edge");
            assertThat(followers)
                    .allSatisfy(follower -> assertThat(follower.events(1))
                            .extracting(Follower.Event::id)
                            .containsExactly("2"));
        } finally {
            followers.forEach(Follower::close);
        }
    }

    @Test
    void servesOnWithOneNodeAndForAMomentWithNone() {
        String slug = cast.liveStory();
        cast.publish(slug, "Held up");
        Await.until(() -> edge.get("/stories/" + slug).body(), page -> page.contains("Held up"));
        List<Follower> followers =
                IntStream.range(0, 8).mapToObj(i -> edge.follow(slug, "2")).toList();
        try {
            followers.forEach(follower -> Await.until(follower::retries, told -> !told.isEmpty()));
            assertThat(two.asked("/stories/" + slug + "/live?after=2")).isBetween(1L, 7L);
            two.cut();
            long there = two.asked("/stories/" + slug + "/live?after=2");
            Await.until(() -> followers.stream().filter(Follower::ended).count(), cut -> cut == there);
            String cold = cast.liveStory();
            for (int i = 0; i < 10; i++) {
                assertThat(edge.get("/stories/" + cold + "/changes?after=" + i).statusCode())
                        .isEqualTo(200);
            }
            cast.publish(slug, "Still here");
            // Who was cut comes back through the same door.
            try (Follower again = edge.follow(slug, "2")) {
                assertThat(again.events(1)).extracting(Follower.Event::id).containsExactly("3");
            }
            Await.until(() -> edge.get("/stories/" + slug).body(), page -> page.contains("Still here"));
            one.cut();
            long alone = System.nanoTime();
            HttpResponse<String> last = Await.until(
                    () -> edge.get("/stories/" + slug),
                    page -> !page.headers().firstValue("X-Cache").orElse("").equals("HIT"));
            assertThat(last.statusCode()).isEqualTo(200);
            assertThat(last.body()).contains("Still here");
            // Editors may reach the newsroom while the edge reaches no node: what they retract is not to be seen any
            // longer then, either.
            Await.until(() -> System.nanoTime() - alone, waited -> waited > GONE.toNanos());
            assertThat(edge.get("/stories/" + slug).body()).doesNotContain("Still here");
        } finally {
            followers.forEach(Follower::close);
            one.mend();
            two.mend();
        }
        Await.until(() -> edge.get("/stories/" + cast.liveStory()).statusCode(), status -> status == 200);
    }

    @Test
    void showsBrowsersThePageOfAFeedAndSubscribersTheFeed() {
        String browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        for (String format : List.of("rss", "atom", "json")) {
            String feed = "/stories/" + cast.liveStory() + "/feed." + format;
            for (int i = 0; i < 2; i++) {
                assertThat(edge.get(feed, "Accept", browser)
                                .headers()
                                .firstValue("Content-Type")
                                .orElse(""))
                        .startsWith("text/html");
                for (String[] headers : new String[][] {
                    {"Accept", "*/*"},
                    {"Accept", "application/rss+xml, text/html;q=0.1"},
                    {"Accept", browser, "A-IM", "feed", "If-None-Match", "\"x\""},
                    {"User-Agent", "Feeds"}
                }) {
                    HttpResponse<String> got = edge.get(feed, headers);
                    assertThat(got.headers().firstValue("Content-Type").orElse(""))
                            .as(feed + " for " + String.join(" ", headers))
                            .matches(headers.length > 2 ? "text/html.*" : "application/.*");
                }
            }
        }
    }

    @Test
    void keepsNothingAboutChangesThatAreYetToCome() {
        String slug = cast.liveStory();
        // Asked for before there is such a change, as by somebody who would send all readers away.
        assertThat(edge.get("/stories/" + slug + "/changes?after=2").body()).contains("\"reset\":true");
        cast.publish(slug, "The second");
        Await.until(
                () -> edge.get("/stories/" + slug + "/changes?after=1").body(), list -> list.contains("The second"));
        assertThat(edge.get("/stories/" + slug + "/changes?after=2").body()).contains("\"reset\":false");
    }

    @Test
    void leadsToTheNewsroomOnItsOwnPort() {
        HttpResponse<String> signIn = new Reader(nginx.newsroomPort).get("/newsroom/sign-in");
        assertThat(signIn.statusCode()).isEqualTo(200);
        assertThat(signIn.headers().firstValue("X-Cache")).isEmpty();
        assertThat(edge.get("/actuator/health").statusCode()).isEqualTo(404);
    }

    private long asked(String path) {
        return one.asked(path) + two.asked(path);
    }

    private String cache(String path) {
        return edge.get(path).headers().firstValue("X-Cache").orElse("");
    }
}
