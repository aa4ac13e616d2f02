package dateline.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(20));
    private final RateLimit limit = new RateLimit(3, Duration.ofMinutes(1), nanos::get);

    @Test
    void countsAHouseholdAsOne() {
        assertThat(RateLimit.household("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(RateLimit.household("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(RateLimit.household("2001:db8:1:2:ffff:0:0:1"))
                .isNotEqualTo(RateLimit.household("2001:db8:1:3:3:4:5:6"));
    }

    @Test
    void knowsAHouseholdHoweverItsAddressIsWritten() {
        assertThat(RateLimit.household("192.0.2.7:50123")).isEqualTo("192.0.2.7");
        assertThat(RateLimit.household("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(RateLimit.household("2001:db8::1"))
                .isEqualTo(RateLimit.household("2001:DB8:0:0:9:9:9:9"))
                .isEqualTo(RateLimit.household("[2001:db8::1]:443"))
                .isNotEqualTo(RateLimit.household("2001:db8:0:1::1"));
        assertThat(RateLimit.household("fe80::1%eth0")).isEqualTo(RateLimit.household("fe80::2"));
        assertThat(RateLimit.household("unknown")).isEqualTo("unknown");
        assertThat(RateLimit.household("")).isEmpty();
    }

    @Test
    void saysHowLongToWaitOnceTooMuchWasDone() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.look("a")).isZero();
            assertThat(limit.take("a")).isZero();
        }
        assertThat(limit.look("a")).isEqualTo(60);
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(15_500));
        assertThat(limit.take("a")).isEqualTo(45);
        assertThat(limit.take("b")).as("another").isZero();
    }

    @Test
    void beginsAnewAfterAMinuteHoweverMuchWasAskedForMeanwhile() {
        for (int i = 0; i < 10_000; i++) {
            limit.take("a");
        }
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(60));
        assertThat(limit.look("a")).isZero();
        assertThat(limit.take("a")).isZero();
    }

    @Test
    void forgetsAKeyAndCountsOverTheWindowItWasGiven() {
        RateLimit hourly = new RateLimit(1, Duration.ofHours(1), nanos::get);
        assertThat(hourly.take("a")).isZero();
        assertThat(hourly.take("a")).isEqualTo(3600);
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(59));
        assertThat(hourly.take("a")).isEqualTo(60);
        hourly.reset("a");
        assertThat(hourly.take("a")).isZero();
    }
}
