package dateline.newsroom.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dateline.platform.text.Markup;
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
    void linksAddressesInASentence() {
        assertThat(TypedText.html("See https://a.example/b_(c)?d=1&e, (www.b.example).\nMail desk@c.example!"))
                .isEqualTo(
                        "<p>See <a href=\"https://a.example/b_(c)?d=1&amp;e\">https://a.example/b_(c)?d=1&amp;e</a>, "
                                + "(<a href=\"https://www.b.example\">www.b.example</a>).<br>"
                                + "Mail <a href=\"mailto:desk@c.example\">desk@c.example</a>!</p>");
        assertThat(Markup.clean(TypedText.html("Go: https://www.google.com/url?q=https://a.example/?utm_source%3Dx")))
                .isEqualTo("<p>Go: <a href=\"https://a.example/\">https://a.example/</a></p>");
        assertThat(TypedText.html("https://a.example/\"onclick=alert(1)")).doesNotContain("\"onclick");
    }

    @Test
    void linksAddressesAmongTagsThatWereTypedWithoutAScript() {
        String typed = "<p>At https://a.example/ and <a href=\"https://b.example/\">https://c.example/</a> &lt;b></p>";
        assertThat(TypedText.html(typed, true))
                .isEqualTo("<p>At <a href=\"https://a.example/\">https://a.example/</a> and "
                        + "<a href=\"https://b.example/\">https://c.example/</a> &lt;b&gt;</p>");
        assertThat(TypedText.html(typed, false)).isEqualTo(typed);
    }

    @Test
    void findsAddressesInAnyTextInLinearTime() {
        for (String piece : new String[] {"a.", "a@", "a@a.", "https://", "https://a.b/)", "(", "www.", ")", "a-"}) {
            String text = piece.repeat(60_000);
            assertTimeout(Duration.ofSeconds(5), () -> TypedText.html(text), piece);
        }
    }

    @Test
    void tellsTagsFromAddressesInBrackets() {
        assertThat(TypedText.html("See <https://a.example/> or <desk@b.example>"))
                .isEqualTo("<p>See &lt;<a href=\"https://a.example/\">https://a.example/</a>&gt; or "
                        + "&lt;<a href=\"mailto:desk@b.example\">desk@b.example</a>&gt;</p>");
        for (String html : new String[] {"<br>x", "<br/>x", "a<h3>b</h3>", "<p\nlang=en>x", "</p>x"}) {
            assertThat(TypedText.html(html)).isEqualTo(html);
        }
    }

    @Test
    void leavesTheEditorsHtmlAlone() {
        assertThat(TypedText.html("<p>Tide &lt; 3 m</p>")).isEqualTo("<p>Tide &lt; 3 m</p>");
    }
}
