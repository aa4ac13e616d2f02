package dateline.platform.error;

import java.time.Duration;

/**
 * Thrown when a valid request cannot be accepted at the moment. Nothing was stored. Answered with the reason's status
 * and {@code Retry-After}, or with a field error on a form. The newsroom has the message {@code later.<code>} for each
 * reason.
 */
public class TryLater extends RuntimeException {

    /** Reason, with its HTTP status. */
    public enum Reason {

        /** The account has used its quota for today. */
        QUOTA(429, "quota"),
        /** Too many requests are in progress. */
        BUSY(503, "busy"),
        /** Too many searches are running, or this one takes too long. */
        SEARCHES(503, "searches"),
        /** The disk is full. */
        DISK(507, "disk");

        private final int status;
        private final String code;

        Reason(int status, String code) {
            this.status = status;
            this.code = code;
        }

        public int status() {
            return status;
        }

        public String code() {
            return code;
        }
    }

    private final Reason reason;
    private final Duration after;

    public TryLater(Reason reason, Duration after) {
        super(reason.code);
        this.reason = reason;
        this.after = after;
    }

    public Reason reason() {
        return reason;
    }

    /** Time after which a retry makes sense. */
    public Duration after() {
        return after;
    }
}
