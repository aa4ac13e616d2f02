package dateline.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        High Tide            | high:* & tide:*
        Crème brûlée         | creme:* & brulee:*
        a & b ) c           | a:* & b:* & c:*
        it's                 | it:* & s:*
        !(x) <-> y:* \\ 'z'  | x:* & y:* & z:*
        tide tide TIDE       | tide:*
        港の嵐               | (港の <-> の嵐)
        Straße               | strasse:*
        """)
    void asksPostgresForWordsAndNothingElse(String typed, String query) {
        assertThat(SearchWords.of(typed).tsquery()).isEqualTo(query);
    }

    @Test
    void asksNothingWithoutAWord() {
        for (String typed : new String[] {"", "  ", "!!! ---", "\0", "😀", "\ud800"}) {
            assertThat(SearchWords.of(typed).isEmpty()).as(typed).isTrue();
        }
        assertThat(SearchWords.of("a ".repeat(5000)).words()).hasSize(1);
        assertThat(SearchWords.of(
                                "word0 word1 word2 word3 word4 word5 word6 word7 word8 word9 word10 word11 word12 word13")
                        .words())
                .hasSize(12);
    }

    private static String marked(Snippet snippet) {
        return snippet.parts().stream()
                .map(part -> part.hit() ? "[" + part.text() + "]" : part.text())
                .collect(Collectors.joining());
    }

    @Test
    void marksWhatWasLookedFor() {
        assertThat(marked(Snippet.whole("Crèmes at the CRÉMERIE, not cream", SearchWords.of("creme"))))
                .isEqualTo("[Crème]s at the [CRÉME]RIE, not cream");
        assertThat(marked(Snippet.whole("昨日、港の嵐がきた", SearchWords.of("嵐")))).isEqualTo("昨日、港の[嵐]がきた");
        assertThat(marked(Snippet.whole("No hit", SearchWords.of("storm")))).isEqualTo("No hit");
    }

    /** The marks of a letter belong to it, also at the end of what is marked. */
    @Test
    void marksWholeLettersHoweverTheyAreWritten() {
        assertThat(marked(Snippet.whole("cre\u0300me", SearchWords.of("cre")))).isEqualTo("[cre\u0300]me");
        assertThat(marked(Snippet.whole("Straßen", SearchWords.of("strass")))).isEqualTo("[Straß]en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "e\u0301", "x ", "é "})
    void looksThroughAVeryLongTextInNoTime(String piece) {
        String text = piece.repeat(200_000 / piece.length());
        SearchWords query = SearchWords.of(IntStream.range(0, 6)
                .mapToObj(i -> piece.strip().repeat(5 + i) + "z")
                .collect(Collectors.joining(" ")));
        assertThat(query.words()).isNotEmpty();
        assertThat(Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
                    Snippet.of(text, query);
                    return query.in(text);
                }))
                .isEmpty();
    }

    @Test
    void cutsAroundTheFirstPlace() {
        String cut = marked(Snippet.of("word ".repeat(100) + "tide " + "word ".repeat(100), SearchWords.of("tide")));
        assertThat(cut)
                .startsWith("… word")
                .contains("[tide]")
                .endsWith("word …")
                .hasSizeLessThan(260);
        assertThat(marked(Snippet.of("😀".repeat(400), SearchWords.of("tide"))))
                .doesNotContain("?")
                .satisfies(text -> assertThat(new String(
                                text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                java.nio.charset.StandardCharsets.UTF_8))
                        .isEqualTo(text));
    }
}
