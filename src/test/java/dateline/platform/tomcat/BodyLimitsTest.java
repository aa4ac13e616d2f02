package dateline.platform.tomcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class BodyLimitsTest {

    private long now;
    private int piece = 1;
    private final BodyLimits limits = new BodyLimits(
            new InputBuffer() {
                @Override
                public int doRead(ApplicationBufferHandler handler) {
                    return piece;
                }

                @Override
                public int available() {
                    return 0;
                }
            },
            () -> now);
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void cutsAStrangersBodyAtItsLastByte() throws IOException {
        limits.begin(request);
        piece = BodyLimits.STRANGERS_BYTES;
        read();
        piece = 1;
        refused(413);
        limits.begin(request);
        read();
    }

    @Test
    void takesMoreOfWhoIsSignedIn() throws IOException {
        limits.begin(request);
        BodyLimits.raise(request);
        piece = BodyLimits.STAFF_BYTES;
        read();
        piece = 1;
        refused(413);
    }

    @Test
    void letsNobodyTakeTheirTime() throws IOException {
        limits.begin(request);
        read();
        pass(BodyLimits.STRANGERS_TIME);
        refused(408);
        limits.begin(request);
        BodyLimits.raise(request);
        read();
        pass(BodyLimits.STRANGERS_TIME);
        pass(Duration.ofSeconds(1));
        refused(408);
    }

    @Test
    void countsFromTheFirstLookAtTheBody() throws IOException {
        limits.begin(request);
        pass(Duration.ofMinutes(5));
        read();
    }

    @Test
    void takesALargePhotoOverASlowLine() throws IOException {
        limits.begin(request);
        BodyLimits.raise(request);
        piece = 20 << 10;
        for (int taken = 0; taken < 35_000_000; taken += piece) {
            pass(Duration.ofSeconds(1));
            read();
        }
    }

    @Test
    void forgetsWhoSentTheRequestBefore() throws IOException {
        limits.begin(request);
        BodyLimits.raise(request);
        limits.begin(request);
        piece = BodyLimits.STRANGERS_BYTES + 1;
        refused(413);
    }

    @Test
    void discardsWithPausesInWhichTheProcessorsAreFree() {
        limits.begin(request);
        piece = 8 << 10;
        long begin = System.nanoTime();
        assertThat(limits.drain(4 << 20, Duration.ofMinutes(1))).isFalse();
        // 64 pauses of two milliseconds; without them it is over within one or two.
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(64));
    }

    private void read() throws IOException {
        assertThat(limits.doRead(ApplicationBufferHandler.EMPTY)).isEqualTo(piece);
    }

    private void refused(int status) {
        assertThatThrownBy(() -> limits.doRead(ApplicationBufferHandler.EMPTY))
                .isInstanceOfSatisfying(
                        InvalidParameterException.class,
                        refusal -> assertThat(refusal.getErrorCode()).isEqualTo(status));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
