package dateline.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlugsTest {

    @Test
    void makesAnAddressOfATitle() {
        assertThat(Slugs.of("Alda floods the old port; ferry crews bring 212 ashore"))
                .isEqualTo("alda-floods-the-old-port-ferry-crews-bring-212-ashore");
        assertThat(Slugs.of("Zürich's Straße, Ærø & Łódź")).isEqualTo("zurichs-strasse-aero-lodz");
        assertThat(Slugs.of("word ".repeat(60)))
                .hasSizeLessThanOrEqualTo(Slugs.LONGEST)
                .endsWith("word");
    }

    /** Each is valid as it is made, also when it was cut. */
    @Test
    void makesAnAddressOfATitleInAnyScript() {
        WordBank.slugs().forEach((title, slug) -> {
            assertThat(Slugs.of(title)).isEqualTo(slug);
            assertThat(Slugs.valid(slug)).as(slug).isEqualTo(!slug.isEmpty());
            String cut = Slugs.of(title.repeat(30));
            assertThat(cut).hasSizeLessThanOrEqualTo(Slugs.LONGEST);
            assertThat(Slugs.valid(cut)).as(cut).isEqualTo(!slug.isEmpty());
        });
    }

    @Test
    void tellsAnAddressFromOther() {
        assertThat(Slugs.valid("storm-2")).isTrue();
        assertThat(Slugs.valid("嵐-2")).isTrue();
        for (String other :
                new String[] {"Storm", "-storm", "a--b", "", "é", "a b", "a/b", "a\u200bb", "ｂ", "c++", "a\0"}) {
            assertThat(Slugs.valid(other)).as(other).isFalse();
        }
    }
}
