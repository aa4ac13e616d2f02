package dateline.platform.database;

import java.util.concurrent.ThreadFactory;

/**
 * Marks threads that work for readers and other anonymous clients. The database connections they may hold are bounded,
 * so that some are always left for editors and for the jobs that publish.
 */
public final class ReaderWork {

    private static final ThreadLocal<Boolean> HERE = ThreadLocal.withInitial(() -> false);

    private ReaderWork() {}

    /** Returns a factory whose threads are marked for their whole life. */
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
