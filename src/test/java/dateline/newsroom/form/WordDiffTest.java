package dateline.newsroom.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class WordDiffTest {

    @Test
    void takesNoLongerForTextsThatAreHardToCompare() {
        String before = "<p>" + "a b ".repeat(50_000) + "</p>";
        String after = "<p>" + "c d ".repeat(50_000) + "</p>";
        org.junit.jupiter.api.Assertions.assertTimeout(
                java.time.Duration.ofSeconds(5), () -> WordDiff.html(before, after));
        org.junit.jupiter.api.Assertions.assertTimeout(
                java.time.Duration.ofSeconds(5), () -> WordDiff.html("<".repeat(200_000), "<a".repeat(100_000)));
        assertThat(WordDiff.html("x".repeat(400_000), "y".repeat(400_000))).isEqualTo("y".repeat(400_000));
    }

    @Test
    void marksTheWordsThatChanged() {
        assertThat(WordDiff.html("<p>Three pumps fail at the market.</p>", "<p>Two pumps fail at the fish market.</p>"))
                .isEqualTo("<p><del>Three</del><ins>Two</ins> pumps fail at the<ins> fish</ins> market.</p>");
    }

    @Test
    void leavesWhatIsEqualAlone() {
        assertThat(WordDiff.html("<p>All quiet.</p>", "<p>All quiet.</p>")).isEqualTo("<p>All quiet.</p>");
        assertThat(WordDiff.html("", "")).isEmpty();
    }

    @Test
    void keepsTheNewersMarkupWhole() {
        String html = WordDiff.html("<p>One.</p><ul><li>Two</li></ul>", "<p>One and <strong>a half</strong>.</p>");
        assertThat(html)
                .doesNotContain("<ul>")
                .contains("<strong><ins>a half</ins></strong>")
                .contains("<del>Two</del>");
    }

    @Test
    void letsBothTextsBeReadOutOfIt() {
        Random random = new Random(20141103);
        for (int i = 0; i < 300; i++) {
            String before = text(random);
            String after = text(random);
            Document shown = Jsoup.parseBodyFragment(WordDiff.html(before, after));
            Document old = shown.clone();
            shown.select("del").remove();
            old.select("ins").remove();
            assertThat(shown.body().wholeText())
                    .isEqualTo(Jsoup.parseBodyFragment(after).body().wholeText());
            assertThat(old.body().wholeText())
                    .isEqualTo(Jsoup.parseBodyFragment(before).body().wholeText());
        }
    }

    @Test
    void doesNotGiveUpOnLongTextsWithoutAWordInCommon() {
        String before = random(4000, "a");
        assertThat(WordDiff.html(before, random(4000, "b"))).contains("<del>").contains("<ins>");
    }

    @Test
    void showsTheDifferentPartAsReplacedWhenItHasTooManyChanges() {
        String before = random(4000, "a");
        String after = random(4000, "b");
        assertThat(WordDiff.html("<p>Start " + before + " end</p>", "<p>Start " + after + " end</p>"))
                .isEqualTo("<p>Start <del>" + before + "</del><ins>" + after + "</ins> end</p>");
    }

    private static String random(int words, String letter) {
        return new Random(7).ints(words, 0, 1_000_000).mapToObj(i -> letter + i).collect(Collectors.joining(" "));
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(30), 0, 8).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
    }
}
