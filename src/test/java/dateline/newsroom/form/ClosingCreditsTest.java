package dateline.newsroom.form;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contributor.CreditContent;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClosingCreditsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        <p>Up.</p><p>Reporting by Ida Brandt; Editing by Jo Field</p>               | <p>Up.</p>          | Ida Brandt + Jo Field
        <p>Up.</p><p><em>(Reporting by Ida Brandt in Aldhaven)</em></p>             | <p>Up.</p>          | Ida Brandt, Aldhaven
        <p>Up.</p><p>___</p><p>AP writers Ida Brandt in Rome and Jo Field in Oslo contributed to this report.</p> | <p>Up.</p> | Ida Brandt, Rome + Jo Field, Oslo
        <p>Up.<br>— Cara Anna/Associated Press</p>                                  | <p>Up.</p>          | Cara Anna
        <p>Up.<br>More.<br><br>— Cara Anna/Associated Press</p>                     | <p>Up.<br>More.</p> | Cara Anna
        <p>Up.</p><p>Reporting by Ida Brandt</p><p>Editing by Jo Field</p>          | <p>Up.</p>          | Ida Brandt + Jo Field
        <p>Up.</p><p>—Reuters</p>                                                   | <p>Up.</p>          | Reuters
        <p>Up.</p><p>(AP)</p>                                                       | <p>Up.</p>          | AP
        <p>Up.</p><p>Cara Anna, Associated Press</p>                                | <p>Up.</p>          | Cara Anna
        <p>Reporting by Ida Brandt</p>                                              | ``                  | Ida Brandt
        <ul><li>Up.</li></ul><p>Reporting by <a href="https://a.example/">Ida Brandt</a></p> | <ul><li>Up.</li></ul> | Ida Brandt
        """)
    void findsCreditsAtTheEnd(String html, String rest, String who) {
        ClosingCredits found = ClosingCredits.in(html).orElseThrow();
        assertThat(found.body()).isEqualTo(rest);
        assertThat(found.credits().stream().map(ClosingCreditsTest::who).collect(Collectors.joining(" + ")))
                .as(found.text())
                .isEqualTo(who);
    }

    private static String who(CreditContent credit) {
        String who = credit.people().isEmpty() ? String.valueOf(credit.agency()) : String.join("/", credit.people());
        return credit.place() == null ? who : who + ", " + credit.place();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<p>Up.</p>",
                "<p>Reporting by Ida Brandt</p><p>The pumps hold.</p>",
                "<p>Up.</p><ul><li>Reporting by Ida Brandt</li></ul>",
                "<p>Up.</p><blockquote><p>By Cara Anna, AP</p></blockquote>",
                "<p>Up.</p><h3>By Cara Anna, AP</h3>",
                "<p>“The wall holds.”</p><p>— Jane Doe</p>",
                "<p>Paris, London, UK</p>",
                "<p>France, Germany, EU</p>",
                "<p>EU/NATO</p>",
                "<p>The minister reported in Paris that nobody was hurt.</p>",
                "<p>She contributed to this report of the council, the mayor said.</p>",
                "<p>Up.</p><p>— the mayor</p>",
                "<p>Up.</p><p>— The Mayor</p>",
                "<p>Up.</p><p>___</p>",
                "<p>See https://a.example/b/c</p>"
            })
    void leavesOtherTextAlone(String html) {
        assertThat(ClosingCredits.in(html)).isEmpty();
    }

    @Test
    void staysQuickAndBounded() {
        assertThat(ClosingCredits.in("<p>By Al Bo.</p>".repeat(5000))
                        .orElseThrow()
                        .credits())
                .as("only the last lines are read")
                .hasSize(8);
        assertThat(ClosingCredits.in("<p>" + "Reporting by Ida Brandt and ".repeat(4000) + "</p>"))
                .isEmpty();
        assertThat(ClosingCredits.in("<p>" + "a<br>".repeat(40_000) + "Editing by Jo Field</p>"))
                .isPresent();
    }
}
