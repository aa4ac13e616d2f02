package dateline.press;

import java.time.Duration;

/** How long one connection may take: to ask, to be answered, and to take what it is sent. */
final class Patience {

    private static final long PROGRESS = 64 * 1024;

    private final Watch watch;
    private long deadline;
    private long sendingSince;
    private long sendingFrom;

    Patience(Watch watch) {
        this.watch = watch;
    }

    /** Counts from now on. */
    void give(Duration time) {
        deadline = watch.now() + time.toNanos();
    }

    boolean isOver(long now) {
        return now - deadline > 0;
    }

    /** Whether the reader has taken too little of what waits for it, for too long. */
    boolean isStalled(long pending, long now) {
        if (pending == 0) {
            sendingSince = 0;
            return false;
        }
        if (sendingSince == 0 || sendingFrom - pending >= PROGRESS) {
            sendingSince = now;
            sendingFrom = pending;
            return false;
        }
        return now - sendingSince > watch.settings.writeTimeout().toNanos();
    }
}
