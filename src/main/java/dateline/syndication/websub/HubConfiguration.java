package dateline.syndication.websub;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dateline.platform.database.ReaderWork;
import dateline.platform.jobs.JobData;
import dateline.platform.jobs.RetryBackoff;
import dateline.platform.settings.Urls;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Configures the hub's own db-scheduler: 64 virtual threads, since most of the time they wait for other servers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HubProperties.class)
class HubConfiguration {

    private static final int HANDS = 64;

    @Bean(destroyMethod = "close")
    CallbackClient courier(PublicAddressResolver names, HubProperties settings, Urls urls) {
        return new CallbackClient(names, settings.timeout(), agent(urls));
    }

    static String agent(Urls urls) {
        return "Dateline (+" + urls.home() + ")";
    }

    @Bean(destroyMethod = "stop")
    @SuppressWarnings("deprecation") // the successor logs a ping that is given up as a warning only
    Scheduler hubRunner(
            DataSource database,
            Deliveries deliveries,
            Verifications verifications,
            HubPings pings,
            HubMaintenance hubMaintenance,
            JobData data,
            Clock clock) {
        RecurringTask<Void> round =
                Tasks.recurring("round", FixedDelay.ofSeconds(30)).execute((instance, context) -> hubMaintenance.run());
        return Scheduler.create(
                        new TransactionAwareDataSourceProxy(database),
                        List.of(
                                Tasks.custom(HubTasks.DELIVER, Void.class)
                                        .onFailure(new RetryBackoff<>())
                                        .execute((instance, context) ->
                                                deliveries.run(Long.parseLong(instance.getId()))),
                                Tasks.custom(HubTasks.VERIFY, Void.class)
                                        .onFailure(new RetryBackoff<>())
                                        .execute((instance, context) ->
                                                verifications.run(Long.parseLong(instance.getId()))),
                                Tasks.oneTime(HubTasks.PING, HubTasks.StoryChanges.class)
                                        .onFailure(new FailureHandler.MaxRetriesFailureHandler<>(
                                                20,
                                                new FailureHandler.ExponentialBackoffFailureHandler<>(
                                                        Duration.ofSeconds(5), 1.5)))
                                        .execute((instance, context) ->
                                                pings.run(JobData.of(instance, HubTasks.StoryChanges::of)))))
                .startTasks(round)
                .serializer(data)
                .clock(clock::instant)
                .tableName(HubTasks.TABLE)
                .threads(HANDS)
                .executorService(Executors.newThreadPerTaskExecutor(
                        ReaderWork.marked(Thread.ofVirtual().name("hub-", 0).factory())))
                .pollingInterval(Duration.ofSeconds(1))
                .pollUsingLockAndFetch(0.5, 1)
                // The failure of a node is detected within seconds, because its pending deliveries are news.
                .heartbeatInterval(Duration.ofSeconds(2))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build();
    }

    @Bean
    HubStart hubStart(Scheduler hubRunner, HubMaintenance hubMaintenance) {
        return new HubStart(hubRunner, hubMaintenance);
    }

    /** Starts the scheduler when the application is ready, and triggers it when tasks were added. */
    record HubStart(Scheduler hubRunner, HubMaintenance hubMaintenance) {

        @EventListener(ApplicationReadyEvent.class)
        void start() {
            hubRunner.start();
            // Runs a round at once, for work left undone by a node that was killed.
            Thread.ofVirtual().name("hub-start").start(hubMaintenance::run);
        }

        @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
        void wake(HubTasks.Waiting work) {
            hubRunner.triggerCheckForDueExecutions();
        }
    }
}
