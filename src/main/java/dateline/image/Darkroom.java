package dateline.image;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/**
 * Where images are decoded and encoded, as many at once as there are processors. The work has threads of its own, since it would hold a
 * virtual thread's carrier for seconds, and they stand behind all that has news to take or to tell, whoever brings the first photo.
 */
@Component
class Darkroom implements AutoCloseable {

    private final ExecutorService benches = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(),
        Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY).name("darkroom-", 0).factory());

    /** Waits for a free bench and for the work's end; throws what the work throws. */
    <T> T work(Callable<T> work) {
        try {
            return benches.submit(work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a photo was developed", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        benches.shutdownNow();
    }
}
