package dateline.contributor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.Await;
import dateline.Cast;
import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.entry.EntryContent;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.platform.database.Contention;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import dateline.platform.error.StaleVersion;
import dateline.platform.settings.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatelineTest
class ContributorServiceIT {

    @Autowired
    ProfileService profileService;

    @Autowired
    ContributorService contributorService;

    @Autowired
    Contributors contributors;

    @Autowired
    EntryService entryService;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cast cast;

    @Test
    void creditsWhoStaysWhenSomeoneIsMergedMeanwhile() {
        credit(cast.liveStory(), "Marta Lindqvist");
        credit(cast.liveStory(), "M. Lindqvist");
        String slug = cast.liveStory();
        CompletableFuture<Void> post = transaction.execute(merging -> {
            merge("m-lindqvist", "marta-lindqvist");
            CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> credit(slug, "M. Lindqvist"));
            awaitWaiting();
            return begun;
        });
        post.join();
        assertThat(credited(slug)).containsExactly("Marta Lindqvist");
    }

    @Test
    void creditsWhoStaysWhenThePostCameFirst() {
        credit(cast.liveStory(), "Tove Sandahl");
        credit(cast.liveStory(), "T. Sandahl");
        String slug = cast.liveStory();
        CompletableFuture<Void> merge = transaction.execute(posting -> {
            credit(slug, "T. Sandahl");
            CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> merge("t-sandahl", "tove-sandahl"));
            awaitWaiting();
            return begun;
        });
        merge.join();
        assertThat(credited(slug)).containsExactly("Tove Sandahl");
    }

    @Test
    void renamesMergesAndPostsAtOnceWithoutAnError() throws Exception {
        List<String> slugs = List.of(cast.liveStory(), cast.liveStory(), cast.liveStory());
        slugs.forEach(slug -> credit(slug, "Ida Brandt", "Olaf Ness"));
        AtomicInteger number = new AtomicInteger();
        long end = System.nanoTime() + Duration.ofSeconds(6).toNanos();
        try (ExecutorService staff = Executors.newFixedThreadPool(7)) {
            List<Future<Integer>> all = new ArrayList<>();
            // Posts that credit both in either order, and introduce the names that others are about to be given.
            for (int writer = 0; writer < 4; writer++) {
                int at = writer;
                all.add(staff.submit(() -> until(
                        end,
                        () -> credit(
                                slugs.get(at % 3),
                                at % 2 == 0
                                        ? List.of("Ida Brandt", "Olaf Ness", "Lise " + number.get())
                                        : List.of("Lise " + number.get(), "Olaf Ness", "Ida Brandt")))));
            }
            all.add(staff.submit(() -> until(end, () -> {
                try {
                    Contributor olaf = contributors.findBySlug("olaf-ness").orElseThrow();
                    profileService.edit(
                            olaf.id(),
                            olaf.version(),
                            new ContributorContent(
                                    olaf.name().equals("Olaf Ness") ? "Olaf S. Ness" : "Olaf Ness",
                                    null,
                                    "writer",
                                    null,
                                    null,
                                    null));
                } catch (StaleVersion | InvalidInput | Contention e) {
                    // A colleague saved in between, or posted under the name: said, and no error.
                }
            })));
            all.add(staff.submit(() -> until(end, () -> {
                try {
                    contributorService.rename(id("ida-brandt"), "Lise " + number.incrementAndGet());
                    contributorService.rename(id("ida-brandt"), "Ida Brandt");
                } catch (InvalidInput | Contention e) {
                    // Likewise.
                }
            })));
            all.add(staff.submit(() -> until(end, () -> {
                try {
                    contributorService.known("Passing " + number.get(), null);
                    credit(slugs.get(1), "Passing " + number.get());
                    merge("passing-" + number.get(), "ida-brandt");
                } catch (StaleVersion | NotFound | Contention | NoSuchElementException e) {
                    // Likewise.
                }
            })));
            int done = 0;
            for (Future<Integer> one : all) {
                done += one.get();
            }
            assertThat(done).as("they met").isGreaterThan(20);
        }
    }

    @Test
    void tellsEachStoryOnceOfAPersonWithThousandsOfCredits() {
        List<String> slugs =
                IntStream.range(0, 30).mapToObj(i -> cast.liveStory()).toList();
        slugs.forEach(slug -> credit(slug, "Signe Holm"));
        credit(slugs.getFirst(), "S. Holm");
        credit(slugs.getLast(), "Signe Holm", "S. Holm", "Third Person");
        copyEntries(slugs, 150);
        long credits = jdbc.sql(
                        "select count(*) from credit_person p join contributor c on c.id = p.contributor_id where c.name = 'Signe Holm'")
                .query(Long.class)
                .single();
        assertThat(credits).isGreaterThan(4000);
        List<Long> before = slugs.stream().map(this::seq).toList();
        long version = version("signe-holm");
        profileService.edit(
                id("signe-holm"), version, new ContributorContent("Signe Holm Dahl", null, null, null, null, null));
        assertThat(contributors.findBySlug("signe-holm").orElseThrow().name()).isEqualTo("Signe Holm Dahl");
        Await.until(this::waiting, waiting -> waiting == 0);
        assertThat(slugs.stream().map(this::seq))
                .containsExactlyElementsOf(before.stream().map(seq -> seq + 1).toList());
        merge("s-holm", "signe-holm");
        Await.until(this::waiting, waiting -> waiting == 0);
        assertThat(jdbc.sql("""
                select string_agg(c.name, ', ' order by p.position) from credit_person p join contributor c on c.id = p.contributor_id
                where p.credit_id = (select credit_id from credit_person join contributor on contributor.id = contributor_id where name = 'Third Person')""").query(String.class).single()).isEqualTo("Signe Holm Dahl, Third Person");
    }

    /** Posts into its stories go on while a person's name is being changed there. */
    @Test
    void holdsNoStoryWhileAPersonIsRenamed() {
        String slug = cast.liveStory();
        credit(slug, "Berit Solvang");
        transaction.executeWithoutResult(renaming -> {
            contributorService.rename(id("berit-solvang"), "Berit Moe");
            CompletableFuture.runAsync(() -> cast.publish(slug, "Meanwhile"))
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        });
        Await.until(this::waiting, waiting -> waiting == 0);
        assertThat(credited(slug)).containsExactly("Berit Moe");
    }

    private static int until(long end, Runnable act) {
        int done = 0;
        for (; System.nanoTime() < end; done++) {
            act.run();
        }
        return done;
    }

    private long waiting() {
        return jdbc.sql("select count(*) from story_follow_up")
                .query(Long.class)
                .single();
    }

    private long seq(String slug) {
        return jdbc.sql("select seq from story where slug = :slug")
                .param("slug", slug)
                .query(Long.class)
                .single();
    }

    /** The stories' first entries so many times more, credited to the same people. */
    private void copyEntries(List<String> slugs, int times) {
        jdbc.sql("""
                insert into entry (story_id, number, body, key_event, created_at, created_by, published_at, released_at, first_published_at, stretch,
                changed_at, retraction_silent, version, unverified)
                select e.story_id, e.number + 10 + i, e.body, false, e.created_at, e.created_by, e.published_at, e.released_at, e.first_published_at,
                e.stretch, e.changed_at, false, 0, false from entry e join story s on s.id = e.story_id cross join generate_series(1, :times) i
                where s.slug in (:slugs) and e.number = 1""").param("slugs", slugs).param("times", times).update();
        jdbc.sql("""
                with made as (insert into credit (entry_id, position, role) select e.id, 0, 'author' from entry e join story s on s.id = e.story_id
                where s.slug in (:slugs) and e.number > 10 returning id, entry_id)
                insert into credit_person (credit_id, position, contributor_id) select made.id, 0, first.contributor_id from made
                join entry e on e.id = made.entry_id join entry f on f.story_id = e.story_id and f.number = 1
                join credit c on c.entry_id = f.id join credit_person first on first.credit_id = c.id""").param("slugs", slugs).update();
    }

    @Test
    void letsAReporterIntroduceFiveHundredPeopleADay() {
        Account account = cast.staff(AccountRole.REPORTER);
        Actor reporter = new Actor(account.id(), account.name());
        String slug = cast.liveStory();
        credit(slug, reporter, "Introduced First");
        jdbc.sql("""
                insert into contributor (slug, name, created_at, introduced_by)
                select 'introduced-' || n, 'Introduced ' || n, (select max(created_at) from contributor where introduced_by = :by), :by
                from generate_series(1, 498) n""").param("by", account.id()).update();
        credit(slug, reporter, "Introduced Last");
        assertThatThrownBy(() -> credit(slug, reporter, "One Too Many"))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.faults())
                                .extracting(fault -> fault.field() + " " + fault.code())
                                .containsExactly("credits new-names"));
        assertThat(contributors.named("One Too Many")).isEmpty();
        // People who are known may be credited, and editors may add new ones.
        credit(slug, reporter, "Introduced First", "introduced 17");
        credit(slug, "One Too Many");
        jdbc.sql("update contributor set created_at = created_at - interval '25 hours' where name = 'Introduced 17'")
                .update();
        credit(slug, reporter, "New The Next Day");
    }

    private void credit(String slug, Actor by, String... names) {
        CreditContent credit = new CreditContent("author", List.of(names), null, null, null);
        entryService.post(
                cast.id(slug),
                EntryContent.of("Tide", "<p>The tide is in.</p>").withCredits(List.of(credit)),
                EntryStatus.DRAFT,
                by,
                null);
    }

    private void credit(String slug, String... names) {
        credit(slug, List.of(names));
    }

    private void credit(String slug, List<String> names) {
        CreditContent credit = new CreditContent("author", new ArrayList<>(names), null, null, null);
        entryService.post(
                cast.id(slug),
                EntryContent.of("Tide", "<p>The tide is in.</p>").withCredits(List.of(credit)),
                EntryStatus.PUBLISHED,
                cast.ada(),
                null);
    }

    private void merge(String going, String staying) {
        profileService.merge(id(staying), version(staying), Map.of(id(going), version(going)));
    }

    private Long id(String slug) {
        return contributors.findBySlug(slug).orElseThrow().id();
    }

    private long version(String slug) {
        return contributors.findBySlug(slug).orElseThrow().version();
    }

    private void awaitWaiting() {
        Await.until(() -> jdbc.sql("""
                select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'""").query(Long.class).single(), waiting -> waiting > 0);
    }

    private List<String> credited(String slug) {
        return jdbc.sql("""
                select p.name from contributor p join credit_person n on n.contributor_id = p.id join credit c on c.id = n.credit_id
                join entry e on e.id = c.entry_id join story s on s.id = e.story_id where s.slug = :slug""").param("slug", slug).query(String.class).list();
    }
}
