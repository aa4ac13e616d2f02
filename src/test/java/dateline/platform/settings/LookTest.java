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
        assertThat(look.darkAccent().orElseThrow().contrast(Look.DARK_BACKGROUND))
                .isGreaterThanOrEqualTo(6);
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
    void measuresAgainstTheBackgroundOfTheStyleSheet() throws IOException {
        String tokens = Files.readString(Path.of("src/main/resources/static/reader/tokens.css"));
        assertThat(tokens)
                .contains("--background: " + Look.BACKGROUND + ";", "--background: " + Look.DARK_BACKGROUND + ";");
    }

    @Test
    void readsTheLinksOfTheFooter() {
        assertThat(Looks.PLAIN
                        .withLinks("About us=https://example.org/about; Jobs = /jobs;")
                        .footer())
                .containsExactly(
                        new Look.Link("About us", "https://example.org/about"), new Look.Link("Jobs", "/jobs"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Looks.PLAIN.withLinks("About us"))
                .withMessageContaining("About us");
        assertThatIllegalArgumentException().isThrownBy(() -> Looks.PLAIN.withLinks("Bad=javascript:alert(1)"));
    }

    @Test
    void knowsThePagesAboutANewsroomThatSchemaOrgNames() {
        assertThat(Looks.PLAIN
                        .withCorrectionsPolicy("/corrections")
                        .withPolicies("masthead=/people; ethicsPolicy=https://example.org/ethics")
                        .about())
                .containsExactly(
                        Map.entry("correctionsPolicy", "/corrections"),
                        Map.entry("masthead", "/people"),
                        Map.entry("ethicsPolicy", "https://example.org/ethics"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Looks.PLAIN.withPolicies("ethics=/ethics"))
                .withMessageContaining("\"ethics\"")
                .withMessageContaining("ethicsPolicy");
        assertThatIllegalArgumentException().isThrownBy(() -> Looks.PLAIN.withPolicies("masthead=people"));
    }

    @Test
    void knowsAnAddressOfMailFromOneOfTheWeb() {
        assertThat(Looks.PLAIN
                        .withTime("24-hour")
                        .withCorrectionsPolicy("/corrections")
                        .withContact("desk@example.org")
                        .contactUrl())
                .hasValue("mailto:desk@example.org");
        assertThat(Looks.PLAIN.withContact("https://example.org/contact").contactUrl())
                .hasValue("https://example.org/contact");
        assertThatIllegalArgumentException().isThrownBy(() -> Looks.PLAIN.withContact("call us"));
        assertThatIllegalArgumentException().isThrownBy(() -> Looks.PLAIN.withTime("12"));
    }

    private static Look look(String accent, String dark) {
        return Looks.PLAIN.withAccent(accent).withAccentDark(dark);
    }
}
