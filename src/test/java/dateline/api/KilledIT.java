package dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ChildDateline;
import dateline.DatelineTest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Dateline in its default run, killed in the middle of the news. */
@Timeout(900)
class KilledIT {

    private static final int POSTS = 50;
    private static final int HANDS = 4;
    private static final String STORY = "/stories/killed";

    @TempDir
    Path data;

    private final Map<Integer, Long> acknowledged = new ConcurrentHashMap<>();
    private ChildDateline child;

    @AfterEach
    void ends() throws IOException {
        child.close();
    }

    @Test
    void keepsWhatItAcknowledgedAndPostsARetryOnce() throws Exception {
        child = ChildDateline.start(data);
        assertThat(List.of(ask("SHOW fsync"), ask("SHOW synchronous_commit"))).containsOnly("on");
        program().story("killed");
        postAndKillAfter(20);
        assertThat(ProcessHandle.of(child.postmaster()))
                .as("PostgreSQL outlived Dateline")
                .isPresent();

        child = ChildDateline.start(data);
        findAgain();
        postAndKillAfter(35);
        assertThat(ProcessHandle.of(child.postmaster()).orElseThrow().destroyForcibly())
                .isTrue();

        child = ChildDateline.start(data);
        findAgain();
        post(POSTS);
        findAgain();
        assertThat(acknowledged).hasSize(POSTS);
        assertThat(numbers()).hasSize(POSTS);
    }

    private Program program() {
        return Program.of(child.newsroomPort(), DatelineTest.EMAIL, DatelineTest.PASSWORD);
    }

    private void postAndKillAfter(int enough) throws InterruptedException {
        post(enough);
        assertThat(acknowledged)
                .as("posts acknowledged before the end")
                .hasSizeGreaterThanOrEqualTo(enough)
                .hasSizeLessThan(POSTS);
    }

    /** Posts what is not acknowledged, with several hands; once so many are and others are not, kills the child in the middle of them. */
    private void post(int enough) throws InterruptedException {
        Program program = program();
        Queue<Integer> left = new ConcurrentLinkedQueue<>(IntStream.rangeClosed(1, POSTS)
                .filter(post -> !acknowledged.containsKey(post))
                .boxed()
                .toList());
        List<Thread> hands = new ArrayList<>();
        for (int hand = 0; hand < HANDS; hand++) {
            hands.add(Thread.ofVirtual().start(() -> {
                for (Integer post; (post = left.poll()) != null && post(post, program); ) {
                    if (acknowledged.size() >= enough && !left.isEmpty()) {
                        child.kill();
                    }
                }
            }));
        }
        for (Thread hand : hands) {
            hand.join();
        }
    }

    private boolean post(int post, Program program) {
        try {
            String entry = "{\"headline\": \"Update %d\"}".formatted(post);
            var answer = program.post(STORY + "/entries", entry, "Idempotency-Key", "post-" + post);
            acknowledged.put(post, answer.expect(201).json().get("number").asLong());
            return true;
        } catch (IllegalStateException e) {
            // Killed before it answered: nothing was acknowledged.
            return false;
        }
    }

    private void findAgain() throws Exception {
        Program program = program();
        acknowledged.forEach((post, number) -> {
            var entry = program.get(STORY + "/entries/" + number).expect(200).json();
            assertThat(entry.get("headline").asString()).isEqualTo("Update " + post);
        });
        List<Long> numbers = numbers();
        assertThat(numbers)
                .isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    private List<Long> numbers() throws Exception {
        String numbers = ask("SELECT string_agg(number::text, ',' ORDER BY number) FROM entry");
        return Stream.of(numbers.split(",")).map(Long::valueOf).toList();
    }

    private String ask(String question) throws Exception {
        try (Connection connection = child.connect();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
