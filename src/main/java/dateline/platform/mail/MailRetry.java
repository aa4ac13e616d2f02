package dateline.platform.mail;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a failed e-mail after 2, 4, 8 … seconds, at most 10 minutes apart, for a day. A message to an address that is
 * none is given up at once.
 */
public final class MailRetry<T> implements FailureHandler<T> {

    private static final Logger LOG = LoggerFactory.getLogger(MailRetry.class);
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** Attempts, about a day in all. */
    private static final int MOST = 150;

    @Override
    public void onFailure(ExecutionComplete complete, ExecutionOperations<T> operations) {
        Throwable cause = complete.getCause().orElse(null);
        int failures = complete.getExecution().consecutiveFailures;
        if (cause instanceof Mailer.Busy) {
            operations.reschedule(complete, complete.getTimeDone().plusSeconds(1));
        } else if (cause instanceof Mailer.Undeliverable || failures >= MOST) {
            LOG.error("An e-mail is given up: {}", String.valueOf(cause));
            operations.stop();
        } else {
            Instant next = complete.getTimeDone().plus(after(failures));
            operations.reschedule(complete, next);
        }
    }

    static Duration after(int failures) {
        Duration pause = FIRST.multipliedBy(1L << Math.clamp(failures, 0, 12));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
