package dateline.newsroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.newsroom.StoryRow;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeskStateTest {

    private static final DeskState.Event BARE = new DeskState.Event(new byte[1]);
    private static final DeskState.People NOBODY = new DeskState.People(List.of(), List.of(), BARE, BARE);
    private static final DeskPages.Desk DESK = new DeskPages.Desk(
            new StoryRow(1, "storm", "Storm", "live", null, "en", 0, null, "UTC", "UTC", ""),
            DeskQuery.TIMELINE,
            List.of(),
            null,
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            0);

    @Test
    void leadsFromAKnownStateToTheLatest() {
        DeskState state = after("1-a", "2-a", "3-a", "3-b");
        assertThat(state.state()).isEqualTo("3-b");
        assertThat(tos(state.since("1-a"))).containsExactly("2-a", "3-a", "3-b");
        assertThat(tos(state.since("3-a"))).containsExactly("3-b");
        assertThat(state.since("3-b")).isEmpty();
    }

    @Test
    void leadsFromAStateBetweenTwoByTheNumberOfTheLatestChange() {
        DeskState state = after("1-a", "5-a");
        assertThat(tos(state.since("3-a"))).containsExactly("5-a");
        assertThat(tos(state.since("5-of-another-draft"))).containsExactly("5-a");
    }

    @Test
    void leadsNowhereFromAStateThatIsNotKnown() {
        DeskState state = after("4-a", "5-a", "6-a");
        assertThat(List.of("", "3-a", "4-of-another-draft", "7-a", "nonsense", "-", "99999999999999999999-a"))
                .allSatisfy(shown -> assertThat(state.since(shown)).as(shown).isEmpty());
    }

    @Test
    void keepsTheLatestUpdatesOnly() {
        String[] states = IntStream.rangeClosed(1, 30).mapToObj(i -> i + "-a").toArray(String[]::new);
        DeskState state = after(states);
        assertThat(tos(state.since("20-a"))).hasSize(10).last().isEqualTo("30-a");
        assertThat(state.since("19-a")).isEmpty();
        DeskState large = state;
        for (int i = 31; i < 35; i++) {
            large = updated(large, i - 1 + "-a", i + "-a", 150_000);
        }
        assertThat(tos(large.since("31-a"))).containsExactly("32-a", "33-a", "34-a");
        assertThat(large.since("30-a")).isEmpty();
    }

    private static DeskState after(String... states) {
        DeskState state = DeskState.bare(states[0], snapshot(states[0]), BARE, NOBODY);
        for (int i = 1; i < states.length; i++) {
            state = updated(state, states[i - 1], states[i], 100);
        }
        return state;
    }

    private static DeskState updated(DeskState state, String from, String to, int size) {
        return state.updated(new DeskState.Update(from, to, new DeskState.Event(new byte[size])), snapshot(to), BARE);
    }

    private static DeskSnapshots.Snapshot snapshot(String state) {
        return new DeskSnapshots.Snapshot(state, DESK, null);
    }

    private static List<String> tos(List<DeskState.Update> updates) {
        return updates.stream().map(DeskState.Update::to).toList();
    }
}
