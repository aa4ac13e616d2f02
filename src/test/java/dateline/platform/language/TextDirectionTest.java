package dateline.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.platform.text.WordBank;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextDirectionTest {

    @Test
    void followsTheScript() {
        WordBank.Directions directions = WordBank.directions();
        assertThat(directions.rtl()).allMatch(tag -> TextDirection.isRightToLeft(Locale.forLanguageTag(tag)));
        assertThat(directions.ltr()).noneMatch(tag -> TextDirection.isRightToLeft(Locale.forLanguageTag(tag)));
    }
}
