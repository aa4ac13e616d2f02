package dateline.story;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dateline.platform.jobs.JobData;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Schedules the opening of an announced story's coverage. There is one db-scheduler row per story and planned time,
 * written in the story's transaction. A due row does nothing when its story was opened or withdrawn, or starts at
 * another time now.
 */
@Component
class PlannedStarts {

    private static final String TASK = "open-coverage";

    private final SchedulerClient jobs;

    PlannedStarts(SchedulerClient jobs) {
        this.jobs = jobs;
    }

    /** Schedules the planned start of an announced story, unless it is scheduled already. */
    void settle(Story story) {
        Instant due = story.coverage().startsAt();
        if (story.status() == Status.UPCOMING && due != null) {
            jobs.scheduleIfNotExists(new TaskInstance<>(TASK, story.id() + ":" + due, new Data(story.id())), due);
        }
    }

    /** @param storyId the story whose coverage opens */
    record Data(long storyId) {

        private static Data of(String[] name) {
            return new Data(Long.parseLong(name[0]));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {

        /** Retries a failed opening every two seconds, because readers wait for it. */
        @Bean
        CustomTask<Data> openCoverage(ObjectProvider<StoryService> storyService) {
            return Tasks.custom(TASK, Data.class)
                    .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(2)))
                    .execute((instance, context) -> storyService
                            .getObject()
                            .openAtItsHour(JobData.of(instance, Data::of).storyId())
                            .<CompletionHandler<Data>>map(
                                    later -> (complete, operations) -> operations.reschedule(complete, later))
                            .orElseGet(CompletionHandler.OnCompleteRemove::new));
        }
    }
}
