package dateline.publishing.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableRegionsTest {

    @Test
    void namesTheRegionAfterTheCaptionAndMarksNumbers() {
        assertThat(TableRegions.html(
                        "<p>a</p><table><caption>Votes</caption><thead><tr><th scope=\"col\">Ward</th>"
                                + "<th scope=\"col\">Votes</th></tr></thead><tbody><tr><td>Low Town</td><td>1,204</td></tr>"
                                + "<tr><td>7th</td><td>−3 %</td></tr></tbody></table>",
                        "Table"))
                .isEqualTo("<p>a</p><div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Votes\">"
                        + "<table><caption>Votes</caption><thead><tr><th scope=\"col\">Ward</th>"
                        + "<th scope=\"col\" class=\"number\">Votes</th></tr></thead><tbody><tr><td>Low Town</td>"
                        + "<td class=\"number\">1,204</td></tr><tr><td class=\"number\">7th</td>"
                        + "<td class=\"number\">−3 %</td></tr></tbody></table></div>");
    }

    @Test
    void namesATableWithoutCaptionAndLeavesOtherBodiesAlone() {
        assertThat(TableRegions.html("<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>", "Tabla"))
                .startsWith("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Tabla\"><table>");
        assertThat(TableRegions.html("<p>a &amp; b</p>", "Table")).isEqualTo("<p>a &amp; b</p>");
    }
}
