package dateline.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBackoffTest {

    @Test
    void waitsLongerEachTimeAndNeverLong() {
        assertThat(IntStream.of(0, 1, 2, 3, 4, 5, 1000)
                        .mapToObj(RetryBackoff::after)
                        .map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 15L, 15L, 15L);
    }
}
