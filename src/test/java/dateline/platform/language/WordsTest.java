package dateline.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant EVENING = Instant.parse("2014-11-04T01:02:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en    | 8:02 p.m. | 8 p.m. | Monday, Nov. 3         | 8:02 p.m. EST, Monday, Nov. 3, 2014                 | 8:02 p.m. EST, Nov. 3, 2014",
                "es    | 20:02     | 20:00  | lunes, 3 de noviembre  | 20:02 EST, lunes, 3 de noviembre de 2014 | 20:02 EST, 3 nov 2014",
                "es-MX | 8:02 p.m. | 8:00 p.m. | lunes, 3 de noviembre | 8:02 p.m. EST, lunes, 3 de noviembre de 2014 | 8:02 p.m. EST, 3 nov 2014",
                "fr    | 20:02     | 20:00  | lun. 3 nov.            | 20:02 EST, lundi 3 novembre 2014 | 20:02 EST, 3 nov. 2014",
                "de    | 20:02     | 20:00  | Mo., 3. November       | 20:02 EST, Montag, 3. November 2014 | 20:02 EST, 03.11.2014"
            })
    void writesTimesAsTheLanguageDoes(
            String language, String time, String hour, String day, String full, String brief) {
        Words words = Phrases.of(language);
        assertThat(words.time(EVENING, NEW_YORK).replaceAll("\\p{Zs}", " ")).isEqualTo(time);
        assertThat(words.hour(EVENING, NEW_YORK).replaceAll("\\p{Zs}", " ")).isEqualTo(hour);
        assertThat(words.day(LocalDate.of(2014, 11, 3), LocalDate.of(2014, 12, 1)))
                .isEqualTo(day);
        assertThat(words.full(EVENING, NEW_YORK).replaceAll("\\p{Zs}", " "))
                .isEqualTo(full)
                .startsWith(time);
        assertThat(words.brief(EVENING, NEW_YORK).replaceAll("\\p{Zs}", " ")).isEqualTo(brief);
    }

    @Test
    void writesTwentyFourHoursInEveryLanguageWhenAsked() {
        assertThat(Phrases.by24Hours("en").time(EVENING, NEW_YORK)).isEqualTo("20:02");
        assertThat(Phrases.by24Hours("es-MX").time(EVENING, NEW_YORK)).isEqualTo("20:02");
        assertThat(Phrases.by24Hours("en").time(Instant.parse("2014-11-04T05:00:00Z"), NEW_YORK))
                .isEqualTo("00:00");
    }

    /** Clocks in New York went from 2 a.m. EDT back to 1 a.m. EST on Nov. 2, 2014, and from 2 a.m. EST to 3 a.m. EDT on March 8, 2015. */
    @ParameterizedTest
    @CsvSource({
        "en,2014-11-02T05:30:00Z,1:30 a.m. EDT",
        "en,2014-11-02T06:30:00Z,1:30 a.m. EST",
        "es,2014-11-02T05:30:00Z,1:30 EDT",
        "es,2014-11-02T06:30:00Z,1:30 EST",
        "en,2014-11-02T07:30:00Z,2:30 a.m.",
        "en,2015-03-08T06:59:00Z,1:59 a.m.",
        "en,2015-03-08T07:00:00Z,3 a.m.",
        "es,2015-03-08T07:00:00Z,3:00"
    })
    void isRightOnBothSidesOfAChangeOfTheClocks(String language, Instant instant, String words) {
        assertThat(Phrases.of(language).time(instant, NEW_YORK)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "ar,rtl",
        "he,rtl",
        "fa,rtl",
        "ur,rtl",
        "ps,rtl",
        "sd,rtl",
        "ckb,rtl",
        "ks,rtl",
        "arz,rtl",
        "ary,rtl",
        "dv,rtl",
        "yi,rtl",
        "ug,rtl",
        "nqo,rtl",
        "syr,rtl",
        "az-Arab,rtl",
        "ku-Arab,rtl",
        "pa-Arab,rtl",
        "uz-Arab,rtl",
        "ms-Arab,rtl",
        "ha-Arab,rtl",
        "ff-Adlm,rtl",
        "pa-PK,rtl",
        "uz-AF,rtl",
        "az-IR,rtl",
        "kk-CN,rtl",
        "ar-EG,rtl",
        "fa-AF,rtl",
        "en,ltr",
        "es-MX,ltr",
        "ku,ltr",
        "ku-TR,ltr",
        "ur-Latn,ltr",
        "sd-Deva,ltr",
        "sd-IN,ltr",
        "ks-Deva,ltr",
        "ar-Latn,ltr",
        "az,ltr",
        "pa,ltr",
        "uz,ltr",
        "ug-Cyrl,ltr",
        "tr,ltr",
        "grc,ltr",
        "zh-Hant,ltr",
        "en-Arab,rtl"
    })
    void runsAsTheScriptOfTheLanguageDoes(String language, String direction) {
        assertThat(Phrases.of(language).direction()).isEqualTo(direction);
    }

    @Test
    void namesPeopleAsTheLanguageDoes() {
        assertThat(Phrases.of("en").names(List.of("A", "B", "C"))).isEqualTo("A, B and C");
        assertThat(Phrases.of("es").names(List.of("A", "B", "C"))).isEqualTo("A, B y C");
        assertThat(Phrases.of("es").names(List.of("A"))).isEqualTo("A");
    }

    @Test
    void knowsWhereToBegin() {
        assertThat(Phrases.of("ar").direction()).isEqualTo("rtl");
        assertThat(Phrases.of("he-IL").direction()).isEqualTo("rtl");
        assertThat(Phrases.of("es").direction()).isEqualTo("ltr");
    }

    @Test
    void speaksEnglishWhereALanguageHasNoBundle() {
        assertThat(Phrases.of("fr").say("story.live")).isEqualTo("Live");
        assertThat(Phrases.of("es").say("story.live")).isEqualTo("En vivo");
    }

    @Test
    void hasEveryReadersPhraseInSpanish() throws IOException {
        Set<String> english = keys("messages.properties").stream()
                .filter(key -> !key.matches("(fault|newsroom)\\..*"))
                .collect(Collectors.toSet());
        Set<String> spanish = keys("messages_es.properties");
        spanish.remove("time.day");
        assertThat(spanish).isEqualTo(english).contains("story.live", "script.pause");
    }

    private static Set<String> keys(String bundle) throws IOException {
        Properties properties = new Properties();
        properties.load(Files.newBufferedReader(Path.of("src/main/resources", bundle), StandardCharsets.UTF_8));
        return properties.stringPropertyNames().stream().collect(Collectors.toSet());
    }
}
