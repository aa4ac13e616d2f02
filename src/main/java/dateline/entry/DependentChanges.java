package dateline.entry;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dateline.contributor.ContributorChanged;
import dateline.contributor.ContributorsJoining;
import dateline.photo.PhotoChanged;
import dateline.platform.jobs.JobDue;
import dateline.platform.jobs.RetryBackoff;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.change.ChangeKind;
import dateline.story.change.ChangeLog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Appends a change to each story that credits a changed contributor or shows a changed photo: one change per story,
 * however many of its entries are affected. The transaction of the change only records the affected stories, and locks
 * none of them. A job then handles the stories one by one, in a transaction each, so that posting never waits for all
 * of them. An interrupted job continues where it stopped.
 */
@Component
class DependentChanges {

    private static final String TASK = "follow-up";
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

    // Selects the entry number when only one entry of the story is affected. Live stories come first. Within each group
    // the story that changed last is handled last, since fronts sort by the latest change and keep their order that
    // way.
    private static final String CREDITED = """
        select s.id, case when count(distinct e.id) = 1 and count(*) = count(e.id) then max(e.number) end
        from credit_person p join credit c on c.id = p.credit_id left join entry e on e.id = c.entry_id
        join story s on s.id = coalesce(c.story_id, e.story_id)
        where p.contributor_id = any(:ids) and s.published_at is not null and (e.id is null or e.released_at is not null and e.retracted_at is null)
        group by s.id""";
    private static final String SHOWN = """
        select s.id, case when count(distinct f.number) = 1 and count(*) = count(f.number) then max(f.number) end
        from (select e.story_id, e.number from entry_figure f join entry e on e.id = f.entry_id
              where f.photo_id = any(:ids) and e.released_at is not null and e.retracted_at is null
              union all select id, null from story where lead_photo_id = any(:ids)) f
        join story s on s.id = f.story_id where s.published_at is not null group by s.id""";
    // One story is enough to refresh a contributor's page.
    private static final String PORTRAYED =
            CREDITED.replace("any(:ids)", "any(select id from contributor where portrait_id = any(:ids))")
                    + " order by s.changed_at desc limit 1";
    private static final String IN_ORDER = " order by s.coverage_ended_at is not null, s.changed_at";

    private final JdbcClient jdbc;
    private final SchedulerClient jobs;
    private final Stories stories;
    private final ChangeLog log;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DependentChanges(
            JdbcClient jdbc,
            SchedulerClient jobs,
            Stories stories,
            ChangeLog log,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.stories = stories;
        this.log = log;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void changed(ContributorChanged event) {
        // When the name is unchanged, only the contributor's page shows the difference. One change in any story is
        // enough to refresh that page.
        add(CREDITED + (event.named() ? "" : " order by s.changed_at desc limit 1"), List.of(event.contributorId()));
    }

    @EventListener
    void joining(ContributorsJoining event) {
        add(CREDITED, event.contributorIds());
    }

    @EventListener
    void changed(PhotoChanged event) {
        add(SHOWN, event.photoIds());
        add(PORTRAYED, event.photoIds());
    }

    private void add(String which, List<Long> ids) {
        int added = jdbc.sql("insert into story_follow_up (story_id, entry_number) " + which
                        + (which.contains("order by") ? "" : IN_ORDER))
                .param("ids", ids.toArray(Long[]::new))
                .update();
        if (added > 0) {
            jobs.scheduleIfNotExists(new TaskInstance<>(TASK, UUID.randomUUID().toString()), clock.instant());
            events.publishEvent(new JobDue());
        }
    }

    private record Waiting(long id, long storyId) {}

    /**
     * Handles every waiting story. A story that fails is left for the next run and does not hold up those behind it.
     * After each story the job pauses for as long as the story took, so that editors' posts find a processor free.
     */
    void run() {
        long after = 0;
        RuntimeException failure = null;
        for (Optional<Waiting> next = next(after); next.isPresent(); next = next(after)) {
            long storyId = next.get().storyId();
            long began = System.nanoTime();
            try {
                transaction.executeWithoutResult(status -> follow(storyId));
            } catch (RuntimeException e) {
                after = next.get().id();
                failure = e;
            }
            LockSupport.parkNanos(Math.min(System.nanoTime() - began, LONGEST_PAUSE.toNanos()));
        }
        if (failure != null) {
            throw failure;
        }
    }

    private Optional<Waiting> next(long after) {
        return jdbc.sql("select id, story_id from story_follow_up where id > :after order by id limit 1")
                .param("after", after)
                .query(Waiting.class)
                .optional();
    }

    private void follow(long storyId) {
        Optional<Story> story = stories.lock(storyId);
        List<Optional<Long>> numbers = jdbc.sql(
                        "delete from story_follow_up where story_id = :story returning entry_number")
                .param("story", storyId)
                .query((row, i) -> Optional.ofNullable(row.getObject("entry_number", Long.class)))
                .list();
        if (numbers.isEmpty() || story.filter(Story::isPublic).isEmpty()) {
            return;
        }
        Long only =
                numbers.stream().distinct().count() == 1 ? numbers.getFirst().orElse(null) : null;
        log.append(story.get(), only == null ? ChangeKind.STORY : ChangeKind.EDITED, only, false);
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {

        @Bean
        OneTimeTask<Void> followUpTask(ObjectProvider<DependentChanges> followUps) {
            return Tasks.oneTime(TASK)
                    .onFailure(new RetryBackoff<>())
                    .execute((instance, context) -> followUps.getObject().run());
        }
    }
}
