package dateline.story;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Schedules the opening of an announced story's coverage: one db-scheduler row a story and planned hour, written in the story's transaction.
 * A row whose story was opened, withdrawn or moved to another hour does nothing when it is due.
 */
@Component
class PlannedStarts {

    private static final String TASK = "open-coverage";

    private final SchedulerClient jobs;

    PlannedStarts(SchedulerClient jobs) {
        this.jobs = jobs;
    }

    /** Writes the row of an announced story's hour, unless there is one. */
    void settle(Story story) {
        Instant due = story.startsAt();
        if (story.status() == Status.UPCOMING && due != null) {
            jobs.scheduleIfNotExists(new TaskInstance<>(TASK, story.id() + ":" + due), due);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {

        /** A failed opening is tried again every two seconds: readers wait for it. */
        @Bean
        CustomTask<Void> openCoverage(ObjectProvider<StoryDesk> desk) {
            return Tasks.custom(TASK, Void.class)
                    .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(2)))
                    .execute((instance, context) -> desk.getObject()
                            .openAtItsHour(Long.parseLong(instance.getId().split(":")[0]))
                            .<CompletionHandler<Void>>map(
                                    later -> (complete, operations) -> operations.reschedule(complete, later))
                            .orElseGet(CompletionHandler.OnCompleteRemove::new));
        }
    }
}
