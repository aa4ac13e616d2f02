package dateline;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition, and says what stood when it gave up. */
public final class Await {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Await() {}

    public static <T> T until(Supplier<T> look, Predicate<? super T> enough) {
        return until(LONGEST, look, enough);
    }

    public static <T> T until(Duration longest, Supplier<T> look, Predicate<? super T> enough) {
        long end = System.nanoTime() + longest.toNanos();
        T seen = look.get();
        while (!enough.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited " + longest.toSeconds() + " s; what stands: " + seen);
            }
            LockSupport.parkNanos(5_000_000);
            seen = look.get();
        }
        return seen;
    }
}
