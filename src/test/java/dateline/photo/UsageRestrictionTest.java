package dateline.photo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageRestrictionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KILL",
                "MANDATORY KILL: remove this photo at once",
                "Photo kill. Do not use",
                "this picture was killed",
                "NOT FOR PUBLICATION",
                "not for\npublication",
                "Do not publish!",
                "WITHHOLD",
                "Kill the earlier version; embargo lifted"
            })
    void findsAKill(String instructions) {
        assertThat(UsageRestriction.in(instructions, null)).contains(UsageRestriction.KILL);
        assertThat(UsageRestriction.in(null, instructions)).contains(UsageRestriction.KILL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EMBARGO",
                "Embargoed until 18:00 CET",
                "STRICTLY EMBARGOED",
                "embargo lifts at 18:00",
                "EMBARGO: 18:00",
                "EMBARGO NO SALES",
                "Under embargo. Embargo of the video lifted",
                "HOLD FOR RELEASE",
                "Sperrfrist: 18 Uhr"
            })
    void findsAnEmbargo(String instructions) {
        assertThat(UsageRestriction.in(instructions)).contains(UsageRestriction.EMBARGO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Skilled work",
                "Kilburn, Killarney",
                "embargo lifted",
                "Embargo has been lifted",
                "EMBARGO: NONE",
                "No embargo",
                "no longer embargoed",
                "free of embargo",
                "Embargo-free",
                "Kill lifted",
                "the kill was rescinded",
                "Editorial use only. Do not use in advertising",
                "Do not use for adverts",
                "Sin embargo, cite la fuente",
                "Mandatory credit"
            })
    void findsNothingWhereNoneIsSaid(String instructions) {
        assertThat(UsageRestriction.in(instructions)).isEmpty();
    }

    @Test
    void findsTheStrictestOfAll() {
        assertThat(UsageRestriction.in("NO SALES")).contains(UsageRestriction.NO_SALES);
        assertThat(UsageRestriction.in("no resale, no archive")).contains(UsageRestriction.NO_SALES);
        assertThat(UsageRestriction.in("NO SALES; EMBARGO", "KILL")).contains(UsageRestriction.KILL);
        assertThat(UsageRestriction.NO_SALES.stopsPublication()).isFalse();
        assertThat(UsageRestriction.NO_SALES.word()).isEqualTo("no-sales");
    }
}
