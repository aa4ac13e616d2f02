package dateline.entry;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dateline.platform.jobs.RetryBackoff;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Keeps one db-scheduler row per scheduled entry, written in the entry's own transaction. Any running node executes it
 * when it is due.
 */
@Component
class ScheduledEntries {

    private static final String TASK = "publish-entry";

    private final SchedulerClient jobs;

    ScheduledEntries(SchedulerClient jobs) {
        this.jobs = jobs;
    }

    /** Updates the row after a save, given the entry's status before. */
    void settle(Entry entry, EntryStatus before) {
        if (before == EntryStatus.SCHEDULED) {
            cancel(entry);
        }
        if (entry.status() == EntryStatus.SCHEDULED) {
            // Insert a new row each time: a node may be executing the old one at this moment.
            Instant due = Objects.requireNonNull(entry.publishedAt());
            jobs.scheduleIfNotExists(new TaskInstance<>(TASK, instance(entry)), due);
        }
    }

    void cancel(Entry entry) {
        TaskInstanceId row = TaskInstanceId.of(TASK, instance(entry));
        if (jobs.getScheduledExecution(row).isPresent()) {
            jobs.cancel(row);
        }
    }

    private static String instance(Entry entry) {
        return String.valueOf(entry.id());
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {

        @Bean
        CustomTask<Void> publishEntry(ObjectProvider<EntryService> entryService) {
            return Tasks.custom(TASK, Void.class)
                    .onFailure(new RetryBackoff<>())
                    .execute((instance, context) -> {
                        Optional<Instant> later = entryService.getObject().release(Long.parseLong(instance.getId()));
                        // This node's clock was ahead of the database's. Run again at the moment the entry is due.
                        return (complete, row) ->
                                later.ifPresentOrElse(due -> row.reschedule(complete, due), row::stop);
                    });
        }
    }
}
