package dateline.syndication.indexnow;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dateline.story.change.Change;
import dateline.story.change.ChangeLog;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Schedules one job per change, in the change's own transaction. A failed notification is retried with growing delays
 * for about 16 hours.
 */
@Component
class IndexNowJobs {

    private static final String TASK = "index-now";
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final IndexNowProperties settings;
    private final SchedulerClient jobs;
    private final Clock clock;

    IndexNowJobs(IndexNowProperties settings, SchedulerClient jobs, Clock clock) {
        this.settings = settings;
        this.jobs = jobs;
        this.clock = clock;
    }

    @EventListener
    void changed(Change change) {
        if (settings.isOn()) {
            jobs.scheduleIfNotExists(new TaskInstance<>(TASK, change.storyId() + ":" + change.seq()), clock.instant());
        }
    }

    /** The db-scheduler task. Its collaborators are looked up lazily, when a job runs. */
    @Configuration(proxyBeanMethods = false)
    static class Job {

        @Bean
        @SuppressWarnings("deprecation") // the successor logs a job that is given up as a warning only
        OneTimeTask<Void> indexNowTask(ObjectProvider<IndexNow> index, ObjectProvider<ChangeLog> log) {
            return Tasks.oneTime(TASK)
                    .onFailure(new FailureHandler.MaxRetriesFailureHandler<>(
                            15, new FailureHandler.ExponentialBackoffFailureHandler<>(AGAIN, 1.6)))
                    .execute((instance, context) -> {
                        String[] name = instance.getId().split(":");
                        long storyId = Long.parseLong(name[0]);
                        index.getObject().tell(storyId, log.getObject().after(storyId, Long.parseLong(name[1]) - 1, 1));
                    });
        }
    }
}
