package dateline.site;

import java.util.concurrent.ThreadFactory;

/**
 * Marks threads that work for readers and strangers. What they may take of the database connections has a bound, so that there are always some
 * left for editors and for the jobs that publish.
 */
public final class ReaderWork {

    private static final ThreadLocal<Boolean> HERE = ThreadLocal.withInitial(() -> false);

    private ReaderWork() {}

    /** The same threads, each marked from its start to its end. */
    public static ThreadFactory marked(ThreadFactory threads) {
        return work -> threads.newThread(() -> {
            HERE.set(true);
            work.run();
        });
    }

    /** Whether the current thread works for readers. */
    public static boolean isHere() {
        return HERE.get();
    }
}
