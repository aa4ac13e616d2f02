package dateline.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimeWindowsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final TimeWindows.Searched TEN_DAYS =
            new TimeWindows.Searched(NOW, new TimeKey(NOW.minus(Duration.ofDays(10)), 5_000));

    private record Window(TimeKey before, Instant until, int limit) {}

    private final List<Window> asked = new ArrayList<>();

    @Test
    void searchesWindowsThatGrowUntilEnoughIsFound() {
        List<TimeKey> found = TimeWindows.search(TEN_DAYS, 3, in(day(12), day(150), day(200), day(300)));

        assertThat(found).containsExactly(day(12), day(150), day(200));
        assertThat(asked)
                .containsExactly(
                        new Window(TEN_DAYS.last(), day(160).at(), 3),
                        new Window(new TimeKey(day(160).at(), 0), day(2560).at(), 1));
    }

    @Test
    void findsEveryRowOnceAlsoAtTheEdgesOfWindows() {
        List<TimeKey> rows = LongStream.rangeClosed(10, 4_000)
                .mapToObj(TimeWindowsTest::day)
                .filter(row -> row.id() < TEN_DAYS.last().id())
                .toList();

        assertThat(TimeWindows.search(TEN_DAYS, rows.size() + 1, in(rows.toArray(TimeKey[]::new))))
                .isEqualTo(rows);
    }

    @Test
    void endsWhereNoRowCanBe() {
        assertThat(TimeWindows.search(TEN_DAYS, 1, in())).isEmpty();
        assertThat(asked)
                .hasSizeLessThan(6)
                .last()
                .satisfies(last -> assertThat(last.until()).isEqualTo(TimeKey.OLDEST));
    }

    @Test
    void beginsWithFifteenDaysWhenAllRowsAreOfOneMoment() {
        TimeWindows.search(new TimeWindows.Searched(NOW, new TimeKey(NOW, 9)), 1, in());

        assertThat(asked.getFirst().until()).isEqualTo(NOW.minus(Duration.ofDays(15)));
    }

    /** The rows in each window, as a database finds them. */
    private TimeWindows.Query<TimeKey> in(TimeKey... rows) {
        return (before, until, limit) -> {
            asked.add(new Window(before, until, limit));
            return List.of(rows).stream()
                    .filter(row ->
                            row.at().isBefore(before.at()) || row.at().equals(before.at()) && row.id() < before.id())
                    .filter(row -> !row.at().isBefore(until))
                    .limit(limit)
                    .toList();
        };
    }

    private static TimeKey day(long ago) {
        return new TimeKey(NOW.minus(Duration.ofDays(ago)), 5_000 - ago);
    }
}
