package dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.ChildDateline;
import dateline.DatelineTest;
import dateline.Reader;
import dateline.api.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that stops answering in the middle of the news, and one that is gone. */
@Timeout(600)
class FrozenDatabaseIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String STORY = "/stories/storm";
    private static final String[] WARM = {
        STORY, "/", "/feed.rss", STORY + "/feed.rss", "/latest", STORY + "/changes?after=1"
    };
    // All of these have to be looked up.
    private static final List<String> COLD = List.of(
            "/stories/none",
            "/stories/quiet",
            "/stories/quiet/oldest",
            "/tags/none",
            "/tags/none/feed.rss",
            "/stories/none/feed.atom",
            "/sections/none",
            "/contributors/none",
            "/archive/2001/01",
            "/photos/none/320.jpg",
            "/search?q=storm",
            STORY + "/3",
            "/stories/none/card.jpg",
            "/stories/none/live",
            "/stories/none/changes",
            "/sitemap.xml",
            "/sitemaps/stories-7.xml",
            "/feeds");

    @TempDir
    Path data;

    private ChildDateline child;

    @AfterEach
    void end() throws IOException {
        child.close();
    }

    private record Got(String path, int status, long millis, HttpResponse<String> response) {}

    @Test
    void leavesReadersWhatIsInMemoryAndTellsTheOthersToComeAgain() throws Exception {
        child = ChildDateline.start(data);
        Program editor = Program.of(child.newsroomPort(), DatelineTest.EMAIL, DatelineTest.PASSWORD);
        editor.post("/stories", "{\"headline\": \"Storm\", \"status\": \"live\", \"section\": \"Weather\"}")
                .expect(201);
        editor.post("/stories", "{\"headline\": \"Quiet\", \"status\": \"live\"}")
                .expect(201);
        post(editor, 1);
        Reader reader = new Reader(child.port());
        for (String path : WARM) {
            assertThat(get(path).status).as(path).isEqualTo(200);
            assertThat(get(path).status).as(path).isEqualTo(200);
        }
        AtomicBoolean over = new AtomicBoolean();
        Thread posting = Thread.ofVirtual().start(() -> {
            for (int update = 2; !over.get(); update++) {
                try {
                    post(editor, update);
                } catch (AssertionError | IllegalStateException frozen) {
                    // Whether it was taken is another matter.
                }
            }
        });
        Await.until(() -> reader.get(STORY).body(), page -> page.contains("Update 4"));
        List<ProcessHandle> servers = servers();
        assertThat(servers).hasSizeGreaterThan(3);
        try {
            signal("STOP", servers);
            long frozen = System.nanoTime();
            // The pages that are read, the one that is posted to first of all, for as long as it lasts.
            while (System.nanoTime() - frozen < TimeUnit.SECONDS.toNanos(6)) {
                long longest = System.nanoTime() - frozen > TimeUnit.SECONDS.toNanos(3) ? 500 : 2500;
                for (String path : WARM) {
                    Got got = get(path);
                    if (got.millis >= longest) {
                        // A page that waits for the database does so every time, a stall of the machine passes.
                        got = get(path);
                    }
                    assertThat(got.status)
                            .as("%s after %s ms", path, got.millis)
                            .isEqualTo(200);
                    // Until it is known that there is no answer, a page waits; from then on, never.
                    assertThat(got.millis).as(path).isLessThan(longest);
                }
            }
            assertThat(COLD.stream().map(path -> CompletableFuture.supplyAsync(() -> get(path))).toList().stream()
                            .map(CompletableFuture::join))
                    .allSatisfy(FrozenDatabaseIT::comesAgain);
            // No address like this leads anywhere, which takes no look at the database.
            assertThat(get("/nowhere").status).isIn(404, 503);
            assertThat(get("/stories/none").response.body()).contains("<html", "This page cannot be shown right now");
            comesAgain(subscribed());
        } finally {
            over.set(true);
            signal("CONT", servers);
        }
        posting.join();
        Await.until(() -> get("/stories/quiet").status, status -> status == 200);
        Await.until(() -> get("/stories/none").status, status -> status == 404);
        post(editor, 999);
        Await.until(() -> reader.get(STORY).body(), page -> page.contains("Update 999"));
        Await.until(() -> reader.get("/").body(), page -> page.contains("Update 999"));
        countsWhatAHouseholdAsksTheHub();
        endsWithoutAFault();
    }

    private void countsWhatAHouseholdAsksTheHub() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 125; i++) {
            statuses.add(asked("hub.mode=subscribe&hub.callback=no-address&hub.topic=no-feed")
                    .statusCode());
        }
        assertThat(statuses.getFirst()).isEqualTo(400);
        assertThat(statuses.getLast()).isEqualTo(429);
    }

    /** Nothing is asked of what is closed already. */
    private void endsWithoutAFault() throws IOException {
        Path log = data.resolve("child.log");
        int before = Files.readString(log).length();
        child.tell();
        Await.until(child::exit, Optional::isPresent);
        assertThat(Files.readString(log).substring(before))
                .doesNotContain(" ERROR ", "has been closed", "RejectedExecution");
    }

    private static void comesAgain(Got got) {
        assertThat(got.status).as("%s after %s ms", got.path, got.millis).isEqualTo(503);
        assertThat(got.millis).as(got.path).isLessThan(4000);
        assertThat(got.response.headers().firstValue("Retry-After"))
                .as(got.path)
                .isPresent();
    }

    private Got get(String path) {
        long began = System.nanoTime();
        HttpResponse<String> response = new Reader(child.port()).get(path, "Accept", "text/html,*/*");
        return new Got(path, response.statusCode(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began), response);
    }

    private HttpResponse<String> asked(String form) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + child.port() + "/hub"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofString());
    }

    private Got subscribed() throws Exception {
        long began = System.nanoTime();
        HttpResponse<String> response = asked(
                "hub.mode=subscribe&hub.callback=https%3A%2F%2F93.184.216.34%2F&hub.topic=http%3A%2F%2Flocalhost%3A"
                        + child.port() + "%2Fstories%2Fstorm%2Ffeed.rss");
        return new Got(
                "/hub", response.statusCode(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began), response);
    }

    private static void post(Program editor, int update) {
        editor.post(STORY + "/entries", "{\"headline\": \"Update " + update + "\"}")
                .expect(201);
    }

    private List<ProcessHandle> servers() throws IOException {
        ProcessHandle postmaster = ProcessHandle.of(child.postmaster()).orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(String.valueOf(process.pid())));
        new ProcessBuilder(command).start().onExit().join();
    }
}
