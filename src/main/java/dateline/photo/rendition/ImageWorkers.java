package dateline.photo.rendition;

import dateline.photo.file.UnreadablePhoto;
import dateline.platform.error.TryLater;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Thread pool that decodes and encodes images. It uses half the processors, so that requests always find a free one.
 * Concurrent work takes at most a quarter of the heap; work that needs more waits, and then runs alone. Queued work
 * holds no image in memory. The queue is ordered by urgency, then by arrival.
 */
@Component
public class ImageWorkers implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final int MOST_WAITING = 500;
    private static final long UNIT = 1 << 20;

    private final AtomicLong numbers = new AtomicLong();
    private final PriorityBlockingQueue<Runnable> queue = new PriorityBlockingQueue<>(64, Work.ORDER);
    private final ThreadPoolExecutor threads;
    private final Duration longestWait;
    private final long mostHeap;
    private final int units;
    private final Semaphore memory;

    public ImageWorkers() {
        this(
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                Runtime.getRuntime().maxMemory(),
                LONGEST_WAIT);
    }

    /**
     * Creates the pool.
     *
     * @param heap        heap of the JVM in bytes. Concurrent work takes at most a quarter of it; a single piece of
     *                    work that runs alone takes at most half.
     * @param longestWait maximum time that {@link #await} waits
     */
    @SuppressWarnings(
            "ThreadPriorityCheck") // correctness does not depend on it: readers and posts come first on a busy machine
    public ImageWorkers(int threads, long heap, Duration longestWait) {
        this.longestWait = longestWait;
        mostHeap = heap / 2;
        units = (int) Math.max(1, heap / 4 / UNIT);
        memory = new Semaphore(units, true);
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                queue,
                Thread.ofPlatform()
                        .daemon()
                        .priority(Thread.MIN_PRIORITY)
                        .name("darkroom-", 0)
                        .factory());
    }

    /** Who waits for the work, most urgent first. */
    enum Urgency {
        READER,
        UPLOAD,
        NOBODY_YET
    }

    /** Task that runs once, however many callers wait for it. */
    static final class Work<T> extends FutureTask<T> {

        private static final Comparator<Runnable> ORDER = Comparator.<Runnable, Urgency>comparing(
                        work -> ((Work<?>) work).urgency)
                .thenComparingLong(work -> ((Work<?>) work).number);

        private final long number;
        private volatile Urgency urgency;

        private Work(Callable<T> work, long number, Urgency urgency) {
            super(work);
            this.number = number;
            this.urgency = urgency;
        }
    }

    /**
     * Queues the work.
     *
     * @throws TryLater when it is an upload and 500 uploads are already queued
     */
    <T> Work<T> start(Callable<T> work, Urgency urgency) {
        if (urgency == Urgency.UPLOAD
                && queue.size() >= MOST_WAITING
                && queue.stream()
                                .filter(waiting -> ((Work<?>) waiting).urgency == Urgency.UPLOAD)
                                .count()
                        >= MOST_WAITING) {
            throw busy();
        }
        Work<T> queued = new Work<>(work, numbers.getAndIncrement(), urgency);
        threads.execute(queued);
        return queued;
    }

    /** Moves queued work to the highest urgency, because a reader waits for it. */
    void hurry(Work<?> work) {
        if (work.urgency != Urgency.READER && queue.remove(work)) {
            work.urgency = Urgency.READER;
            threads.execute(work);
        }
    }

    /**
     * Waits for the result, and rethrows the work's exception.
     *
     * @throws TryLater when the result is not there within the maximum wait (10 minutes)
     */
    <T> T await(Work<T> work) {
        try {
            return work.get(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a photo was developed", e);
        } catch (TimeoutException | CancellationException e) {
            throw busy();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    /** Queues the work as an upload and waits for its result. Work that does not start in time is cancelled. */
    public <T> T work(Callable<T> work) {
        Work<T> queued = start(work, Urgency.UPLOAD);
        try {
            return await(queued);
        } finally {
            if (queue.remove(queued)) {
                queued.cancel(false);
            }
        }
    }

    /**
     * Runs an action on the calling thread, which must be one of this pool, once the given heap is available.
     *
     * @throws UnreadablePhoto when more heap is needed than one image may take
     */
    public <T> T within(long heap, Callable<T> work) throws Exception {
        check(heap);
        int share = Math.clamp(heap / UNIT + 1, 1, units);
        memory.acquire(share);
        try {
            return work.call();
        } finally {
            memory.release(share);
        }
    }

    /**
     * Refuses work that can never run.
     *
     * @throws UnreadablePhoto when more heap is needed than one image may take
     */
    public void check(long heap) {
        if (heap > mostHeap) {
            throw UnreadablePhoto.tooCostly();
        }
    }

    private static TryLater busy() {
        return new TryLater(TryLater.Reason.BUSY, RETRY_AFTER);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
