package dateline.platform.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SharedClockTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    // What the database, the machine's clock and the monotonic clock say.
    private volatile Instant database = START;
    private volatile Instant machine = START;
    private volatile Duration counted = Duration.ZERO;
    private volatile boolean away;
    private volatile boolean broken;
    private final AtomicInteger asked = new AtomicInteger();

    private SharedClock clock() {
        return new SharedClock(() -> machine, () -> counted.toNanos(), () -> {
            asked.incrementAndGet();
            if (away) {
                throw new SQLException("away");
            }
            if (broken) {
                throw new IllegalStateException("broken");
            }
            return database;
        });
    }

    private void pass(Duration time) {
        database = database.plus(time);
        machine = machine.plus(time);
        counted = counted.plus(time);
    }

    @ParameterizedTest
    @ValueSource(longs = {3600, -3600, 30, -30, 86400})
    void staysWithTheDatabaseAtTheVeryReadingAfterAJump(long seconds) {
        try (SharedClock clock = clock()) {
            pass(Duration.ofSeconds(2));
            assertThat(clock.instant()).isEqualTo(database);
            machine = machine.plusSeconds(seconds);
            assertThat(clock.instant()).isEqualTo(database);
            pass(Duration.ofSeconds(3));
            assertThat(clock.instant()).isEqualTo(database);
            machine = machine.minusSeconds(seconds);
            assertThat(clock.instant()).isEqualTo(database);
        }
    }

    @Test
    void asksTheDatabaseAtOnceWhenTheMachineSlept() {
        try (SharedClock clock = clock()) {
            // The monotonic clock stands while a machine sleeps.
            database = database.plusSeconds(600);
            machine = machine.plusSeconds(600);
            Await.until(clock::instant, now -> now.equals(database));
        }
    }

    @Test
    void tellsTheDatabasesTimeWhereTheMachineIsWrongFromTheStart() {
        machine = START.plusSeconds(90);
        try (SharedClock clock = clock()) {
            assertThat(clock.instant()).isEqualTo(database);
        }
    }

    @Test
    void countsOnWhileTheDatabaseIsAway() {
        try (SharedClock clock = clock()) {
            away = true;
            machine = machine.plusSeconds(3600);
            clock.instant();
            Await.until(clock::failures, failures -> failures == 1);
            pass(Duration.ofSeconds(5));
            assertThat(clock.instant()).isEqualTo(database);
            assertThat(asked.get()).as("one question a jump, not one a reading").isLessThanOrEqualTo(3);
        }
    }

    @Test
    void warnsOnceWhileTheDatabaseCannotBeAsked(CapturedOutput log) {
        try (SharedClock clock = clock()) {
            broken = true;
            for (int failed = 1; failed <= 3; failed++) {
                int times = failed;
                machine = machine.plusSeconds(3600);
                clock.instant();
                Await.until(clock::failures, failures -> failures == times);
            }
            broken = false;
            machine = machine.plusSeconds(3600);
            clock.instant();
            Await.until(log::getOut, said -> said.contains("The database's time can be read again"));
            assertThat(log.getOut().lines().filter(line -> line.contains("could not be asked for the time")))
                    .singleElement()
                    .asString()
                    .contains("WARN");
            broken = true;
            machine = machine.plusSeconds(3600);
            clock.instant();
            Await.until(clock::failures, failures -> failures == 4);
            assertThat(Await.until(
                            () -> log.getOut()
                                    .lines()
                                    .filter(line -> line.contains("could not be asked for the time"))
                                    .count(),
                            warnings -> warnings >= 2))
                    .as("once for each time it is lost")
                    .isEqualTo(2);
        }
    }

    @Test
    void asksAgainWhateverWentWrongBefore() {
        try (SharedClock clock = clock()) {
            broken = true;
            machine = machine.plusSeconds(3600);
            clock.instant();
            Await.until(clock::failures, failures -> failures == 1);
            broken = false;
            int before = asked.get();
            machine = machine.plusSeconds(3600);
            clock.instant();
            assertThat(Await.until(asked::get, questions -> questions > before)).isGreaterThan(before);
        }
    }
}
