package dateline.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.contributor.CreditContent;
import dateline.entry.revision.IdempotencyKeys;
import dateline.entry.revision.Revisions;
import dateline.entry.timeline.TimelinePage;
import dateline.entry.timeline.TimelinePages;
import dateline.platform.error.Conflict;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.StaleVersion;
import dateline.story.Stories;
import dateline.story.change.Change;
import dateline.story.change.ChangeKind;
import dateline.story.change.ChangeLog;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatelineTest
class EntryServiceIT {

    @Autowired
    EntryService entryService;

    @Autowired
    Entries entries;

    @Autowired
    Stories stories;

    @Autowired
    TimelinePages pages;

    @Autowired
    Pins pins;

    @Autowired
    IdempotencyKeys idempotencyKeys;

    @Autowired
    Revisions revisions;

    @Autowired
    ChangeLog log;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cast cast;

    @Test
    void takesCreditsAwayOneByOneAndAllAtOnce() {
        String slug = cast.liveStory();
        entryService.post(
                cast.id(slug), credited("Ann First", "Bo Second", "Cy Third"), EntryStatus.PUBLISHED, cast.ada(), null);
        for (List<String> left :
                List.of(List.of("Ann First", "Cy Third"), List.<String>of(), List.of("Bo Second"), List.<String>of())) {
            entryService.edit(
                    cast.entry(slug, 1), null, credited(left.toArray(String[]::new)), null, false, cast.ada());
            List<String> found =
                    transaction.execute(status -> entries.numbered(id(slug), 1L).orElseThrow().credits().stream()
                            .flatMap(credit -> credit.content().people().stream())
                            .toList());
            assertThat(found).isEqualTo(left);
        }
    }

    private static EntryContent credited(String... names) {
        return EntryContent.of("Credited", "<p>Here.</p>")
                .withCredits(Stream.of(names)
                        .map(name -> new CreditContent("author", List.of(name), null, null, null))
                        .toList());
    }

    @Test
    void numbersPostsOfManyEditorsWithoutAGap() throws Exception {
        String slug = cast.liveStory();
        List<Callable<SavedEntry>> posts = IntStream.range(0, 40)
                .<Callable<SavedEntry>>mapToObj(i -> () -> cast.publish(slug, "Update " + i))
                .toList();
        try (ExecutorService editors = Executors.newFixedThreadPool(8)) {
            List<SavedEntry> savedEntry = new ArrayList<>();
            for (Future<SavedEntry> post : editors.invokeAll(posts)) {
                savedEntry.add(post.get());
            }
            assertThat(savedEntry)
                    .extracting(SavedEntry::number)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, 40).boxed().toList());
        }
        assertThat(changes(slug))
                .extracting(Change::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 41).boxed().toList());
    }

    @Test
    void postsOnceUnderOneKeyHoweverManyTry() throws Exception {
        String slug = cast.liveStory();
        EntryContent content = EntryContent.of("Once", "<p>Only once.</p>");
        Callable<SavedEntry> post =
                () -> entryService.post(cast.id(slug), content, EntryStatus.PUBLISHED, cast.ada(), "key-1");
        try (ExecutorService clicks = Executors.newFixedThreadPool(4)) {
            List<SavedEntry> answers = new ArrayList<>();
            for (Future<SavedEntry> answer : clicks.invokeAll(List.of(post, post, post, post))) {
                answers.add(answer.get());
            }
            assertThat(answers).hasSize(4).containsOnly(new SavedEntry(1, 2, 0));
        }
        assertThatThrownBy(() -> entryService.post(
                        cast.id(slug),
                        EntryContent.of("Other", "<p>Other.</p>"),
                        EntryStatus.PUBLISHED,
                        cast.ada(),
                        "key-1"))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused ->
                                assertThat(refused.faults().getFirst().code()).isEqualTo("key-used"));
        assertThat(entries.published(id(slug))).isEqualTo(1);
    }

    @Test
    void answersARetryOfAPostThatTheVersionBeforeTook() {
        String slug = cast.liveStory();
        EntryContent content = EntryContent.of("Once", "<p>Only once.</p>")
                .withPublishedAt(Instant.now().minusSeconds(60))
                .withKeyEvent(true)
                .withCredits(List.of(new CreditContent("author", List.of("Ida Once"), null, null, null)));
        SavedEntry savedEntry = entryService.post(cast.id(slug), content, EntryStatus.PUBLISHED, cast.ada(), "before");
        assertThat(jdbc.sql("update posting set content_hash = null where key = 'before'")
                        .update())
                .isEqualTo(1);
        assertThat(entryService.post(cast.id(slug), content, EntryStatus.PUBLISHED, cast.ada(), "before"))
                .isEqualTo(savedEntry);
    }

    @Test
    void forgetsIdempotencyKeysAfterAWeek() {
        String slug = cast.liveStory();
        EntryContent content = EntryContent.of("Kept", "<p>For a week.</p>");
        entryService.post(cast.id(slug), content, EntryStatus.PUBLISHED, cast.ada(), "old");
        SavedEntry kept = entryService.post(cast.id(slug), content, EntryStatus.PUBLISHED, cast.ada(), "young");
        jdbc.sql(
                        "update posting set posted_at = now() - case key when 'old' then interval '169 hours' else interval '167 hours' end where story_id = :id")
                .param("id", id(slug))
                .update();
        idempotencyKeys.forget(Instant.now());
        assertThat(jdbc.sql("select key from posting where story_id = :id")
                        .param("id", id(slug))
                        .query(String.class)
                        .list())
                .containsExactly("young");
        assertThat(entryService.post(cast.id(slug), content, EntryStatus.PUBLISHED, cast.ada(), "young"))
                .isEqualTo(kept);
        assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_name = 'forget-postings'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void writesNothingWhenTheContentIsRefused() {
        String slug = cast.liveStory();
        EntryContent bad = EntryContent.of("x".repeat(301), " \n ")
                .withCredits(List.of(new CreditContent("chef", List.of("New Person"), null, null, null)));
        assertThatThrownBy(() -> entryService.post(cast.id(slug), bad, EntryStatus.PUBLISHED, cast.ada(), null))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.faults())
                                .extracting(fault -> fault.field() + " " + fault.code())
                                .containsExactlyInAnyOrder("headline long", "body blank", "credits[0].role role"));
        assertThat(changes(slug)).hasSize(1);
        assertThat(entries.numbered(id(slug), 1)).isEmpty();
    }

    @Test
    void keepsEveryVersionAndRefusesAStaleSave() {
        String slug = cast.liveStory();
        SavedEntry first = cast.publish(slug, "First words");
        SavedEntry second = entryService.edit(
                cast.entry(slug, 1),
                first.version(),
                EntryContent.of("Second words", "<p>Better.</p>"),
                null,
                false,
                cast.ada());
        assertThatThrownBy(() -> entryService.edit(
                        cast.entry(slug, 1),
                        first.version(),
                        EntryContent.of("Third words", "<p>Late.</p>"),
                        null,
                        false,
                        cast.ada()))
                .isInstanceOfSatisfying(
                        StaleVersion.class, stale -> assertThat(stale.current()).isEqualTo(second.version()));
        transaction.executeWithoutResult(tx -> {
            Entry entry = entries.numbered(id(slug), 1).orElseThrow();
            assertThat(entry.publication().updatedAt())
                    .as("a small fix is not an update")
                    .isNull();
            assertThat(revisions.of(entry))
                    .extracting(revision -> revision.content().headline())
                    .containsExactly("Second words", "First words");
        });
    }

    @Test
    void publishesAScheduledEntryOnceWhenItsTimeComes() {
        String slug = cast.liveStory();
        Instant due = Instant.now().plus(1500, ChronoUnit.MILLIS).truncatedTo(ChronoUnit.MICROS);
        entryService.post(
                cast.id(slug),
                EntryContent.of("Due", "<p>Later.</p>").withPublishedAt(due),
                EntryStatus.SCHEDULED,
                cast.ada(),
                null);
        assertThat(changes(slug)).as("nothing to see yet").hasSize(1);
        Await.until(() -> changes(slug), seen -> seen.size() == 2);
        Entry entry = entries.numbered(id(slug), 1).orElseThrow();
        assertThat(entry.status()).isEqualTo(EntryStatus.PUBLISHED);
        assertThat(entry.publishedAt()).isEqualTo(due);
        assertThat(entry.publication().releasedAt()).isAfterOrEqualTo(due);
        entryService.release(entry.id());
        assertThat(changes(slug)).extracting(Change::kind).containsExactly(ChangeKind.OPENED, ChangeKind.PUBLISHED);
    }

    @Test
    void publishesSoonWhatANodeWasKilledOver() {
        String slug = cast.liveStory();
        Instant due = Instant.now().plusSeconds(3600);
        entryService.post(
                cast.id(slug),
                EntryContent.of("Due", "<p>Later.</p>").withPublishedAt(due),
                EntryStatus.SCHEDULED,
                cast.ada(),
                null);
        long id = entries.numbered(id(slug), 1).orElseThrow().id();
        // The clock is moved instead of waited for: the entry was due, and the node that took the job has been silent
        // since.
        jdbc.sql("update entry set published_at = now() - interval '15 seconds' where id = :id")
                .param("id", id)
                .update();
        assertThat(jdbc.sql("""
                update scheduled_tasks set execution_time = now() - interval '15 seconds', picked = true, picked_by = 'gone',
                last_heartbeat = now() - interval '15 seconds' where task_name = 'publish-entry' and task_instance = :id""").param("id", Long.toString(id)).update()).isEqualTo(1);
        Await.until(() -> changes(slug), seen -> seen.size() == 2);
        assertThat(entries.numbered(id(slug), 1).orElseThrow().status()).isEqualTo(EntryStatus.PUBLISHED);
    }

    @Test
    void publishesWithinSecondsWhatCouldNotBePublishedWhenItWasDue() {
        String slug = cast.liveStory();
        long id = scheduled(slug, "Due", Instant.now().plusSeconds(3600));
        jdbc.sql("create sequence release_attempt").update();
        jdbc.sql("""
            create function fail_first_release() returns trigger language plpgsql as $$ begin
            if nextval('release_attempt') = 1 then raise exception 'no connection'; end if; return new; end $$""").update();
        jdbc.sql(
                        "create trigger fail_first_release before update on entry for each row when (new.released_at is not null and new.id = "
                                + id + ") execute function fail_first_release()")
                .update();
        try {
            jdbc.sql("update entry set published_at = now() - interval '1 second' where id = :id")
                    .param("id", id)
                    .update();
            due(id, "-1 second");
            Await.until(() -> changes(slug), seen -> seen.size() == 2);
            assertThat(jdbc.sql("select last_value from release_attempt")
                            .query(Long.class)
                            .single())
                    .as("it failed first")
                    .isEqualTo(2);
        } finally {
            jdbc.sql("drop function fail_first_release cascade").update();
            jdbc.sql("drop sequence release_attempt").update();
        }
    }

    @Test
    void putsAReleaseThatIsAskedForTooEarlyBackToItsMoment() {
        String slug = cast.liveStory();
        Instant due = Instant.now().plusSeconds(1800).truncatedTo(ChronoUnit.MICROS);
        long id = scheduled(slug, "Embargoed", due);
        // As by a node whose clock is half an hour ahead.
        assertThat(entryService.release(id)).contains(due);
        due(id, "-1 second");
        Await.until(
                () -> jdbc.sql(
                                "select execution_time from scheduled_tasks where task_name = 'publish-entry' and task_instance = :id and not picked")
                        .param("id", Long.toString(id))
                        .query(OffsetDateTime.class)
                        .optional()
                        .map(OffsetDateTime::toInstant),
                at -> at.filter(due::equals).isPresent());
        assertThat(entries.numbered(id(slug), 1).orElseThrow().status()).isEqualTo(EntryStatus.SCHEDULED);
        assertThat(changes(slug)).hasSize(1);
    }

    @Test
    void publishesAScheduledEntryWhoseStoryMovesMeanwhile() {
        String slug = cast.liveStory();
        long id = scheduled(slug, "Due", Instant.now().plusSeconds(3600));
        jdbc.sql("update entry set published_at = now() - interval '1 second' where id = :id")
                .param("id", id)
                .update();
        CompletableFuture<Void> release = transaction.execute(moving -> {
            jdbc.sql("update story set slug = slug || '-moved' where slug = :slug")
                    .param("slug", slug)
                    .update();
            CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> entryService.release(id));
            Await.until(
                    () -> jdbc.sql(
                                    "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                            .query(Long.class)
                            .single(),
                    waiting -> waiting > 0);
            return begun;
        });
        release.join();
        assertThat(entries.findById(id).orElseThrow().status()).isEqualTo(EntryStatus.PUBLISHED);
    }

    private long scheduled(String slug, String headline, Instant due) {
        entryService.post(
                cast.id(slug),
                EntryContent.of(headline, "<p>Later.</p>").withPublishedAt(due),
                EntryStatus.SCHEDULED,
                cast.ada(),
                null);
        return entries.numbered(id(slug), 1).orElseThrow().id();
    }

    /** The job is moved instead of waited for. */
    private void due(long entryId, String interval) {
        assertThat(jdbc.sql("update scheduled_tasks set execution_time = now() + cast(:interval as interval) "
                                + "where task_name = 'publish-entry' and task_instance = :id")
                        .param("interval", interval)
                        .param("id", Long.toString(entryId))
                        .update())
                .isEqualTo(1);
    }

    @Test
    void retractsPinsAndRestores() {
        String slug = cast.liveStory();
        cast.publish(slug, "One");
        cast.publish(slug, "Two");
        entryService.pin(cast.entry(slug, 1), cast.ada());
        entryService.pin(cast.entry(slug, 2), cast.ada());
        assertThat(pins.pinned(id(slug))).contains(2L);
        entryService.retract(cast.entry(slug, 2), null, "Wrong street.", false, cast.ada());
        assertThat(pins.pinned(id(slug))).isEmpty();
        assertThatThrownBy(() -> entryService.pin(cast.entry(slug, 2), cast.ada()))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> entryService.correct(cast.entry(slug, 2), null, "It was Tessel Street.", cast.ada()))
                .isInstanceOf(Conflict.class);
        entryService.restore(cast.entry(slug, 2), null, cast.ada());
        entryService.correct(cast.entry(slug, 2), null, "It was Tessel Street.", cast.ada());
        assertThat(changes(slug))
                .extracting(Change::kind)
                .containsExactly(
                        ChangeKind.OPENED,
                        ChangeKind.PUBLISHED,
                        ChangeKind.PUBLISHED,
                        ChangeKind.PINNED,
                        ChangeKind.PINNED,
                        ChangeKind.RETRACTED,
                        ChangeKind.RESTORED,
                        ChangeKind.CORRECTED);
    }

    @Test
    void cutsOlderPagesWhoseBoundsStay() {
        String slug = cast.liveStory();
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        for (int i = 0; i < TimelinePages.MOST; i++) {
            cast.publish(slug, "Update " + i, start.plus(i, ChronoUnit.MINUTES));
        }
        assertThat(pages.of(id(slug))).hasSize(1);
        cast.publish(slug, "One more", start.plus(2, ChronoUnit.HOURS));
        List<TimelinePage> cut = pages.of(id(slug));
        assertThat(cut).extracting(TimelinePage::number).containsExactly(null, 1L);
        assertThat(numbers(slug, cut.get(0)))
                .hasSize(TimelinePages.KEPT)
                .startsWith(61L)
                .endsWith(32L);
        assertThat(numbers(slug, cut.get(1))).hasSize(31).startsWith(31L).endsWith(1L);
        for (int i = 0; i < 35; i++) {
            cast.publish(slug, "Later " + i, start.plus(3, ChronoUnit.HOURS).plusSeconds(i));
        }
        List<TimelinePage> again = pages.of(id(slug));
        assertThat(again).extracting(TimelinePage::number).containsExactly(null, 2L, 1L);
        assertThat(again.get(2)).isEqualTo(cut.get(1));
        assertThat(again.stream().flatMap(page -> numbers(slug, page).stream()))
                .as("every entry once")
                .hasSize(96)
                .doesNotHaveDuplicates();
    }

    @Test
    void dividesAPageThatBackDatedEntriesFill() {
        String slug = cast.liveStory();
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        for (int i = 0; i < 200; i++) {
            cast.publish(slug, "Older and older " + i, start.minus(i, ChronoUnit.MINUTES));
        }
        List<TimelinePage> cut = pages.of(id(slug));
        assertThat(cut.stream().map(page -> numbers(slug, page)))
                .allSatisfy(page -> assertThat(page).hasSizeLessThanOrEqualTo(2 * TimelinePages.MOST));
        assertThat(cut.stream().flatMap(page -> numbers(slug, page).stream()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 200).boxed().toList());
    }

    private List<Long> numbers(String slug, TimelinePage page) {
        return pages.entries(id(slug), page).stream().map(Entry::number).toList();
    }

    private List<Change> changes(String slug) {
        return log.after(id(slug), 0, 1000);
    }

    private long id(String slug) {
        return stories.findBySlug(slug).orElseThrow().id();
    }
}
