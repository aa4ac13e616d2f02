package dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypedTextTest {

    @Test
    void setsPlainTextInParagraphs() {
        assertThat(TypedText.html("Tide < 3 m & falling\nat noon\n\n\nMore soon"))
            .isEqualTo("<p>Tide &lt; 3 m &amp; falling<br>at noon</p><p>More soon</p>");
    }

    @Test
    void leavesTheEditorsHtmlAlone() {
        assertThat(TypedText.html("<p>Tide &lt; 3 m</p>")).isEqualTo("<p>Tide &lt; 3 m</p>");
    }
}
