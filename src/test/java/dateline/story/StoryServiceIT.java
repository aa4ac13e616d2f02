package dateline.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.contributor.CreditContent;
import dateline.platform.error.InvalidInput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatelineTest
class StoryServiceIT {

    @Autowired
    StoryService desk;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cast cast;

    @Test
    void opensStoriesUnderOneHeadlineAtOnceEachWithASlugOfItsOwn() throws Exception {
        Callable<Story> opening = () ->
                desk.create(story("Ferry aground", null, "Shipping " + "news", "Rut Aune"), Status.LIVE, cast.ada());
        try (ExecutorService editors = Executors.newFixedThreadPool(12)) {
            List<String> slugs = new ArrayList<>();
            for (Future<Story> story : editors.invokeAll(Collections.nCopies(12, opening))) {
                slugs.add(story.get().slug());
            }
            assertThat(slugs)
                    .doesNotHaveDuplicates()
                    .hasSize(12)
                    .contains("ferry-aground", "ferry-aground-2", "ferry-aground-12");
        }
        assertThat(jdbc.sql("select count(*) from section where name = 'Shipping news'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from contributor where name = 'Rut Aune'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void saysThatASlugIsTakenThatAnotherStoryTookWhileTheCreditsWereSaved() {
        String slug = cast.liveStory();
        String other = cast.liveStory();
        CompletableFuture<Story> edit = transaction.execute(moving -> {
            jdbc.sql("update story set slug = 'contested' where slug = :slug")
                    .param("slug", other)
                    .update();
            CompletableFuture<Story> begun = CompletableFuture.supplyAsync(() -> desk.edit(
                    slug, null, story("Storm moves on", "contested", "Weather", "Arne New"), null, cast.ada()));
            Await.until(
                    () -> jdbc.sql(
                                    "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                            .query(Long.class)
                            .single(),
                    waiting -> waiting > 0);
            return begun;
        });
        assertThatThrownBy(edit::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.faults())
                                .extracting(fault -> fault.field() + " " + fault.code())
                                .containsExactly("slug slug-taken"));
    }

    private static StoryContent story(String headline, String slug, String section, String credited) {
        return new StoryContent(
                headline,
                null,
                slug,
                section,
                "America/Halifax",
                "en",
                List.of("storm"),
                List.of(),
                null,
                List.of(new CreditContent("author", List.of(credited), null, null, null)));
    }
}
