package dateline.entry;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import java.util.Objects;
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
        OneTimeTask<Void> publishEntry(ObjectProvider<EntryDesk> desk) {
            return Tasks.oneTime(TASK).execute((instance, context) -> desk.getObject().release(Long.parseLong(instance.getId())));
        }
    }
}
