package dateline.syndication.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.http.PreparedResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DeliveredFeedsTest {

    // Their hashes are equal, so a hash map keeps both in one bin.
    private static final Topic ONE = topic("Aa");
    private static final Topic OTHER = topic("BB");

    private final Map<String, AtomicInteger> rendered = new ConcurrentHashMap<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final DeliveredFeeds feeds = new DeliveredFeeds(this::render);

    private Optional<PreparedResponse> render(Topic topic) {
        int times = rendered.computeIfAbsent(topic.path(), path -> new AtomicInteger())
                .incrementAndGet();
        if (topic.equals(ONE)) {
            begun.countDown();
            await(goOn);
        }
        return Optional.of(
                PreparedResponse.of("text/plain", topic.path() + times).build());
    }

    @Test
    void rendersAFeedWhileAnotherIsBeingRendered() throws Exception {
        assertThat(ONE.path()).hasSameHashCodeAs(OTHER.path());
        CompletableFuture<String> slow = inAThread(() -> text(ONE, 1));
        await(begun);
        assertThat(inAThread(() -> text(OTHER, 1)).get(10, TimeUnit.SECONDS)).isEqualTo("BB1");
        assertThat(slow).isNotDone();
        goOn.countDown();
        assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo("Aa1");
    }

    @Test
    void rendersAFeedOnceForAChangeAndAgainForALaterOne() throws Exception {
        CompletableFuture<String> first = inAThread(() -> text(ONE, 5));
        await(begun);
        CompletableFuture<String> second = inAThread(() -> text(ONE, 5));
        goOn.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("Aa1");
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("Aa1");
        assertThat(text(ONE, 4)).isEqualTo("Aa1");
        assertThat(text(ONE, 6)).isEqualTo("Aa2");
        assertThat(text(ONE, 5)).isEqualTo("Aa2");
    }

    private String text(Topic topic, long change) {
        return new String(feeds.of(topic, change).bytes(), StandardCharsets.UTF_8);
    }

    private static CompletableFuture<String> inAThread(Supplier<String> work) {
        CompletableFuture<String> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Topic topic(String path) {
        return new Topic("http://localhost" + path, path, null);
    }
}
