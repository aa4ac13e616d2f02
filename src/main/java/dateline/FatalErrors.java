package dateline;

import java.util.List;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when a thread dies that nothing restarts, so that a supervisor restarts the process. Without its
 * change-log follower or its poller, a node would accept connections and answer none. An exception in any other thread
 * is logged.
 */
final class FatalErrors implements Thread.UncaughtExceptionHandler {

    /** Exit code, which differs from those of signals and of a failed start. */
    static final int EXIT = 70;

    private static final Logger LOG = LoggerFactory.getLogger(FatalErrors.class);
    /**
     * Parts of the names of threads that must not die. Workers of db-scheduler are not among them: its pool replaces
     * one that dies, for example when the database goes away while it picks a job.
     */
    private static final List<String> FOR_LIFE = List.of(
            "change-feed", "newsroom-streams", "-Poller", "-Acceptor", "database-monitor", "postgresql-watcher");

    private final IntConsumer end;

    FatalErrors(IntConsumer end) {
        this.end = end;
    }

    /** Installs the handler for all threads without one of their own. */
    static void install() {
        Thread.setDefaultUncaughtExceptionHandler(new FatalErrors(Runtime.getRuntime()::halt));
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        boolean fatal =
                failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError) || isForLife(thread);
        try {
            if (fatal) {
                // Log the text without the exception first: the log filter for database outages drops events that carry
                // one.
                LOG.error(
                        "The thread {} died, and Dateline ends so that it can be started again: {}",
                        thread.getName(),
                        failure.toString());
                LOG.error("That thread's stack trace", failure);
            } else {
                LOG.error("The thread {} died", thread.getName(), failure);
            }
        } finally {
            // Even when there was no memory left to log the failure.
            if (fatal) {
                end.accept(EXIT);
            }
        }
    }

    private static boolean isForLife(Thread thread) {
        return FOR_LIFE.stream().anyMatch(name -> thread.getName().contains(name));
    }
}
