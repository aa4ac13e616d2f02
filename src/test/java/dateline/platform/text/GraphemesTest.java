package dateline.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphemesTest {

    @ParameterizedTest
    @MethodSource("dateline.platform.text.WordBank#excerpts")
    void cutsBetweenCharactersAsReadersSeeThem(WordBank.Excerpt excerpt) {
        assertThat(Graphemes.excerpt(excerpt.text(), excerpt.length())).isEqualTo(excerpt.is());
    }

    /** Whatever the length, a cut leaves whole clusters, and no more than asked for. */
    @Test
    void cutsAtEveryLength() {
        String text =
                "Flags 🇨🇦🇫🇷 👩🏽‍🚒👨‍👩‍👧 น้ำที่ हिन्दी क्ष e\u0301o\u0308 🏴\udb40\udc67\udb40\udc62\udb40\udc7f 각 ";
        String whole = text.repeat(20);
        for (int length = 1; length <= whole.length(); length++) {
            String start = Graphemes.start(whole, length);
            assertThat(start.length()).isLessThanOrEqualTo(length);
            assertThat(clusters(start) + clusters(whole.substring(start.length())))
                    .as("cut at " + length)
                    .isEqualTo(clusters(whole));
        }
    }

    @Test
    void cutsAClusterWithoutEndBetweenCodePoints() {
        assertThat(Graphemes.start("a" + "\u0301".repeat(5000), 100)).hasSize(100);
        assertThat(Graphemes.start("😀\u200d".repeat(3000), 4000)).hasSizeBetween(3990, 4000);
    }

    private static long clusters(String text) {
        return text.isEmpty()
                ? 0
                : java.util.regex.Pattern.compile("\\X").matcher(text).results().count();
    }
}
