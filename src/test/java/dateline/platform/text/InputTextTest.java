package dateline.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.platform.error.Checks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InputTextTest {

    @ParameterizedTest
    @MethodSource("dateline.platform.text.WordBank#input")
    void normalisesWhatComesIn(WordBank.Input input) {
        assertThat(normalised(input.kind(), input.given())).isEqualTo(input.becomes());
        assertThat(normalised(input.kind(), input.becomes())).as("again").isEqualTo(input.becomes());
        assertThat(InputText.isBlank(input.given())).isEqualTo(input.becomes().isEmpty());
    }

    private static String normalised(String kind, String text) {
        return switch (kind) {
            case "name" -> InputText.name(text);
            case "line" -> InputText.line(text);
            default -> InputText.lines(text);
        };
    }

    @Test
    void boundsWhatTextBecomes() {
        Checks checks = new Checks();
        // Each of these characters becomes three in the normal form.
        assertThat(checks.line("headline", "\uFB2C".repeat(100), 200)).isNull();
        assertThat(checks.line("headline", "\uFB2C".repeat(60), 200)).hasSize(180);
    }

    @Test
    void normalisesTheTextOfABody() {
        assertThat(Markup.clean("<p>e\u0301 <em>har\u000bbour</em>\u0093x\u0094\u0000</p>"))
                .isEqualTo("<p>é <em>har\nbour</em>“x”</p>");
        assertThat(Markup.clean("<p>می&zwnj;خواهم <b>می</b>&zwnj;خواهم</p>"))
                .isEqualTo("<p>می\u200cخواهم <strong>می</strong>\u200cخواهم</p>");
        assertThat(Markup.clean("<p>a</p><p>\u0338b</p>")).isEqualTo("<p>a</p><p>\u0338b</p>");
        for (WordBank.Input input : WordBank.input()) {
            if (input.becomes().isEmpty()) {
                assertThat(Markup.clean("<p>" + input.given() + "</p><ul><li>&#8203;</li></ul>"))
                        .isEmpty();
            }
        }
    }
}
