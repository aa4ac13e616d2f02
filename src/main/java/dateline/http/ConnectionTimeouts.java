package dateline.http;

import java.time.Duration;

/** The timeouts of one connection: to send a request, to get its response, and to take what it is sent. */
final class ConnectionTimeouts {

    // Bytes that a client must take within the write timeout.
    private static final long PROGRESS = 64 * 1024;

    private final LoopTimer loopTimer;
    private long deadline;
    private long sendingSince;
    private long sendingFrom;

    ConnectionTimeouts(LoopTimer loopTimer) {
        this.loopTimer = loopTimer;
    }

    /** Restarts the deadline from now. */
    void give(Duration time) {
        deadline = loopTimer.now() + time.toNanos();
    }

    boolean isOver(long now) {
        return now - deadline > 0;
    }

    /** Whether the client has taken less than 64 KiB of its pending bytes within the write timeout. */
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
        return now - sendingSince > loopTimer.settings.writeTimeout().toNanos();
    }
}
