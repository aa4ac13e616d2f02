package dateline.account.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInRateLimitTest {

    private final AtomicLong nanos = new AtomicLong();
    private final SignInRateLimit brake = new SignInRateLimit(nanos::get);

    @BeforeEach
    void tryTooOften() {
        for (int i = 0; i < SignInRateLimit.TRIES; i++) {
            brake.check("ada@example.com", "10.0.0.1");
        }
    }

    @Test
    void saysHowLongToWait() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(60));
        assertThat(catchThrowableOfType(TooManyTries.class, () -> brake.check("Ada@example.com", "10.0.0.1"))
                        .seconds())
                .isEqualTo(240);
    }

    @Test
    void letsOthersPass() {
        assertThatCode(() -> brake.check("ada@example.com", "10.0.0.2")).doesNotThrowAnyException();
        assertThatCode(() -> brake.check("bo@example.com", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void opensAgainWhenTheTimeIsOver() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(301));
        assertThatCode(() -> brake.check("ada@example.com", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void forgetsTheTriesOfWhoKnewThePassword() {
        brake.release("ada@example.com", "10.0.0.1");
        assertThatCode(this::tryTooOften).doesNotThrowAnyException();
    }
}
