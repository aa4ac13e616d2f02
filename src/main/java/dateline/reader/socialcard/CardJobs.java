package dateline.reader.socialcard;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dateline.platform.error.DatabaseTrouble;
import dateline.story.change.Change;
import dateline.story.change.ChangeKind;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Schedules the drawing of social cards: one job row for each change that a card can show. The row is written shortly
 * after the commit, so that the editor does not wait. At the start, jobs are added for stories without any card, which
 * catches up on lost ones.
 */
@Component
class CardJobs implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CardJobs.class);
    private static final String TASK = "card";
    private static final Set<ChangeKind> OF_THE_STORY =
            EnumSet.of(ChangeKind.STORY, ChangeKind.OPENED, ChangeKind.ENDED);
    // The most stories to catch up on at a start.
    private static final int MISSED = 500;

    private final SchedulerClient jobs;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ExecutorService hand = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("card-jobs").factory());
    // 100 ms after the commit: until then processors and database serve the readers of the change.
    private final Executor soon = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS, hand);

    CardJobs(SchedulerClient jobs, JdbcClient jdbc, Clock clock) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void changed(Change change) {
        Long entry = change.entryNumber();
        if (entry != null && change.kind() != ChangeKind.PINNED && change.kind() != ChangeKind.UNPINNED) {
            soon.execute(() -> add(
                    change.storyId() + ":" + entry + ":" + change.seq(), () -> mayBeCarded(change.storyId(), entry)));
        } else if (OF_THE_STORY.contains(change.kind())) {
            soon.execute(() -> add(change.storyId() + ":all:" + change.seq(), () -> true));
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void catchUp() {
        hand.execute(() -> jdbc.sql("""
                select s.id from story s where s.published_at is not null and not exists (select 1 from card where story_id = s.id)
                order by s.changed_at desc limit :limit""")
                .param("limit", MISSED)
                .query(Long.class)
                .list()
                .forEach(story -> add(story + ":all:0", () -> true)));
    }

    /**
     * Waits up to two seconds for running work, while the database is still there. What is left is found at the next
     * start.
     */
    @Override
    public void destroy() {
        hand.shutdown();
        try {
            if (!hand.awaitTermination(2, TimeUnit.SECONDS)) {
                hand.shutdownNow();
            }
        } catch (InterruptedException e) {
            hand.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Most entries have no card. One is due for a key event, and wherever a card exists or a job is scheduled. */
    private boolean mayBeCarded(long story, long entry) {
        return jdbc.sql("""
                select exists (select from entry where story_id = :story and number = :entry and key_event)
                or exists (select from card where story_id = :story and entry_number = :entry)
                or exists (select from scheduled_tasks where task_name = :task and starts_with(task_instance, :name))""")
                .param("story", story)
                .param("entry", entry)
                .param("task", TASK)
                .param("name", story + ":" + entry + ":")
                .query(Boolean.class)
                .single();
    }

    /**
     * Schedules a card that was requested but is missing or out of date. Its job was lost, or fonts, the site's name or
     * colours have changed since.
     */
    void make(long storyId, long number, String version) {
        add(storyId + ":" + number + ":" + version, () -> true);
    }

    private void add(String name, BooleanSupplier due) {
        try {
            if (due.getAsBoolean()) {
                jobs.scheduleIfNotExists(new TaskInstance<>(TASK, name), clock.instant());
            }
        } catch (RuntimeException e) {
            // The database probe logs outages.
            if (!DatabaseTrouble.isOutage(e)) {
                LOG.warn("The social card {} could not be drawn yet: {}", name, e.toString());
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {

        @Bean
        @SuppressWarnings("deprecation") // the successor logs a job that is given up as a warning only
        OneTimeTask<Void> cardTask(ObjectProvider<CardMaker> maker) {
            return Tasks.oneTime(TASK)
                    .onFailure(new FailureHandler.MaxRetriesFailureHandler<>(
                            5, new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(10), 3)))
                    .execute((instance, context) -> {
                        String[] name = instance.getId().split(":");
                        if (name[1].equals("all")) {
                            maker.getObject().makeAll(Long.parseLong(name[0]));
                        } else {
                            maker.getObject().make(Long.parseLong(name[0]), Long.parseLong(name[1]));
                        }
                    });
        }
    }
}
