package dateline.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        <b><p>one</p><p>two</p></b>                             | <p><strong>one</strong></p><p><strong>two</strong></p>
        <ul><li>a<ul><li>b</li></ul></li></ul>                  | <ul><li>a<ul><li>b</li></ul></li></ul>
        <blockquote><p>a</p><p>b</p></blockquote>               | <blockquote><p>a</p><p>b</p></blockquote>
        <h2><div>Head</div></h2>                                | <h3>Head</h3>
        <ul><li><em>a<p>b</p></em>c</li></ul>                   | <ul><li><em>a</em><p><em>b</em></p>c</li></ul>
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
        assertThat(Markup.excerpt("<p>The gauge at North Gate read 2.84 metres.</p>", 24))
                .isEqualTo("The gauge at North Gate…");
        assertThat(Markup.excerpt("<p>Short.</p>", 24)).isEqualTo("Short.");
        assertThat(Markup.text("<p>One.</p><p>Two.</p>")).isEqualTo("One. Two.");
    }

    /** What makes, written over and over, a text that is deep, wide or left open. */
    static Stream<String> shapes() {
        return Stream.of(
                "<b>",
                "<i><p>",
                "<ul><li>",
                "<ul><li>some text",
                "<blockquote>",
                "<blockquote>x",
                "<div>",
                "<p><em>",
                "<p><ul>",
                "<em><br>",
                "<a href=https://e.org/x>",
                "<a><p>",
                "<span lang=en>",
                "<span lang=en>x</span>",
                "<s><blockquote>",
                "<p></p>",
                "<p>x</p>",
                "x<p>",
                "<h2>",
                "<li><p>",
                "<table><tr><td>",
                "<table><b><p>x",
                "<table>x",
                "<svg>",
                "<template>",
                "<select>",
                "</b>",
                "</p>",
                "x</b>",
                "<",
                "&amp",
                "&#x41;",
                "<!-->",
                "<script>x</script>",
                "<font size=1><p>",
                "<object><b>x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>",
                "<ul><li>",
                "<ul><li>some text",
                "<blockquote>x",
                "<p><ul>",
                "<em><br>",
                "<i><p>",
                "<a><p>",
                "<p></p>",
                "<span lang=en>x</span>",
                "<table><b><p>x",
                "<ol><b>",
                "<blockquote><span lang=fr style=font-weight:bold><p>x",
                "<span style=font-weight:bold;font-style:italic;text-decoration:line-through;vertical-align:super>x",
                "<i style=font-weight:bold><b style=font-weight:normal;font-style:normal>x"
            })
    void cleansWhateverIsNestedInTimeWithLittleStack(String shape) throws Exception {
        String html = shape.repeat(200_000 / shape.length());
        AtomicReference<String> clean = new AtomicReference<>();
        AtomicLong time = new AtomicLong();
        // A stack as small as a server's thread may have, and the processor's own time: the machine may be busy with
        // other things.
        Thread thread = new Thread(
                null,
                () -> {
                    clean.set(Markup.clean(html));
                    time.set(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
                },
                "clean",
                256 << 10);
        thread.setUncaughtExceptionHandler((dying, failure) -> clean.set(failure.toString()));
        thread.setDaemon(true);
        thread.start();
        assertThat(thread.join(Duration.ofMinutes(2))).as("cleaned in time").isTrue();
        assertThat(clean.get()).doesNotContain("java.lang");
        assertThat(Duration.ofNanos(time.get())).isLessThan(Duration.ofSeconds(6));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void changesNothingWhenItCleansATextTwice(String shape) {
        String clean = Markup.clean(shape.repeat(20_000 / shape.length()) + "the end");
        assertThat(Markup.clean(clean)).isEqualTo(clean);
    }

    @Test
    void closesTheSameTagsAsManyTimes() {
        String html = "<b>".repeat(30_000) + "x" + "</b>".repeat(30_000) + "<ul><li>".repeat(15_000) + "y"
                + "</li></ul>".repeat(15_000);
        assertThat(Markup.text(Markup.clean(html))).isEqualTo("x y");
        assertThat(Markup.clean(html)).hasSizeLessThan(2_000);
    }

    @Test
    void fillsNoMemoryWithALongLinkInManyParagraphs() {
        String html = "<a href=https://e.org/" + "y".repeat(3_900) + ">" + "<p>x".repeat(20_000);
        assertThat(Markup.clean(html).length()).isLessThan(5_000_000);
        assertThat(Markup.clean(html.replace("e.org/", "e.org/" + "y".repeat(1_000))))
                .startsWith("<p>x</p><p>x</p>");
    }
}
