package dateline.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeKeyTest {

    private static final TimeKey KEY = new TimeKey(Instant.parse("2014-11-02T22:00:00.123456Z"), 42);

    @Test
    void writesAndReadsBothForms() {
        assertThat(KEY).hasToString("1414965600123456-42");
        assertThat(KEY.iso(',')).isEqualTo("2014-11-02T22:00:00.123456Z,42");
        assertThat(TimeKey.of("1414965600123456-42")).isEqualTo(KEY);
        assertThat(TimeKey.of("2014-11-02T22:00:00.123456Z,42")).isEqualTo(KEY);
        assertThat(TimeKey.of("2014-11-02T22:00:00.123456Z 42")).isEqualTo(KEY);
    }

    @Test
    void readsATimeBefore1970() {
        TimeKey early = new TimeKey(Instant.parse("1969-07-20T20:17:39.5Z"), 7);
        assertThat(early).hasToString("-14182940500000-7");
        assertThat(TimeKey.of("-14182940500000-7")).isEqualTo(early);
    }

    @Test
    void readsTheRowsAtTheEdges() {
        assertThat(TimeKey.of("0-0")).isEqualTo(new TimeKey(Instant.EPOCH, 0));
        assertThat(TimeKey.of("1-999999999999999999")).isNotNull();
        assertThat(TimeKey.of(TimeKey.NEWEST.iso(' '))).isEqualTo(TimeKey.NEWEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "-1",
                "1-",
                "1--1",
                "1-1 ",
                "yesterday",
                "yesterday,1",
                "' or 1",
                "2014-11-02T22:00:00Z",
                "2014-11-02T22:00:00Z,",
                "2014-11-02T22:00:00Z,9999999999999999999",
                "2014-13-02T22:00:00Z,1",
                "-999999999-01-01T00:00:00Z,1",
                "0999-12-31T23:59:59Z,1",
                "9999-01-01T00:00:01Z,1",
                "+10000-01-01T00:00:00Z 1",
                "-99999999999999999-1",
                "999999999999999999-1",
                "١-١"
            })
    void refusesWhatIsNoPosition(String text) {
        assertThat(TimeKey.of(text)).isNull();
    }
}
