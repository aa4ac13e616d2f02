package dateline.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Configures db-scheduler. Jobs are rows in PostgreSQL, written in the transaction that needs them and executed once by
 * any running node.
 */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

    @Bean
    SchedulerClient jobs(DataSource database, JobData data) {
        return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                .serializer(data)
                .build();
    }

    @Bean(destroyMethod = "stop")
    Scheduler jobRunner(DataSource database, List<Task<?>> tasks, JobData data, Clock clock) {
        List<RecurringTask<?>> recurring = new ArrayList<>();
        List<Task<?>> others = new ArrayList<>();
        for (Task<?> task : tasks) {
            if (task instanceof RecurringTask<?> again) {
                recurring.add(again);
            } else {
                others.add(task);
            }
        }
        return Scheduler.create(database, others)
                .startTasks(recurring)
                .serializer(data)
                .threads(4)
                .pollingInterval(Duration.ofMillis(500))
                .clock(clock::instant)
                // A killed node must be detected within seconds, because the entry it was about to publish is news.
                .heartbeatInterval(Duration.ofSeconds(2))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build();
    }

    @Bean
    JobStart jobStart(Scheduler jobRunner) {
        return new JobStart(jobRunner);
    }

    /** Starts the scheduler when the application is ready, and wakes it when a due job was written. */
    record JobStart(Scheduler jobRunner) {

        @EventListener(ApplicationReadyEvent.class)
        void start() {
            jobRunner.start();
        }

        @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
        void wake(JobDue due) {
            jobRunner.triggerCheckForDueExecutions();
        }
    }
}
