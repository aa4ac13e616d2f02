package dateline.platform.database;

import org.springframework.stereotype.Component;

/** Detects within a second that the database is away or stalled, so that callers can respond without it. */
@Component
public class DatabaseProbe {

    private final DatabaseMonitor monitor;

    DatabaseProbe(DatabaseMonitor monitor) {
        this.monitor = monitor;
    }

    /** Whether the database is away, or has not responded to the monitor for 900 ms. Never blocks. */
    public boolean isAway() {
        return monitor.isAway();
    }
}
