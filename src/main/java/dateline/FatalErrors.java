package dateline;

import java.util.List;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when a thread dies that nothing starts again, so that a supervisor restarts it: one that lives on without its change-log
 * follower or its poller takes connections and answers none. An exception in any other thread is logged.
 */
final class FatalErrors implements Thread.UncaughtExceptionHandler {

    /** The exit code, which no signal and no failed start has. */
    static final int EXIT = 70;

    private static final Logger LOG = LoggerFactory.getLogger(FatalErrors.class);
    /** Not the workers of db-scheduler: its pool replaces one that dies, as when the database goes away while it picks a job. */
    private static final List<String> FOR_LIFE =
            List.of("log-watch", "-Poller", "-Acceptor", "database-monitor", "postgresql-watcher");

    private final IntConsumer end;

    FatalErrors(IntConsumer end) {
        this.end = end;
    }

    /** From now on, for all threads that have no handler of their own. */
    static void install() {
        Thread.setDefaultUncaughtExceptionHandler(new FatalErrors(Runtime.getRuntime()::halt));
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        boolean fatal =
                failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError) || isForLife(thread);
        try {
            if (fatal) {
                // Without the exception: one that tells of the database would be left out of the log as one of many.
                LOG.error(
                        "The thread {} died, and Dateline ends so that it can be started again: {}",
                        thread.getName(),
                        failure.toString());
                LOG.error("That thread's stack trace", failure);
            } else {
                LOG.error("The thread {} died", thread.getName(), failure);
            }
        } finally {
            // Also when there was no memory left to say so.
            if (fatal) {
                end.accept(EXIT);
            }
        }
    }

    private static boolean isForLife(Thread thread) {
        return FOR_LIFE.stream().anyMatch(name -> thread.getName().contains(name));
    }
}
