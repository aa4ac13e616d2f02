package dateline.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchBrakeTest {

    @Test
    void countsAHouseholdAsOne() {
        assertThat(SearchBrake.household("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(SearchBrake.household("2001:db8:1:2:3:4:5:6")).isEqualTo(SearchBrake.household("2001:db8:1:2:ffff:0:0:1"))
            .isNotEqualTo(SearchBrake.household("2001:db8:1:3:3:4:5:6"));
    }
}
