package dateline.publishing.edition;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.Follower;
import dateline.Reader;
import dateline.http.ReaderServer;
import dateline.publishing.view.StoryPage;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A crowd that asks for stories nobody has asked for before. */
@DatelineTest
@Import({FlatCostIT.Counting.class, Rendered.class})
class ColdStormIT {

    private static final int STORIES = 1000;
    private static final int ASKED = 3;
    private static final int CROWD = 200;
    private static final int UPDATES = 5;

    @Autowired
    Cast cast;

    @Autowired
    ReaderServer server;

    @Autowired
    JdbcClient jdbc;

    @Test
    void buildsEachStoryOnceAndLetsUpdatesThrough() throws Exception {
        String live = cast.liveStory();
        cast.publish(live, "Before the storm");
        Queue<String> asks = asks(coldStories());
        Rendered.clear();
        Reader reader = new Reader(server.port());
        Queue<HttpResponse<String>> answers = new ConcurrentLinkedQueue<>();
        try (Follower follower = reader.follow(live, String.valueOf(seq(live)));
                ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CROWD; i++) {
                crowd.execute(() -> {
                    for (String path = asks.poll(); path != null; path = asks.poll()) {
                        answers.add(reader.get(path));
                    }
                });
            }
            Await.until(answers::size, size -> size > CROWD);
            for (int i = 1; i <= UPDATES; i++) {
                cast.publish(live, "In the storm " + i);
            }
            Await.until(follower::events, events -> events.size() == UPDATES);
            assertThat(asks).as("the storm outlasted the updates").isNotEmpty();
        }
        assertThat(answers)
                .hasSize(STORIES * ASKED)
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200))
                .allSatisfy(answer -> assertThat(answer.body())
                        .contains("Forgotten " + answer.uri().getPath().replaceAll("\\D", "")));
        Map<String, Long> built = Rendered.pages("story/story", StoryPage.class).stream()
                .map(page -> page.story().slug())
                .filter(slug -> slug.startsWith("forgotten-"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(built)
                .hasSize(STORIES)
                .allSatisfy((slug, times) -> assertThat(times).as(slug).isEqualTo(1));
    }

    private List<String> coldStories() {
        jdbc.sql("""
                insert into story (slug, headline, language, time_zone, created_at, created_by, published_at, coverage_opened_at, changed_at,
                updated_at)
                select 'forgotten-' || n, 'Forgotten ' || n, 'en', 'UTC', now(), :ada, now(), now(), now() - n * interval '1 hour',
                now() - n * interval '1 hour'
                from generate_series(1, :stories) n""")
                .param("ada", cast.ada().accountId())
                .param("stories", STORIES)
                .update();
        return IntStream.rangeClosed(1, STORIES)
                .mapToObj(n -> "/stories/forgotten-" + n)
                .toList();
    }

    /** Each story several times, so close to one another that some ask while others wait for it. */
    private static Queue<String> asks(List<String> stories) {
        List<String> all = new ArrayList<>();
        Random random = new Random(7);
        for (int from = 0; from < stories.size(); from += CROWD / 2) {
            List<String> close = new ArrayList<>();
            for (int i = 0; i < ASKED; i++) {
                close.addAll(stories.subList(from, Math.min(stories.size(), from + CROWD / 2)));
            }
            Collections.shuffle(close, random);
            all.addAll(close);
        }
        return new ConcurrentLinkedQueue<>(all);
    }

    private long seq(String slug) {
        return jdbc.sql("select seq from story where slug = :slug")
                .param("slug", slug)
                .query(Long.class)
                .single();
    }
}
