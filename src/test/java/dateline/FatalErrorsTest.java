package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FatalErrorsTest {

    private final List<Integer> exits = new ArrayList<>();

    @Test
    void endsTheProcessWhenAThreadDiesThatNothingStartsAgain() throws InterruptedException {
        die("http-nio-8081-Poller", new IllegalStateException("for the test"));
        die("change-feed", new NoClassDefFoundError("for the test"));
        die("change-feed-near", new AssertionError("for the test"));
        die("database-monitor", new NoClassDefFoundError("for the test"));
        die("postgresql-watcher", new NoClassDefFoundError("for the test"));
        assertThat(exits).hasSize(5).containsOnly(FatalErrors.EXIT);
    }

    @Test
    void endsTheProcessWhenMemoryRunsOutInAnyThreadOfAnyKind() throws InterruptedException {
        die("anything", new OutOfMemoryError("for the test"));
        assertThat(exits).containsExactly(FatalErrors.EXIT);
    }

    @Test
    void letsTheProcessLiveWhenAnotherThreadDies() throws InterruptedException {
        die("anything", new IllegalStateException("for the test"));
        die("anything", new StackOverflowError("for the test"));
        // The pool of the scheduler starts another.
        die("db-scheduler-scheduler-3", new IllegalStateException("for the test"));
        assertThat(exits).isEmpty();
    }

    private void die(String name, Throwable failure) throws InterruptedException {
        Thread thread = Thread.ofPlatform().name(name).unstarted(() -> sneak(failure));
        thread.setUncaughtExceptionHandler(new FatalErrors(exits::add));
        thread.start();
        thread.join();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }
}
