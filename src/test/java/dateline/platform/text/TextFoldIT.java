package dateline.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.DatelineTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the application and the database say the same of what a word is. */
@DatelineTest
class TextFoldIT {

    private static final int MOST_AT_ONCE = 4_000;

    @Autowired
    JdbcClient jdbc;

    @Test
    void foldEveryCharacterAlike() {
        List<String> texts = new ArrayList<>();
        for (int point = 1; point <= Character.MAX_CODE_POINT; point++) {
            int type = Character.getType(point);
            if (type != Character.SURROGATE && type != Character.PRIVATE_USE && type != Character.UNASSIGNED) {
                String text = Character.toString(point);
                // Between letters, to see whether it separates them.
                texts.add("a" + text + "b" + text);
            }
        }
        assertThat(texts).hasSizeGreaterThan(140_000);
        alike(texts);
    }

    @Test
    void foldTextsAlike() {
        List<String> texts = new ArrayList<>();
        WordBank.search().forEach(each -> {
            texts.add(each.text());
            texts.addAll(each.by());
        });
        WordBank.names().same().forEach(texts::addAll);
        WordBank.tags().same().forEach(texts::addAll);
        WordBank.input().forEach(input -> texts.add(input.given().replace("\0", "")));
        WordBank.excerpts().forEach(excerpt -> texts.add(excerpt.text()));
        Random random = new Random(20_260_303);
        for (int i = 0; i < 4_000; i++) {
            texts.add(text(random));
        }
        alike(texts);
    }

    /** A text of characters near each other, as texts are, with marks, spaces and format characters between them. */
    private static String text(Random random) {
        int[] blocks = {
            0x20, 0xA0, 0x100, 0x370, 0x400, 0x5D0, 0x620, 0x900, 0xE00, 0x1100, 0x2000, 0x3040, 0x4E00, 0xAC00, 0xFB00,
            0xFF00, 0x1F300, 0x20000
        };
        int[] between = {' ', '\'', '.', 0xAD, 0x200B, 0x301, 0x30A, 0x64E, 0x2019, 0x3099, 0xFE0F, 0x200D};
        StringBuilder text = new StringBuilder();
        for (int runs = random.nextInt(1, 5); runs > 0; runs--) {
            int block = blocks[random.nextInt(blocks.length)];
            for (int length = random.nextInt(1, 20); length > 0; length--) {
                int point =
                        random.nextInt(6) == 0 ? between[random.nextInt(between.length)] : block + random.nextInt(0x60);
                if (Character.isDefined(point)) {
                    text.appendCodePoint(point);
                }
            }
        }
        return text.toString();
    }

    private void alike(List<String> texts) {
        SoftAssertions all = new SoftAssertions();
        for (int from = 0; from < texts.size(); from += MOST_AT_ONCE) {
            List<String> some = texts.subList(from, Math.min(texts.size(), from + MOST_AT_ONCE));
            compare("regexp_replace(search_words(text), ' +', ' ', 'g')", TextFold::words, some, all);
            compare("name_fold(text)", TextFold::name, some, all);
        }
        all.assertAll();
    }

    private void compare(String function, UnaryOperator<String> fold, List<String> texts, SoftAssertions all) {
        List<String> folded = jdbc.sql("select " + function
                        + " from unnest(cast(:texts as text[])) with ordinality as given (text, i) order by i")
                .param("texts", texts.toArray(String[]::new))
                .query(String.class)
                .list();
        assertThat(folded).hasSameSizeAs(texts);
        for (int i = 0; i < texts.size() && all.errorsCollected().size() < 40; i++) {
            String text = texts.get(i);
            all.assertThat(shown(fold.apply(text)))
                    .as(function + " of " + shown(text))
                    .isEqualTo(shown(folded.get(i)));
        }
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder(text).append("  ");
        text.codePoints().forEach(point -> shown.append(String.format(" %04X", point)));
        return shown.toString();
    }

    @Test
    void findsTheBank() {
        SoftAssertions all = new SoftAssertions();
        for (WordBank.Search search : WordBank.search()) {
            Stream.concat(search.by().stream(), search.not().stream()).forEach(query -> {
                SearchWords words = SearchWords.of(query);
                boolean isFound = jdbc.sql(
                                "select to_tsvector('simple', search_terms(:text)) @@ to_tsquery('simple', :query)")
                        .param("text", search.text())
                        .param("query", words.tsquery())
                        .query(Boolean.class)
                        .single();
                all.assertThat(isFound)
                        .as("“" + query + "” in “" + search.text() + "”: " + words.tsquery())
                        .isEqualTo(search.by().contains(query));
                if (isFound) {
                    all.assertThat(words.first(search.text()))
                            .as("the mark of “" + query + "” in “" + search.text() + "”")
                            .isPresent();
                }
            });
        }
        all.assertAll();
    }

    /** Any sequence of two characters or more is found, and each alone. */
    @Test
    void findsAnyPartOfAnUnspacedText() {
        String text = "港の嵐がきたとき東京の𠮷野家は閉まった";
        int[] points = text.codePoints().toArray();
        for (int from = 0; from < points.length; from++) {
            for (int length = 1; from + length <= points.length; length++) {
                String part = new String(points, from, length);
                assertThat(jdbc.sql("select to_tsvector('simple', search_terms(:text)) @@ to_tsquery('simple', :query)")
                                .param("text", text)
                                .param("query", SearchWords.of(part).tsquery())
                                .query(Boolean.class)
                                .single())
                        .as(part)
                        .isTrue();
            }
        }
    }

    /** The text of a body of the greatest length fits into a tsvector, in whatever script. */
    @Test
    void indexesTheLongestTexts() {
        Random random = new Random(7);
        for (int[] range :
                new int[][] {{0x4E00, 0x9F00}, {0x20000, 0x2A000}, {0xAC00, 0xD700}, {0x410, 0x450}, {0xE01, 0xE2E}}) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 200_000) {
                text.appendCodePoint(random.nextInt(range[0], range[1]));
                if (range[0] == 0x410 && random.nextInt(4) == 0) {
                    text.append(' ');
                }
            }
            assertThat(jdbc.sql("select length(to_tsvector('simple', search_terms(:text)))")
                            .param("text", text.toString())
                            .query(Integer.class)
                            .single())
                    .isGreaterThan(1000);
        }
    }

    @Test
    void readsTheWordsOfABody() {
        String body =
                Markup.clean("<h3>One</h3><p><b>T</b>wo<br>three <a href=\"https://x.example/?a=%22>zed\">four</a>"
                        + " A&amp;B&nbsp;five &lt;six></p><ul><li>seven<li>eight</ul><p lang=\"de\">neun</p>");
        assertThat(jdbc.sql("select regexp_replace(search_words(markup_text(:body)), ' +', ' ', 'g')")
                        .param("body", body)
                        .query(String.class)
                        .single())
                .isEqualTo("one two three four a b five six seven eight neun");
    }
}
