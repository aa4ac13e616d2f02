package dateline.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.contributor.CreditContent;
import dateline.platform.error.Conflict;
import dateline.platform.error.InvalidInput;
import dateline.platform.settings.Actor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatelineTest
class StoryServiceIT {

    @Autowired
    StoryService storyService;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cast cast;

    @Test
    void takesCreditsAwayOneByOneAndAllAtOnce() {
        String slug = storyService
                .create(credited("Ann First", "Bo Second", "Cy Third"), Status.LIVE, cast.ada())
                .slug();
        for (List<String> left :
                List.of(List.of("Ann First", "Cy Third"), List.<String>of(), List.of("Bo Second"), List.<String>of())) {
            storyService.edit(cast.id(slug), null, credited(left.toArray(String[]::new)), null, cast.ada());
            List<String> found = transaction.execute(status -> stories.findBySlug(slug).orElseThrow().credits().stream()
                    .flatMap(credit -> credit.content().people().stream())
                    .toList());
            assertThat(found).isEqualTo(left);
        }
    }

    private static StoryContent credited(String... names) {
        return StoryContent.of("Credited story")
                .withTimeZone("America/Halifax")
                .withLanguage("en")
                .withCredits(Stream.of(names)
                        .map(name -> new CreditContent("author", List.of(name), null, null, null))
                        .toList());
    }

    @Test
    void opensStoriesUnderOneHeadlineAtOnceEachWithASlugOfItsOwn() throws Exception {
        Callable<Story> opening = () -> storyService.create(
                story("Ferry aground", null, "Shipping " + "news", "Rut Aune"), Status.LIVE, cast.ada());
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
            CompletableFuture<Story> begun = CompletableFuture.supplyAsync(() -> storyService.edit(
                    cast.id(slug),
                    null,
                    story("Storm moves on", "contested", "Weather", "Arne New"),
                    null,
                    cast.ada()));
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

    @Test
    void letsAReporterHaveFiftyDraftStoriesAtATime() throws Exception {
        Account account = cast.staff(AccountRole.REPORTER);
        Actor reporter = new Actor(account.id(), account.name());
        List<String> drafts = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            drafts.add(draft(reporter));
        }
        try (ExecutorService programs = Executors.newFixedThreadPool(8)) {
            int refused = 0;
            Callable<String> another = () -> draft(reporter);
            for (Future<String> draft : programs.invokeAll(Collections.nCopies(8, another))) {
                try {
                    drafts.add(draft.get());
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(Conflict.class);
                    refused++;
                }
            }
            assertThat(refused).isEqualTo(3);
        }
        assertThatThrownBy(() -> draft(reporter))
                .isInstanceOf(Conflict.class)
                .hasMessage("You have 50 stories that are drafts. Ask an editor to publish some of them first.");
        draft(cast.ada());
        storyService.edit(cast.id(drafts.getFirst()), null, cast.story("Still a draft"), null, reporter);
        storyService.moveCoverage(cast.id(drafts.getLast()), null, Status.LIVE);
        draft(reporter);
        storyService.moveCoverage(cast.id(drafts.getLast()), null, Status.WITHDRAWN);
        assertThatThrownBy(() -> draft(reporter)).isInstanceOf(Conflict.class);
    }

    private String draft(Actor by) {
        return storyService.create(cast.story("Not yet"), Status.DRAFT, by).slug();
    }

    private static StoryContent story(String headline, String slug, String section, String credited) {
        return StoryContent.of(headline)
                .withSlug(slug)
                .withSection(section)
                .withTimeZone("America/Halifax")
                .withLanguage("en")
                .withTags(List.of("storm"))
                .withCredits(List.of(new CreditContent("author", List.of(credited), null, null, null)));
    }
}
