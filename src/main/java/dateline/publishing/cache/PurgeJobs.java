package dateline.publishing.cache;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dateline.contributor.PortraitReplaced;
import dateline.platform.jobs.JobData;
import dateline.story.StoryPhotosChanged;
import dateline.story.change.Change;
import dateline.story.change.ChangeJobs;
import dateline.story.change.ChangeLog;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Schedules two jobs per change, in the change's own transaction. The first runs at once. The second runs 5 s later,
 * when every node has the change, because the cache may have fetched a page in between from a node that had not. A
 * failed request is retried with growing delays for about a day.
 */
@Component
class PurgeJobs implements ChangeJobs {

    private static final String TASK = "purge";
    private static final String PHOTOS = "photos:";
    private static final Duration EVERYWHERE = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final double LATER = 1.5;
    private static final int TRIES = 25;

    private final PurgeProperties settings;
    private final SchedulerClient jobs;
    private final Clock clock;

    PurgeJobs(PurgeProperties settings, EdgeProperties edge, SchedulerClient jobs, Clock clock) {
        if (settings.isOn()
                && settings.by() != PurgeProperties.By.KEYS
                && !edge.lifetime().isBlank()) {
            throw new IllegalArgumentException(
                    "DATELINE_EDGE_LIFETIME is for caches that are purged by keys: addresses do not name all "
                            + "that a change shows on. Leave it out, or set DATELINE_PURGE_BY to keys");
        }
        this.settings = settings;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void schedule(Change change) {
        schedule(change.storyId() + ":" + change.seq(), new Data(change.storyId(), change.seq()));
    }

    @EventListener
    void changed(StoryPhotosChanged change) {
        schedule(PHOTOS + change.storyId() + ":" + clock.instant(), new Data(change.storyId(), null));
    }

    @EventListener
    void changed(PortraitReplaced change) {
        schedule(PHOTOS + "portrait:" + change.contributorId() + ":" + clock.instant(), Data.OF_PHOTOS);
    }

    private void schedule(String name, Data data) {
        if (settings.isOn()) {
            jobs.scheduleIfNotExists(new TaskInstance<>(TASK, name, data), clock.instant());
            jobs.scheduleIfNotExists(
                    new TaskInstance<>(TASK, name + ":again", data),
                    clock.instant().plus(EVERYWHERE));
        }
    }

    /**
     * What to purge.
     *
     * @param storyId 0 when photos of no story changed
     * @param seq     number of the story's change; null when only photos changed
     */
    record Data(long storyId, @Nullable Long seq) {

        private static final Data OF_PHOTOS = new Data(0, null);

        private static Data of(String[] name) {
            return PHOTOS.startsWith(name[0])
                    ? new Data(Long.parseLong(name[1]), null)
                    : new Data(Long.parseLong(name[0]), Long.valueOf(name[1]));
        }
    }

    /** The db-scheduler task. Its collaborators are looked up lazily, when a job runs. */
    @Configuration(proxyBeanMethods = false)
    static class Job {

        @Bean
        @SuppressWarnings("deprecation") // the successor logs a job that is given up as a warning only
        OneTimeTask<Data> purgeTask(ObjectProvider<Purge> purge, ObjectProvider<ChangeLog> log) {
            return Tasks.oneTime(TASK, Data.class)
                    .onFailure(new FailureHandler.MaxRetriesFailureHandler<>(
                            TRIES, new FailureHandler.ExponentialBackoffFailureHandler<>(AGAIN, LATER)))
                    .execute((instance, context) -> {
                        Data data = JobData.of(instance, Data::of);
                        if (data.seq() == null) {
                            purge.getObject().tellOfPhotos();
                        } else {
                            purge.getObject()
                                    .tell(log.getObject()
                                            .after(data.storyId(), data.seq() - 1, 1)
                                            .getFirst());
                        }
                    });
        }
    }
}
