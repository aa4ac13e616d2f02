package dateline.newsroom.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TypedTextTest {

    @Test
    void takesAsLongAsTheTextIsLongWhateverItHolds() {
        for (String piece : new String[] {"<a", "<", "</", "</a ", "<a ", "\n ", "&", "><"}) {
            String text = piece.repeat(100_000);
            assertTimeout(Duration.ofSeconds(2), () -> TypedText.html(text), piece);
        }
        assertThat(TypedText.html("<a<b")).isEqualTo("<p>&lt;a&lt;b</p>");
        assertThat(TypedText.html("1 < 2 and <em>so</em>")).isEqualTo("1 < 2 and <em>so</em>");
        assertThat(TypedText.html("2 > 1 < 3 <")).isEqualTo("<p>2 &gt; 1 &lt; 3 &lt;</p>");
    }

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
