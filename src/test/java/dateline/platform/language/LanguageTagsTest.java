package dateline.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagsTest {

    @ParameterizedTest
    @CsvSource({
        "en,en",
        "en-GB,en-GB",
        "EN-gb,en-GB",
        "zh-Hant-TW,zh-Hant-TW",
        "sr-Latn,sr-Latn",
        "ckb,ckb",
        "pt-BR,pt-BR",
        "es-419,es-419",
        "haw,haw",
        "ca-valencia,ca-valencia",
        "de-1996,de-1996",
        " nn ,nn",
        "iw,he"
    })
    void areKnown(String tag, String canonical) {
        assertThat(LanguageTags.known(tag)).hasValue(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "english",
                "xx-zz",
                "xx",
                "klingon",
                "",
                " ",
                "-",
                "en-",
                "en--GB",
                "-en",
                "en_GB",
                "und",
                "en-ZZ",
                "en-XX",
                "en-Zzzz",
                "en-Wxyz",
                "en-x-mine",
                "x-mine",
                "en-u-ca-buddhist",
                "english-US",
                "e",
                "en-GB-nonsense",
                "en GB",
                "español",
                "de-1996-1996-1996-1996-1996-1996-1996"
            })
    void areNotKnown(String tag) {
        assertThat(LanguageTags.known(tag)).isEmpty();
    }

    @Test
    void areChosenFromByTheirNames() {
        assertThat(LanguageTags.choices(Locale.ENGLISH).stream().map(Locale::toLanguageTag))
                .contains("es", "en-GB", "pt-BR", "zh-Hant-TW", "sr-Latn", "ckb")
                .doesNotHaveDuplicates()
                .hasSizeBetween(180, 700);
    }
}
