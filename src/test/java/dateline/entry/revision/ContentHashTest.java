package dateline.entry.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contributor.CreditContent;
import dateline.entry.EntryContent;
import dateline.entry.EntryContentBuilder;
import dateline.entry.EntryStatus;
import dateline.photo.FigureContent;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentHashTest {

    private static final EntryContent CONTENT = EntryContentBuilder.builder()
            .headline("Tide")
            .body("<p>In.</p>")
            .publishedAt(Instant.parse("2026-03-01T12:00:00.123456Z"))
            .keyEvent(false)
            .figures(List.of(new FigureContent("abc", "", null)))
            .credits(List.of(new CreditContent("author", List.of("A", "B"), null, null, "Cairo")))
            .embeds(List.of())
            .unverified(true)
            .build();

    private record Earlier(String body, String headline) {}

    private record Later(String headline, String body, Object added, boolean marked, List<String> names) {}

    /** A hash that was written is compared for a week, by later versions too: this one stands. */
    @Test
    void isTheSameInEveryVersion() {
        assertThat(HexFormat.of().formatHex(ContentHash.of(CONTENT, EntryStatus.PUBLISHED, false)))
                .isEqualTo("ee7982ba1f0913d81e60fd4e4320adb8cab813aa9093ea8e4343d4fb54c47264");
    }

    @Test
    void isTheSameWhereAFieldIsAddedThatSaysNothing() {
        assertThat(ContentHash.of(new Later("Tide", "In.", null, false, List.of())))
                .isEqualTo(ContentHash.of(new Earlier("In.", "Tide")));
    }

    @Test
    void isAnotherWhereAnythingElseIsSaid() {
        byte[] hash = ContentHash.of(new Earlier("In.", "Tide"));
        assertThat(ContentHash.of(new Earlier("In", "Tide"))).isNotEqualTo(hash);
        assertThat(ContentHash.of(new Earlier("Tide", "In."))).isNotEqualTo(hash);
        assertThat(ContentHash.of(new Earlier("In.", ""))).isNotEqualTo(ContentHash.of(new Earlier("In.", null)));
        assertThat(ContentHash.of(new Later("Tide", "In.", null, true, List.of())))
                .isNotEqualTo(hash);
        assertThat(ContentHash.of("a", "b")).isNotEqualTo(ContentHash.of("b", "a"));
    }
}
