package dateline.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlugsTest {

    @Test
    void makesAnAddressOfATitle() {
        assertThat(Slugs.of("Alda floods the old port; ferry crews bring 212 ashore"))
                .isEqualTo("alda-floods-the-old-port-ferry-crews-bring-212-ashore");
        assertThat(Slugs.of("Zürich's Straße, Ærø & Łódź")).isEqualTo("zurichs-strasse-aero-lodz");
        assertThat(Slugs.of("عاصفة")).isEmpty();
        assertThat(Slugs.of("word ".repeat(60)))
                .hasSizeLessThanOrEqualTo(Slugs.LONGEST)
                .endsWith("word");
    }

    @Test
    void tellsAnAddressFromOther() {
        assertThat(Slugs.valid("storm-2")).isTrue();
        assertThat(Slugs.valid("Storm")).isFalse();
        assertThat(Slugs.valid("-storm")).isFalse();
        assertThat(Slugs.valid("a--b")).isFalse();
        assertThat(Slugs.valid("")).isFalse();
    }
}
