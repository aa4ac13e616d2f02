package dateline.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkupTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <p>Plain</p>                                            | <p>Plain</p>
        bare text                                               | <p>bare text</p>
        one <b>two</b><p>three</p> four                         | <p>one <strong>two</strong></p><p>three</p><p>four</p>
        <div><p>in a box</p></div>                              | <p>in a box</p>
        <div>one<div>two</div></div>                            | <p>one</p><p>two</p>
        <p>a<script>alert(1)</script>b</p>                      | <p>ab</p>
        <p onclick="x()" style="color:red" class="c">a</p>      | <p>a</p>
        <img src=x onerror=alert(1)><p>a</p>                    | <p>a</p>
        <a href="javascript:alert(1)">a</a>                     | <p>a</p>
        <a href="https://example.org/x" target=_blank>a</a>     | <p><a href="https://example.org/x">a</a></p>
        <ul><li>a</li><li> </li></ul>                           | <ul><li>a</li></ul>
        <h1>Head</h1><i>slanted</i>                             | <h3>Head</h3><p><em>slanted</em></p>
        <svg><script>alert(1)</script></svg><p>a</p>            | <p>a</p>
        <p><span lang="fr">mot</span> <span>x</span></p>        | <p><span lang="fr">mot</span> x</p>
        <blockquote>said</blockquote>                           | <blockquote>said</blockquote>
        """)
    void keepsOnlyWhatABodyMayHold(String dirty, String clean) {
        assertThat(Markup.clean(dirty)).isEqualTo(clean);
        assertThat(Markup.clean(clean)).as("cleaned twice").isEqualTo(clean);
    }

    @ParameterizedTest
    @CsvSource({"'   '", "<p>&nbsp;</p>", "<script>alert(1)</script>", "<p><br></p>", "<!-- note -->", "''"})
    void leavesNothingWhereThereIsNothingToRead(String empty) {
        assertThat(Markup.clean(empty)).isEmpty();
    }

    @Test
    void cutsAnExcerptBetweenWords() {
        assertThat(Markup.excerpt("<p>The gauge at North Gate read 2.84 metres.</p>", 24)).isEqualTo("The gauge at North Gate…");
        assertThat(Markup.excerpt("<p>Short.</p>", 24)).isEqualTo("Short.");
        assertThat(Markup.text("<p>One.</p><p>Two.</p>")).isEqualTo("One. Two.");
    }
}
