package dateline.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopTimerTest {

    @Test
    void goesOnAfterWhateverARoundThrows() throws Exception {
        assertThatNoException()
                .isThrownBy(() -> LoopTimer.guarded(() -> {
                    throw new OutOfMemoryError("Cannot reserve 65536 bytes of direct buffer memory");
                }));
        try (var loops = new MultiThreadIoEventLoopGroup(1, Sockets.io())) {
            LoopTimer loopTimer =
                    new LoopTimer((EventLoop) loops.next(), Running.settings(), new HouseholdLimits(0), false);
            // Without a channel, each fails whenever it is looked after.
            loopTimer.enter(new HttpConnection(loopTimer, new Routes()));
            loopTimer.enter(new HttpConnection(loopTimer, new Routes()));
            long before = loopTimer.now();
            Running.await(() -> loopTimer.now() - before > TimeUnit.SECONDS.toNanos(1));
        }
    }

    @Test
    void logsNoTargetThatEndsALineOrIsWithoutEnd() {
        assertThat(RequestChecks.printable("/search?q=\u001b[2J\r\nINFO forged \u202e\u0085" + "x".repeat(5000)))
                .startsWith("/search?q=\\u001b[2J\\u000d\\u000aINFO\\u0020forged\\u0020\\u202e\\u0085x")
                .hasSizeLessThan(400);
    }
}
