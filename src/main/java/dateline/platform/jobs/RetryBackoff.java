package dateline.platform.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;
import java.time.Instant;

/**
 * Retries a failed job after 1, 2, 4, 8 and then every 15 seconds, for as long as it fails. For jobs that publish news:
 * the library's default waits five minutes.
 */
public final class RetryBackoff<T> implements FailureHandler<T> {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    @Override
    public void onFailure(ExecutionComplete complete, ExecutionOperations<T> operations) {
        Instant next = complete.getTimeDone().plus(after(complete.getExecution().consecutiveFailures));
        operations.reschedule(complete, next);
    }

    /**
     * Returns the pause before the next run.
     *
     * @param failures consecutive failures before this one
     */
    static Duration after(int failures) {
        Duration pause = FIRST.multipliedBy(1L << Math.clamp(failures, 0, 10));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
