package dateline.publishing.view;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.platform.text.Markup;
import org.junit.jupiter.api.Test;

class FoldTest {

    private static final String TEN = "<p>One two three four five six seven eight nine ten.</p>";

    @Test
    void leavesAShortBodyWhole() {
        String body = TEN.repeat(20);
        assertThat(Fold.of(body)).isEqualTo(new Fold(body, "", 0));
    }

    @Test
    void partsALongBodyBetweenParagraphsAndLosesNoWord() {
        String body = TEN.repeat(30);
        Fold fold = Fold.of(body);
        assertThat(fold.opening()).isEqualTo(TEN.repeat(11));
        assertThat(fold.rest()).isEqualTo(TEN.repeat(19));
        assertThat(fold.words()).isEqualTo(190);
        assertThat(Markup.text(fold.opening() + fold.rest())).isEqualTo(Markup.text(body));
    }

    @Test
    void foldsNoMereLineAway() {
        String body = "<p>" + "word ".repeat(230).strip() + "</p>" + TEN.repeat(2);
        assertThat(Fold.of(body).rest()).isEmpty();
    }

    @Test
    void keepsASubheadingWithWhatItHeads() {
        Fold fold = Fold.of(TEN.repeat(8) + "<h3>Then</h3>" + TEN.repeat(20));
        assertThat(fold.opening()).isEqualTo(TEN.repeat(8));
        assertThat(fold.rest()).startsWith("<h3>Then</h3>");
    }
}
