package dateline.syndication.indexnow;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dateline.platform.jobs.JobData;
import dateline.story.change.Change;
import dateline.story.change.ChangeJobs;
import dateline.story.change.ChangeLog;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Schedules one job per change, in the change's own transaction. A failed notification is retried with growing delays
 * for about 16 hours.
 */
@Component
class IndexNowJobs implements ChangeJobs {

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

    @Override
    public void schedule(Change change) {
        if (settings.isOn()) {
            jobs.scheduleIfNotExists(
                    new TaskInstance<>(
                            TASK, change.storyId() + ":" + change.seq(), new Data(change.storyId(), change.seq())),
                    clock.instant());
        }
    }

    /** Names a change in the log. */
    record Data(long storyId, long seq) {

        private static Data of(String[] name) {
            return new Data(Long.parseLong(name[0]), Long.parseLong(name[1]));
        }
    }

    /** The db-scheduler task. Its collaborators are looked up lazily, when a job runs. */
    @Configuration(proxyBeanMethods = false)
    static class Job {

        @Bean
        @SuppressWarnings("deprecation") // the successor logs a job that is given up as a warning only
        OneTimeTask<Data> indexNowTask(ObjectProvider<IndexNow> index, ObjectProvider<ChangeLog> log) {
            return Tasks.oneTime(TASK, Data.class)
                    .onFailure(new FailureHandler.MaxRetriesFailureHandler<>(
                            15, new FailureHandler.ExponentialBackoffFailureHandler<>(AGAIN, 1.6)))
                    .execute((instance, context) -> {
                        Data change = JobData.of(instance, Data::of);
                        index.getObject()
                                .tell(change.storyId(), log.getObject().after(change.storyId(), change.seq() - 1, 1));
                    });
        }
    }
}
