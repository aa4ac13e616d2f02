package dateline.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Each state of a story's coverage with each of its transitions. */
class CoverageTest {

    private static final Instant FIRST = Instant.parse("2026-03-01T06:00:00Z");
    private static final Instant LATER = FIRST.plusSeconds(60);
    private static final List<String> STATES =
            List.of("draft", "upcoming", "live", "ended", "withdrawn upcoming", "withdrawn live", "withdrawn ended");

    /** Coverage in the given state, reached by its transitions. */
    private static Coverage in(String state) {
        Coverage made = new Coverage();
        String[] words = state.split(" ");
        switch (words[words.length - 1]) {
            case "draft" -> {}
            case "upcoming" -> made.announce(FIRST);
            case "live" -> made.open(FIRST);
            case "ended" -> made.end(FIRST);
            default -> throw new IllegalArgumentException(state);
        }
        if (words.length == 2) {
            made.withdraw(FIRST);
        }
        return made;
    }

    private static void apply(String verb, Coverage coverage) {
        switch (verb) {
            case "announce" -> coverage.announce(LATER);
            case "announceAgain" -> coverage.announceAgain(LATER);
            case "open" -> coverage.open(LATER);
            case "end" -> coverage.end(LATER);
            case "withdraw" -> coverage.withdraw(LATER);
            default -> throw new IllegalArgumentException(verb);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            announce      | upcoming  | upcoming  | live      | ended     | upcoming  | live      | ended
            announceAgain | upcoming  | upcoming  | upcoming  | upcoming  | upcoming  | upcoming  | upcoming
            open          | live      | live      | live      | live      | live      | live      | live
            end           | ended     | ended     | ended     | ended     | ended     | ended     | ended
            withdraw      | withdrawn | withdrawn | withdrawn | withdrawn | withdrawn | withdrawn | withdrawn
            """)
    void movesFromEachStateAsTheTableSays(ArgumentsAccessor row) {
        assertThat(row.size()).isEqualTo(STATES.size() + 1);
        for (int i = 0; i < STATES.size(); i++) {
            Coverage coverage = in(STATES.get(i));
            apply(String.valueOf(row.getString(0)), coverage);
            assertThat(coverage.status().word()).as(STATES.get(i)).isEqualTo(row.getString(i + 1));
            assertThat(coverage.isPublic()).isEqualTo(coverage.status() != Status.WITHDRAWN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "draft, draft, false",
        "upcoming, upcoming, true",
        "live, live, true",
        "ended, ended, true",
        "withdrawn upcoming, withdrawn, false",
        "withdrawn live, withdrawn, false",
        "withdrawn ended, withdrawn, false"
    })
    void isPublicFromTheAnnouncementToTheWithdrawal(String state, String status, boolean isPublic) {
        assertThat(in(state).status().word()).isEqualTo(status);
        assertThat(in(state).isPublic()).isEqualTo(isPublic);
    }

    @Test
    void keepsTheFirstPublicationAndOpening() {
        Coverage coverage = in("live");
        coverage.end(LATER);
        coverage.open(LATER.plusSeconds(60));
        assertThat(coverage.publishedAt()).isEqualTo(FIRST);
        assertThat(coverage.openedAt()).isEqualTo(FIRST);
        assertThat(coverage.endedAt()).isNull();
    }

    @Test
    void getsItsFirstPublicationBackAfterAWithdrawal() {
        Coverage coverage = in("live");
        assertThat(coverage.seenFrom()).isNull();
        coverage.withdraw(LATER);
        assertThat(coverage.seenFrom()).isEqualTo(FIRST);
        assertThat(coverage.withdrawnAt()).isEqualTo(LATER);
        assertThat(coverage.publishedAt()).isNull();
        coverage.announce(LATER.plusSeconds(60));
        assertThat(coverage.publishedAt()).isEqualTo(FIRST);
        assertThat(coverage.withdrawnAt()).isNull();
        assertThat(coverage.seenFrom()).isNull();
    }

    @Test
    void keepsItsEndThroughAWithdrawal() {
        Coverage coverage = in("withdrawn ended");
        coverage.end(LATER);
        assertThat(coverage.endedAt()).isEqualTo(FIRST);
        assertThat(coverage.publishedAt()).isEqualTo(FIRST);
    }

    @Test
    void forgetsAnOpeningThatCameTooEarly() {
        Coverage coverage = in("ended");
        coverage.announceAgain(LATER);
        assertThat(coverage.openedAt()).isNull();
        assertThat(coverage.endedAt()).isNull();
        coverage.open(LATER);
        assertThat(coverage.openedAt()).isEqualTo(LATER);
    }

    @Test
    void takesPlannedTimesAndCorrectsOnlyRecordedOnes() {
        Coverage live = in("live");
        live.time(new CoverageWindow(FIRST, LATER.plusSeconds(60), LATER, LATER));
        assertThat(live.window()).isEqualTo(new CoverageWindow(FIRST, LATER.plusSeconds(60), LATER, null));
        Coverage ended = in("ended");
        ended.time(new CoverageWindow(null, LATER.plusSeconds(60), null, LATER));
        assertThat(ended.window())
                .as("what has ended has no planned end")
                .isEqualTo(new CoverageWindow(null, null, FIRST, LATER));
    }

    @Test
    void dropsAPlannedEndThatIsNotAfterTheStart() {
        Coverage coverage = in("upcoming");
        coverage.time(new CoverageWindow(FIRST, LATER, null, null));
        coverage.dropPassedEnd();
        assertThat(coverage.endsAt()).isEqualTo(LATER);
        coverage.open(LATER);
        coverage.dropPassedEnd();
        assertThat(coverage.endsAt()).isNull();
        assertThat(coverage.startsAt()).isEqualTo(FIRST);
    }

    @Test
    void isADraftBeforeAnyTimeIsSet() {
        Story story = new Story();
        assertThat(story.status()).isEqualTo(Status.DRAFT);
        story.coverage().announce(FIRST);
        assertThat(story.isPublic()).isTrue();
    }
}
