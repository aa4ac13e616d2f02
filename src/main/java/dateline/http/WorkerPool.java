package dateline.http;

import dateline.platform.database.ReaderWork;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Bounded thread pool for work on behalf of readers, off the event loops. A full pool rejects new work. Its threads are
 * marked as {@link ReaderWork}, which bounds the database connections they may take.
 *
 * <p>The owner closes it; a closed pool rejects work just as a full one does.
 */
public final class WorkerPool implements Executor, AutoCloseable {

    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final ThreadPoolExecutor threads;

    private WorkerPool(int atOnce, BlockingQueue<Runnable> queue, ThreadFactory factory) {
        threads = new ThreadPoolExecutor(atOnce, atOnce, 1, TimeUnit.MINUTES, queue, ReaderWork.marked(factory));
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * A pool of platform threads with the lowest priority, for rendering: below the threads that take posts and the
     * event loops that deliver changes. On Linux, priorities take effect only with -XX:ThreadPriorityPolicy=1.
     *
     * @param atOnce  threads
     * @param waiting the length of the queue
     */
    public static WorkerPool behindPosts(String name, int atOnce, int waiting) {
        return new WorkerPool(atOnce, new ArrayBlockingQueue<>(waiting), lowest(name));
    }

    /** The same with an unbounded queue, for an owner that bounds its work itself. */
    public static WorkerPool behindPosts(String name, int atOnce) {
        return new WorkerPool(atOnce, new LinkedBlockingQueue<>(), lowest(name));
    }

    @SuppressWarnings(
            "ThreadPriorityCheck") // no correctness depends on it: readers and posts come first on a busy machine
    private static ThreadFactory lowest(String name) {
        return Thread.ofPlatform()
                .name(name + "-", 0)
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .factory();
    }

    /**
     * A pool of virtual threads, for work that mostly waits.
     *
     * @param atOnce  threads
     * @param waiting the length of the queue
     */
    public static WorkerPool virtual(String name, int atOnce, int waiting) {
        return new WorkerPool(
                atOnce,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    /** @throws RejectedExecutionException when the queue is full or the pool is closed */
    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    /** Runs the work on this pool. Returns its answer to come, or {@code refusal} at once when the pool rejects it. */
    public Answer answer(Supplier<? extends Answer> work, Answer refusal) {
        try {
            return new Answer.Later(CompletableFuture.supplyAsync(work, this));
        } catch (RejectedExecutionException e) {
            return refusal;
        }
    }

    /**
     * Stops: rejects new work, discards the queue, and waits up to two seconds for running work before interrupting it.
     */
    @Override
    public void close() {
        threads.shutdown();
        threads.getQueue().clear();
        try {
            if (!threads.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
