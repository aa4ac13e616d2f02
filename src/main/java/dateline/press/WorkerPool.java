package dateline.press;

import dateline.site.ReaderWork;
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
 * Thread pool for readers' requests, away from the event loops: so many at once, so many waiting, and one more is refused. Its threads are marked
 * as {@link ReaderWork}. Closed by its owner; what is refused after that is refused as when the pool is full.
 */
public final class WorkerPool implements Executor, AutoCloseable {

    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final ThreadPoolExecutor threads;

    private WorkerPool(int atOnce, BlockingQueue<Runnable> queue, ThreadFactory factory) {
        threads = new ThreadPoolExecutor(atOnce, atOnce, 1, TimeUnit.MINUTES, queue, ReaderWork.marked(factory));
        threads.allowCoreThreadTimeOut(true);
    }

    /** Threads of the system, which it divides the cores among, behind those that take posts and tell readers of them: for making pages. */
    public static WorkerPool behindPosts(String name, int atOnce, int waiting) {
        return new WorkerPool(atOnce, new ArrayBlockingQueue<>(waiting), lowest(name));
    }

    /** The same with room for any number of waiting tasks, for an owner that has a bound of its own. */
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

    /** Virtual threads, for work that mostly waits. */
    public static WorkerPool virtual(String name, int atOnce, int waiting) {
        return new WorkerPool(
                atOnce,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    /** @throws RejectedExecutionException when as many wait as may, or the pool is closed */
    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    /** The answer that the work will give, or {@code refusal} at once when there is no room for it. */
    public Answer answer(Supplier<? extends Answer> work, Answer refusal) {
        try {
            return new Answer.Later(CompletableFuture.supplyAsync(work, this));
        } catch (RejectedExecutionException e) {
            return refusal;
        }
    }

    /** Takes no more work, gives up what waits, and waits a moment for what is under way. */
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
