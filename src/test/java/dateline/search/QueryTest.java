package dateline.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        High Tide            | high:* & tide:*
        Crème brûlée         | creme:* & brulee:*
        a & b ) c           | a:* & b:* & c:*
        it's                 | it:* & s:*
        !(x) <-> y:* \\ 'z'  | x:* & y:* & z:*
        tide tide TIDE       | tide:*
        港の嵐               | (港 <-> の <-> 嵐)
        Straße               | strasse:*
        """)
    void asksPostgresForWordsAndNothingElse(String typed, String query) {
        assertThat(Query.of(typed).tsquery()).isEqualTo(query);
    }

    @Test
    void asksNothingWithoutAWord() {
        for (String typed : new String[] {"", "  ", "!!! ---", "\0", "😀", "\ud800"}) {
            assertThat(Query.of(typed).isEmpty()).as(typed).isTrue();
        }
        assertThat(Query.of("a ".repeat(5000)).words()).hasSize(1);
        assertThat(Query.of("word0 word1 word2 word3 word4 word5 word6 word7 word8 word9 word10 word11 word12 word13").words()).hasSize(12);
    }

    private static String marked(Snippet snippet) {
        return snippet.parts().stream().map(part -> part.hit() ? "[" + part.text() + "]" : part.text()).collect(Collectors.joining());
    }

    @Test
    void marksWhatWasLookedFor() {
        assertThat(marked(Snippet.whole("Crèmes at the CRÉMERIE, not cream", Query.of("creme")))).isEqualTo("[Crème]s at the [CRÉME]RIE, not cream");
        assertThat(marked(Snippet.whole("昨日、港の嵐がきた", Query.of("嵐")))).isEqualTo("昨日、港の[嵐]がきた");
        assertThat(marked(Snippet.whole("No hit", Query.of("storm")))).isEqualTo("No hit");
    }

    @Test
    void cutsAroundTheFirstPlace() {
        String cut = marked(Snippet.of("word ".repeat(100) + "tide " + "word ".repeat(100), Query.of("tide")));
        assertThat(cut).startsWith("… word").contains("[tide]").endsWith("word …").hasSizeLessThan(260);
        assertThat(marked(Snippet.of("😀".repeat(400), Query.of("tide")))).doesNotContain("?").satisfies(text ->
            assertThat(new String(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(text));
    }

    @Test
    void countsAHouseholdAsOne() {
        assertThat(SearchBrake.household("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(SearchBrake.household("2001:db8:1:2:3:4:5:6")).isEqualTo(SearchBrake.household("2001:db8:1:2:ffff:0:0:1"))
            .isNotEqualTo(SearchBrake.household("2001:db8:1:3:3:4:5:6"));
    }
}
