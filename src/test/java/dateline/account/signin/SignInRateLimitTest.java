package dateline.account.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInRateLimitTest {

    private Instant now = Instant.parse("2026-03-03T20:00:00Z");
    private final SignInRateLimit brake = new SignInRateLimit(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @BeforeEach
    void tryTooOften() {
        for (int i = 0; i < SignInRateLimit.TRIES; i++) {
            brake.check("ada@example.com", "10.0.0.1");
        }
    }

    @Test
    void saysHowLongToWait() {
        now = now.plusSeconds(60);
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
        now = now.plusSeconds(301);
        assertThatCode(() -> brake.check("ada@example.com", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void forgetsTheTriesOfWhoKnewThePassword() {
        brake.release("ada@example.com", "10.0.0.1");
        assertThatCode(this::tryTooOften).doesNotThrowAnyException();
    }
}
