package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Follower.Event;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Nodes that are processes: one sleeps, one is killed, one is told to stop. Editors post at a third. */
@DatelineTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodesIT {

    private static final Duration NAP = Duration.ofSeconds(10);

    @TempDir
    static Path folder;

    @Autowired
    Cast cast;

    @Autowired
    Environment settings;

    ChildDateline east;
    ChildDateline west;

    @BeforeAll
    void start() throws IOException {
        CompletableFuture<ChildDateline> other = CompletableFuture.supplyAsync(() -> started("west"));
        east = started("east");
        west = other.join();
    }

    private ChildDateline started(String name) {
        try {
            return ChildDateline.beside(settings, Files.createDirectories(folder.resolve(name)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    void stop() throws IOException {
        for (ChildDateline child : new ChildDateline[] {east, west}) {
            if (child != null) {
                child.close();
            }
        }
    }

    @Test
    @Order(1)
    void catchesUpAfterASleep() throws IOException {
        String slug = cast.liveStory();
        Reader reader = new Reader(east.port());
        try (Follower follower = reader.follow(slug, "1");
                Follower neighbour = new Reader(west.port()).follow(slug, "1")) {
            cast.publish(slug, "Awake");
            assertThat(follower.events(1)).hasSize(1);
            east.sleep();
            try {
                long asleep = System.nanoTime();
                cast.publish(slug, "Missed");
                cast.publish(slug, "Missed too");
                assertThat(neighbour.events(3)).hasSize(3);
                Await.until(() -> System.nanoTime() - asleep, time -> time > NAP.toNanos());
                assertThat(follower.events()).hasSize(1);
            } finally {
                east.wake();
            }
            assertThat(follower.events(3)).extracting(Event::id).containsExactly("2", "3", "4");
            cast.publish(slug, "And on");
            assertThat(follower.events(4)).extracting(Event::id).containsExactly("2", "3", "4", "5");
        }
        Await.until(() -> reader.get("/stories/" + slug).body(), page -> page.contains("And on"));
    }

    @Test
    @Order(2)
    void loseNoReaderAnUpdateWhenOneDiesAndComesBack() throws Exception {
        String slug = cast.liveStory();
        List<List<Event>> heard = IntStream.range(0, 12)
                .mapToObj(i -> (List<Event>) new ArrayList<Event>())
                .toList();
        int posts = 30;
        CompletableFuture<Void> editor = CompletableFuture.runAsync(
                () -> LongStream.range(0, posts).forEach(i -> cast.publish(slug, "Update " + i)));
        List<Follower> first = heard.stream()
                .map(events -> new Reader(west.port()).follow(slug, "1"))
                .toList();
        first.forEach(follower -> follower.events(5));
        west.kill();
        first.forEach(follower -> Await.until(follower::ended, ended -> ended));
        IntStream.range(0, heard.size())
                .forEach(i -> heard.get(i).addAll(first.get(i).events()));

        List<Follower> then = heard.stream()
                .map(events ->
                        new Reader(east.port()).follow(slug, events.getLast().id()))
                .toList();
        editor.join();
        IntStream.range(0, heard.size()).forEach(i -> {
            heard.get(i).addAll(then.get(i).events(posts - heard.get(i).size()));
            then.get(i).close();
        });

        west = west.again(settings);
        List<Follower> back = heard.stream()
                .map(events ->
                        new Reader(west.port()).follow(slug, events.getLast().id()))
                .toList();
        cast.publish(slug, "All are here");
        IntStream.range(0, heard.size()).forEach(i -> {
            heard.get(i).addAll(back.get(i).events(1));
            back.get(i).close();
        });
        assertThat(heard)
                .allSatisfy(events -> assertThat(events)
                        .extracting(Event::id)
                        .containsExactlyElementsOf(IntStream.rangeClosed(2, posts + 2)
                                .mapToObj(String::valueOf)
                                .toList()));
    }

    @Test
    @Order(3)
    void sendReadersAwayGentlyBeforeTheyStop() throws Exception {
        String slug = cast.liveStory();
        Reader reader = new Reader(east.port());
        List<Follower> followers =
                IntStream.range(0, 30).mapToObj(i -> reader.follow(slug, "1")).toList();
        followers.forEach(follower -> Await.until(follower::retries, told -> !told.isEmpty()));
        assertThat(reader.get("/health").statusCode()).isEqualTo(200);

        east.tell();
        Await.until(() -> reader.get("/health").statusCode(), status -> status == 503);
        // It says so first, and serves on for the time of the notice.
        assertThat(reader.get("/stories/" + slug).statusCode()).isEqualTo(200);
        assertThat(followers).noneMatch(Follower::ended);

        int whole = 0;
        while (isServed(slug)) {
            whole++;
        }
        assertThat(whole).isPositive();
        followers.forEach(follower -> Await.until(follower::ended, ended -> ended));
        assertThat(followers)
                .allSatisfy(follower -> assertThat(follower.retries()).hasSize(2));
        assertThat(followers.stream().map(follower -> follower.retries().getLast()))
                .allSatisfy(retry -> assertThat(retry).isBetween(500, 5000));
        assertThat(followers.stream()
                        .map(follower -> follower.retries().getLast())
                        .distinct())
                .hasSizeGreaterThan(10);
        assertThat(Await.until(east::exit, code -> code.isPresent())).hasValue(143);
    }

    /** Asks for the story's page on a new connection: what it gets is whole, or nothing. */
    private boolean isServed(String slug) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", east.port())) {
            socket.getOutputStream()
                    .write(("GET /stories/" + slug + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (answer.isEmpty()) {
                return false;
            }
            assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("</html>\n");
            return true;
        } catch (SocketException e) {
            return false; // refused, or reset before it was let in
        }
    }
}
