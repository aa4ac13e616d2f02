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
        "high tide"          | (high <-> tide)
        tide "at the quay"   | tide:* & (at <-> the <-> quay)
        „hohe Flut“ »am Kai« | (hohe <-> flut) & (am <-> kai)
        «pleine mer»         | (pleine <-> mer)
        ”hög vatten”         | (hog <-> vatten)
        "Tide”               | tide
        “tide” tide          | tide:* & tide
        "a" "a"              | a
        "it's"               | (it <-> s)
        55" or 60" screens   | 55:* & or:* & 60:* & screens:*
        "high tide           | high:* & tide:*
        high tide"           | high:* & tide:*
        "high "tide mark"    | high:* & (tide <-> mark)
        ""high tide""        | (high <-> tide)
        "" high              | high:*
        "high""tide"         | high & tide
        צה"ל ארה"ב           | צה:* & ל:* & ארה:* & ב:*
        「港の嵐」             | (港の <-> の嵐)
        "港"                  | 港:*
        "東京 大阪"            | (東京 <-> 京 <-> 大 <-> 大阪)
        "in 東 now"           | (in <-> 東 <-> 東 <-> now)
        "NHK東京"             | (nhk <-> 東 <-> 東京)
        東京「大阪」神戸         | (東京) & (神戸) & (大阪)
        """)
    void asksPostgresForWordsAndNothingElse(String typed, String query) {
        assertThat(SearchWords.of(typed).tsquery()).isEqualTo(query);
    }

    @Test
    void countsTheWordsOfPhrasesToo() {
        SearchWords words = SearchWords.of("a \"b c d e f g h i j k l m n\" o \"p q\"");
        assertThat(words.words()).containsExactly("a");
        assertThat(words.phrases()).hasSize(1);
        assertThat(words.phrases().getFirst()).hasSize(11);
        assertThat(SearchWords.of("\"a\" ".repeat(60)).tsquery()).isEqualTo("a");
    }

    @Test
    void asksNothingWithoutAWord() {
        for (String typed : new String[] {"", "  ", "!!! ---", "\"\"", "\"\" \"", "„ “", "\0", "😀", "\ud800"}) {
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "high tide"   | High water, high. Tide at nine, high tides | High water, [high. Tide] at nine, high tides
        "tide" high   | High tides and tide                        | [High] tides and [tide]
        "at the quay" | At the Quay and at quay                    | [At the Quay] and at quay
        "東京 大阪"     | 東京、大阪と東京都 大阪                           | [東京、大阪]と東京都 大阪
        "大阪"          | 東京、大阪と大阪府                                | 東京、[大阪]と[大阪]府
        "NHK東京"      | NHK 東京都とnhk東京                           | [NHK 東京]都と[nhk東京]
        "a b"         | a b a b b a                               | [a b] [a b] b a
        """)
    void marksPhrasesAsAWhole(String typed, String text, String marked) {
        assertThat(marked(Snippet.whole(text, SearchWords.of(typed)))).isEqualTo(marked);
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
        SearchWords query = SearchWords.of("\"x x z\" \"é é z\" "
                + IntStream.range(0, 6)
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
