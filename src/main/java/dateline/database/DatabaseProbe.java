package dateline.database;

import org.springframework.stereotype.Component;

/** Tells within a second that the database is away or has stalled: whoever waits for it can then be answered otherwise. */
@Component
public class DatabaseProbe {

    private final DatabaseMonitor monitor;

    DatabaseProbe(DatabaseMonitor monitor) {
        this.monitor = monitor;
    }

    /** Whether the database gave no answer to the monitor's last question, or to the one before for a second by now. Never waits. */
    public boolean isAway() {
        return monitor.isAway();
    }
}
