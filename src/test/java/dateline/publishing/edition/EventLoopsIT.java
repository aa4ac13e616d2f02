package dateline.publishing.edition;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Cast;
import dateline.DatelineTest;
import dateline.http.Patterns;
import dateline.http.ReaderServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** Nothing that can block runs on the threads that serve all readers: no question to the database, no template, no file. */
@DatelineTest
@Import({FlatCostIT.Counting.class, Rendered.class})
@DirtiesContext // every page it read is kept, and would be made again in other tests
class EventLoopsIT {

    @Autowired
    Cast cast;

    @Autowired
    ReaderServer server;

    @TempDir
    Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void doNothingThatBlocksOnAnyRoute() throws Exception {
        String slug = cast.liveStory();
        cast.publish(slug, "On every page");
        Set<String> patterns = Patterns.of(server);
        assertThat(patterns)
                .contains("GET /", "GET /stories/{slug}", "POST /hub", "GET /search", "GET /photos/{key}/{file}")
                .hasSizeGreaterThan(30);
        FlatCostIT.CONNECTIONS.clear();
        Rendered.clear();
        Set<Integer> statuses = new TreeSet<>();
        try (Recording files = new Recording()) {
            files.enable("jdk.FileRead").withThreshold(Duration.ZERO);
            files.enable("jdk.FileWrite").withThreshold(Duration.ZERO);
            files.start();
            for (String pattern : patterns) {
                for (String path : paths(pattern.split(" ")[1], slug)) {
                    // Cold, then ready or remembered.
                    for (String accept : new String[] {"text/html", "*/*"}) {
                        statuses.add(ask("GET", path, accept));
                        statuses.add(ask("HEAD", path, accept));
                    }
                    statuses.add(ask("DELETE", path, "*/*"));
                    statuses.add(ask("POST", path, "*/*"));
                }
            }
            for (int i = 0; i < 60; i++) {
                statuses.add(ask("GET", "/search?q=word" + i, "text/html"));
            }
            files.stop();
            files.dump(folder.resolve("files.jfr"));
        }
        assertThat(statuses).contains(200, 400, 404, 405, 429);
        assertThat(FlatCostIT.CONNECTIONS)
                .as("threads that took a connection")
                .isNotEmpty()
                .noneMatch(EventLoopsIT::isLoop);
        assertThat(Rendered.threads()).as("threads that rendered").isNotEmpty().noneMatch(EventLoopsIT::isLoop);
        assertThat(filesOfLoops()).isEmpty();
    }

    private static boolean isLoop(String thread) {
        return thread.startsWith("reader-server-");
    }

    /** Classes are loaded once. */
    private List<String> filesOfLoops() throws Exception {
        List<String> found = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(folder.resolve("files.jfr"))) {
            String path = String.valueOf(event.getString("path"));
            if (event.getThread() != null
                    && isLoop(String.valueOf(event.getThread().getJavaName()))
                    && !path.endsWith(".jar")
                    && !path.endsWith(".class")
                    && !path.endsWith("modules")) {
                found.add(path);
            }
        }
        return found;
    }

    private static List<String> paths(String pattern, String slug) {
        String path = pattern.replace("{slug}", slug)
                .replace("{number}", "1")
                .replace("{nth}", "2")
                .replace("{year}", "2026")
                .replace("{month}", "11")
                .replace("{width}", "320")
                .replace("{shape}", "16x9");
        String nonsense = pattern.replaceAll("\\{[a-z]+}", "no-such-thing");
        List<String> paths = new ArrayList<>(
                List.of(path.replaceAll("\\{[a-z]+}", "none"), nonsense, nonsense + "/beyond", nonsense + "/%00"));
        if (pattern.endsWith("{file}")) {
            paths.add(path.replace("{file}", "320.jpg").replaceAll("\\{[a-z]+}", "none"));
        }
        return paths;
    }

    private int ask(String method, String path, String accept) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Accept", accept)
                .timeout(Duration.ofSeconds(30));
        request.method(method, method.equals("POST") ? BodyPublishers.ofString("hub.mode=x") : BodyPublishers.noBody());
        if (method.equals("POST")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        HttpResponse<java.io.InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
        // A stream has no end: its head is enough.
        response.body().close();
        return response.statusCode();
    }
}
