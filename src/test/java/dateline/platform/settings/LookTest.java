package dateline.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LookTest {

    @Test
    void takesAnAccentThatCanBeReadAndMakesItsDarkForm() {
        Look look = look("#14508c", "");
        assertThat(look.lightAccent()).hasToString("Optional[#14508c]");
        assertThat(look.darkAccent().orElseThrow().contrast(Look.DARK_PAPER)).isGreaterThanOrEqualTo(6);
        assertThat(look("", "").lightAccent()).isEmpty();
    }

    @Test
    void refusesAnAccentThatCannotBeReadAndSaysWhy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> look("#ffaa00", ""))
                .withMessage(
                        "the accent #ffaa00 cannot be read on the light pages: its contrast with #fffdf9 is 1.88 to 1, and WCAG AA asks for 4.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> look("#14508c", "#14508c"))
                .withMessageContaining("on the dark pages");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> look("red", ""))
                .withMessageContaining("six hexadecimal digits");
    }

    @Test
    void measuresContrastAsTheStandardDoes() {
        assertThat(Colour.of("#000000").contrast(Colour.of("#ffffff"))).isEqualTo(21);
        assertThat(Colour.of("#767676").contrast(Colour.of("#ffffff"))).isBetween(4.54, 4.55);
    }

    @Test
    void measuresAgainstThePaperOfTheStyleSheet() throws IOException {
        String tokens = Files.readString(Path.of("src/main/resources/static/reader/tokens.css"));
        assertThat(tokens).contains("--paper: " + Look.PAPER + ";", "--paper: " + Look.DARK_PAPER + ";");
    }

    @Test
    void readsTheLinksOfTheFooter() {
        assertThat(new Look("", "", "", "ap", "About us=https://example.org/about; Jobs = /jobs;", "", "", "").footer())
                .containsExactly(
                        new Look.Link("About us", "https://example.org/about"), new Look.Link("Jobs", "/jobs"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Look("", "", "", "ap", "About us", "", "", ""))
                .withMessageContaining("About us");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Look("", "", "", "ap", "Bad=javascript:alert(1)", "", "", ""));
    }

    @Test
    void knowsThePagesAboutANewsroomThatSchemaOrgNames() {
        assertThat(new Look(
                                "",
                                "",
                                "",
                                "ap",
                                "",
                                "/corrections",
                                "masthead=/people; ethicsPolicy=https://example.org/ethics",
                                "")
                        .about())
                .containsExactly(
                        Map.entry("correctionsPolicy", "/corrections"),
                        Map.entry("masthead", "/people"),
                        Map.entry("ethicsPolicy", "https://example.org/ethics"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Look("", "", "", "ap", "", "", "ethics=/ethics", ""))
                .withMessageContaining("\"ethics\"")
                .withMessageContaining("ethicsPolicy");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Look("", "", "", "ap", "", "", "masthead=people", ""));
    }

    @Test
    void knowsAnAddressOfMailFromOneOfTheWeb() {
        assertThat(new Look("", "", "", "24-hour", "", "/corrections", "", "desk@example.org").contactUrl())
                .hasValue("mailto:desk@example.org");
        assertThat(new Look("", "", "", "ap", "", "", "", "https://example.org/contact").contactUrl())
                .hasValue("https://example.org/contact");
        assertThatIllegalArgumentException().isThrownBy(() -> new Look("", "", "", "ap", "", "", "", "call us"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Look("", "", "", "12", "", "", "", ""));
    }

    private static Look look(String accent, String dark) {
        return new Look("", accent, dark, "ap", "", "", "", "");
    }
}
