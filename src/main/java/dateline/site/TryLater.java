package dateline.site;

import java.time.Duration;

/**
 * What was sent is in order and cannot be taken now; nothing of it was kept. Answered with the reason's status and {@code Retry-After}, or
 * with a field error on a form. The newsroom has the phrase {@code later.<code>} for each reason.
 */
public class TryLater extends RuntimeException {

    /** Why, as a status of HTTP. */
    public enum Reason {

        /** The account has sent as much today as it may. */
        QUOTA(429, "quota"),
        /** Too much is under way. */
        BUSY(503, "busy"),
        /** There is no room on the disk. */
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

    /** When it may be tried again. */
    public Duration after() {
        return after;
    }
}
