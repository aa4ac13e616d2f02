package dateline.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeStyleTest {

    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

    @ParameterizedTest
    @CsvSource({
        "2014-09-24T03:02:00Z, 8:02 p.m.",
        "2014-09-23T19:24:00Z, 12:24 p.m.",
        "2014-09-23T13:45:00Z, 6:45 a.m.",
        "2014-09-23T19:00:00Z, noon",
        "2014-09-23T07:00:00Z, midnight",
        "2014-09-23T07:05:00Z, 12:05 a.m.",
        "2014-09-24T03:00:00Z, 8 p.m.",
    })
    void writesTheTimeAsNewsroomsDo(Instant instant, String words) {
        assertThat(TimeStyle.time(instant, LOS_ANGELES)).isEqualTo(words);
    }

    @Test
    void tellsARepeatedHourApartByItsZone() {
        ZoneId halifax = ZoneId.of("America/Halifax");
        assertThat(TimeStyle.time(Instant.parse("2026-11-01T04:30:00Z"), halifax))
                .isEqualTo("1:30 a.m. ADT");
        assertThat(TimeStyle.time(Instant.parse("2026-11-01T05:30:00Z"), halifax))
                .isEqualTo("1:30 a.m. AST");
        assertThat(TimeStyle.time(Instant.parse("2026-11-01T06:30:00Z"), halifax))
                .isEqualTo("2:30 a.m.");
    }

    @Test
    void carriesTheOffsetOfTheMomentForMachines() {
        assertThat(TimeStyle.machine(Instant.parse("2026-03-29T00:59:00Z"), ZoneId.of("Europe/Berlin")))
                .isEqualTo("2026-03-29T01:59:00+01:00");
        assertThat(TimeStyle.machine(Instant.parse("2026-03-29T01:00:00Z"), ZoneId.of("Europe/Berlin")))
                .isEqualTo("2026-03-29T03:00:00+02:00");
    }

    @Test
    void namesTheDayAndTheYearOnlyWhereItIsAnother() {
        LocalDate day = LocalDate.of(2014, 11, 3);
        assertThat(TimeStyle.day(day, LocalDate.of(2014, 12, 31))).isEqualTo("Monday, Nov. 3");
        assertThat(TimeStyle.day(day, LocalDate.of(2015, 1, 1))).isEqualTo("Monday, Nov. 3, 2014");
        assertThat(TimeStyle.full(Instant.parse("2014-09-24T03:02:00Z"), LOS_ANGELES))
                .isEqualTo("8:02 p.m. PDT, Tuesday, Sept. 23, 2014");
        assertThat(TimeStyle.brief(Instant.parse("2014-09-24T03:02:00Z"), LOS_ANGELES))
                .isEqualTo("8:02 p.m. PDT, Sept. 23, 2014");
    }
}
