package dateline.newsroom.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.platform.error.Checks;
import dateline.platform.error.InvalidInput;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WallClockTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private final Checks checks = new Checks();

    @Test
    void readsTheClocksInTheStorysZone() {
        assertThat(WallClock.instant("at", "2014-11-03T20:02", null, NEW_YORK, checks))
                .contains(Instant.parse("2014-11-04T01:02:00Z"));
        assertThat(WallClock.shown(Instant.parse("2014-11-04T01:02:59.9Z"), NEW_YORK))
                .isEqualTo("2014-11-03T20:02");
        checks.settle();
    }

    @Test
    void refusesATimeTheClocksSkip() {
        assertThat(WallClock.instant("at", "2026-03-08T02:30", null, NEW_YORK, checks))
                .isEmpty();
        assertThatThrownBy(checks::settle)
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.faults()).singleElement().satisfies(fault -> {
                            assertThat(fault.code()).isEqualTo("time-skipped");
                            assertThat(fault.args()).containsExactly(LocalTime.of(2, 0), LocalTime.of(3, 0));
                        }));
    }

    @Test
    void asksWhichOfTwoMomentsIsMeant() {
        assertThat(WallClock.choices("2026-11-01T01:30", NEW_YORK))
                .extracting(WallClock.Choice::label)
                .containsExactly("EDT", "EST");
        assertThat(WallClock.choices("2026-11-01T03:30", NEW_YORK)).isEmpty();
        assertThat(WallClock.instant("at", "2026-11-01T01:30", "-05:00", NEW_YORK, checks))
                .contains(Instant.parse("2026-11-01T06:30:00Z"));
        checks.settle();
        assertThat(WallClock.instant("at", "2026-11-01T01:30", null, NEW_YORK, checks))
                .isEmpty();
        assertThatThrownBy(checks::settle).isInstanceOf(InvalidInput.class).hasMessageContaining("time-twice");
    }

    @Test
    void refusesWhatIsNoTime() {
        assertThat(WallClock.instant("at", "soon", null, NEW_YORK, checks)).isEmpty();
        assertThatThrownBy(checks::settle).isInstanceOf(InvalidInput.class).hasMessageContaining("code=no-time,");
    }
}
