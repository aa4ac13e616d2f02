package dateline.entry;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dateline.jobs.RetryBackoff;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** One row a scheduled entry, written in the entry's own transaction; whichever node lives picks it up when it is due. */
@Component
class ScheduledEntries {

    private static final String TASK = "publish-entry";

    private final SchedulerClient jobs;

    ScheduledEntries(SchedulerClient jobs) {
        this.jobs = jobs;
    }

    /** Brings the row in step with the entry, given what the entry was before. */
    void settle(Entry entry, EntryStatus before) {
        if (before == EntryStatus.SCHEDULED) {
            cancel(entry);
        }
        if (entry.status() == EntryStatus.SCHEDULED) {
            // A new row a time: the node may be at work on the old one at this moment.
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
        CustomTask<Void> publishEntry(ObjectProvider<EntryDesk> desk) {
            return Tasks.custom(TASK, Void.class)
                    .onFailure(new RetryBackoff<>())
                    .execute((instance, context) -> {
                        Optional<Instant> later = desk.getObject().release(Long.parseLong(instance.getId()));
                        // This node's clock was ahead of the database's: back to the moment it is due.
                        return (complete, row) ->
                                later.ifPresentOrElse(due -> row.reschedule(complete, due), row::stop);
                    });
        }
    }
}
