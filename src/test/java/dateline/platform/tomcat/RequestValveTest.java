package dateline.platform.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestValveTest {

    private final RequestValve valve = new RequestValve(() -> true, "newsroom");
    private final CountDownLatch ends = new CountDownLatch(1);

    /** A body that ends when the test says so. */
    private final class LongBody implements InputBuffer {

        private final CountDownLatch begun = new CountDownLatch(1);

        @Override
        public int doRead(ApplicationBufferHandler handler) {
            begun.countDown();
            try {
                ends.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return -1;
        }

        @Override
        public int available() {
            return 0;
        }
    }

    @Test
    @Timeout(30)
    void readsTheRestOfFewStrangersBodiesAtOnce() throws InterruptedException {
        List<CompletableFuture<Boolean>> drains = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            LongBody body = new LongBody();
            BodyLimits limits = limits(body);
            drains.add(CompletableFuture.supplyAsync(
                    () -> valve.drain(limits), work -> Thread.ofVirtual().start(work)));
            body.begun.await();
        }
        assertThat(valve.drain(limits(new LongBody()))).isFalse();
        MockHttpServletRequest ofStaff = new MockHttpServletRequest();
        BodyLimits staff = new BodyLimits(new LongBody(), System::nanoTime);
        staff.begin(ofStaff);
        BodyLimits.raise(ofStaff);
        CompletableFuture<Boolean> signedIn = CompletableFuture.supplyAsync(
                () -> valve.drain(staff), work -> Thread.ofVirtual().start(work));
        ends.countDown();
        assertThat(drains).allSatisfy(drain -> assertThat(drain.join()).isTrue());
        assertThat(signedIn.join()).isTrue();
        assertThat(valve.drain(limits(new LongBody()))).isTrue();
    }

    private static BodyLimits limits(InputBuffer body) {
        BodyLimits limits = new BodyLimits(body, System::nanoTime);
        limits.begin(new MockHttpServletRequest());
        return limits;
    }
}
