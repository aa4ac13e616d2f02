package dateline.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTML of other programs, by the API and by the form. */
class ForeignMarkupTest {

    private static final Set<String> INLINE = Set.of("strong", "em", "s", "sub", "sup", "a", "span", "br");
    private static final Set<String> BLOCKS =
            Set.of("p", "h3", "ul", "ol", "li", "blockquote", "table", "caption", "thead", "tbody", "tr", "th", "td");

    static List<PasteBank> pastes() {
        return PasteBank.all();
    }

    @ParameterizedTest
    @MethodSource("pastes")
    void makesABodyOfWhatAnotherProgramWrites(PasteBank paste) {
        String clean = Markup.clean(paste.html());
        assertThat(clean.replaceAll("\\s*\\n\\s*", " ").replaceAll(" +", " ")).isEqualTo(paste.server());
        assertThat(Markup.clean(clean)).as("cleaned twice").isEqualTo(clean);
        isWellFormed(clean);
    }

    /** Embeds are added by their address; nothing in a body runs, loads or looks like another page. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        <p>a</p><iframe src="https://www.youtube.com/embed/x" title="Video">no</iframe><p>b</p> | <p>a</p><p>b</p>
        a<iframe src=https://e.org/></iframe>b                           | <p>ab</p>
        <iframe srcdoc="<script>x</script>"></iframe>                    | ``
        <blockquote class="twitter-tweet"><p lang="en">Pumps fail</p>&mdash; Ida (@ida) <a href="https://t.example/ida/1?ref_src=twsrc">May 1</a></blockquote><script async src="https://t.example/w.js"></script> | <blockquote><p lang="en">Pumps fail</p>— Ida (@ida) <a href="https://t.example/ida/1">May 1</a></blockquote>
        <p>a<script>alert(1)</script>b</p>                               | <p>ab</p>
        <p>a</p><style>p { color: red }</style><p style="color:red">b</p> | <p>a</p><p>b</p>
        <scr<script>ipt>alert(1)</script>                                | <p>ipt&gt;alert(1)</p>
        <p>a<img src="data:image/png;base64,iVBORw0KGgo=" alt="Quay">b</p> | <p>ab</p>
        <p>Go<img src="https://e.org/1f44d.png" alt="👍"></p>              | <p>Go👍</p>
        <p>a<img src=x onerror=alert(1)></p>                             | <p>a</p>
        <p onclick="alert(1)" id=x class=y data-z=1>a</p>                | <p>a</p>
        <a href="javascript:alert(1)">a</a> <a href="data:text/html,x">b</a> | <p>a b</p>
        <a href="jav&#x09;ascript:alert(1)">a</a><a href="vbscript:x">b</a> | <p>ab</p>
        <a href="https://e.org/" target=_blank onclick=x()>a</a>         | <p><a href="https://e.org/">a</a></p>
        <svg><a xlink:href="javascript:x"><text>a</text></a></svg>b      | <p>b</p>
        <math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;"> | ``
        <object data=x.swf><p>Fallback</p></object><embed src=x.swf>a    | <p>a</p>
        <video controls><source src=x.mp4>No video</video><audio src=x></audio>a | <p>a</p>
        <form action=https://e.org/><input name=a value=b><button>Go</button></form> | <p>Go</p>
        <template><p>x</p></template><noscript><p>y</p></noscript>a      | <p>a</p>
        <!--[if gte mso 9]><xml><w:x>1</w:x></xml><![endif]--><p>a</p>   | <p>a</p>
        <![CDATA[x]]><?php echo 1 ?><p>a</p>                             | <p>a</p>
        <base href=https://e.org/><link rel=stylesheet href=x><meta http-equiv=refresh content=0><p><a href=/b>a</a></p> | <p>a</p>
        <plaintext><script>alert(1)</script>                             | <p>&lt;script&gt;alert(1)&lt;/script&gt;</p>
        <textarea><script>alert(1)</script></textarea>                   | <p>&lt;script&gt;alert(1)&lt;/script&gt;</p>
        """)
    void takesNothingThatRunsOrLoads(String foreign, String clean) {
        String made = Markup.clean(foreign);
        assertThat(made).isEqualTo(clean);
        assertThat(Markup.clean(made)).as("cleaned twice").isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <dl><dt>Dead</dt><dd>None</dd></dl>                             | <p>Dead</p><p>None</p>
        <main>one</main><aside>two</aside>                              | <p>one</p><p>two</p>
        <details><summary>More</summary>inside</details>                | <p>More</p><p>inside</p>
        <header>a</header><nav>b</nav><footer>c</footer>                | <p>a</p><p>b</p><p>c</p>
        <address>a</address><center>b</center>                          | <p>a</p><p>b</p>
        <fieldset><legend>a</legend>b</fieldset>                        | <p>a</p><p>b</p>
        <select><option>a</option><option>b</option></select>           | <p>a</p><p>b</p>
        <figure>a<figcaption>b</figcaption></figure>                    | <p>a</p><p>b</p>
        one<hr>two                                                      | <p>one</p><p>two</p>
        a<b> </b>b                                                      | <p>a b</p>
        a<b><br></b>b                                                   | <p>a<br>b</p>
        a<b>&nbsp;</b>b                                                 | <p>a&nbsp;b</p>
        <pre>a<br>b</pre>                                               | <p>a<br>b</p>
        <ruby>漢<rt>kan</rt></ruby>                                      | <p>漢 (kan)</p>
        He said <q>no</q>.                                              | <p>He said “no”.</p>
        <menu><li>a</li></menu>                                         | <ul><li>a</li></ul>
        <li>a</li><li>b</li>                                            | <ul><li>a</li><li>b</li></ul>
        <p>x</p><li>a</li>y                                             | <p>x</p><ul><li>a</li></ul><p>y</p>
        <ul><li>a</li><ul><li>b</li></ul></ul>                          | <ul><li>a<ul><li>b</li></ul></li></ul>
        <ul><ul><li>b</li></ul></ul>                                    | <ul><li>b</li></ul>
        <ol>text<li>a</li></ol>                                         | <ol><li>text</li><li>a</li></ol>
        <a href=https://e.org/><h2>T</h2><p>x</p></a>                   | <h3><a href="https://e.org/">T</a></h3><p><a href="https://e.org/">x</a></p>
        <span lang=es><p>uno</p><p>dos</p></span>                       | <p><span lang="es">uno</span></p><p><span lang="es">dos</span></p>
        <div lang=es><p>uno</p><p lang=fr>un</p></div>                  | <p lang="es">uno</p><p lang="fr">un</p>
        <div dir=rtl><div>أ</div>ب</div>                                  | <p dir="rtl">أ</p><p dir="rtl">ب</p>
        <p lang=fr>un <span lang=fr>mot</span></p>                      | <p lang="fr">un mot</p>
        <p lang=x-none>a</p><p dir=sideways>b</p>                       | <p>a</p><p>b</p>
        <p dir=ltr>a</p><p dir=ltr style="margin:0">b</p>               | <p dir="ltr">a</p><p>b</p>
        <span style="font-weight:700">a</span> b                        | <p><strong>a</strong> b</p>
        <b style="font-weight:normal">a</b>                             | <p>a</p>
        <b>a <span style="font-weight:400">b</span> c</b>               | <p><strong>a </strong>b<strong> c</strong></p>
        <i>a <span style="font-style:normal">b</span></i>               | <p><em>a </em>b</p>
        <i style="mso-bidi-font-style:normal">a</i>                     | <p><em>a</em></p>
        <p style="FONT-WEIGHT: Bold !important">a</p>                   | <p><strong>a</strong></p>
        <span style="text-decoration:underline line-through">a</span>   | <p><s>a</s></p>
        <p hidden>a</p><p style="display: none">b</p><p>c</p>           | <p>c</p>
        <strong><strong>a</strong></strong>                             | <p><strong>a</strong></p>
        <table><tr><td>a</table>                                        | <p>a</p>
        <table><tr><td>a<td>b</table>                                   | <table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>
        <table><tr><th>a<th>b<tr><td>1<td></table>                      | <table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr><td>1</td><td></td></tr></tbody></table>
        <table><tr><td>a<td><table><tr><td>b<td>c</table></table>       | <p>a</p><table><tbody><tr><td>b</td><td>c</td></tr></tbody></table>
        <table><tr><td><ul><li>a<li>b</ul><td>c</table>                 | <table><tbody><tr><td>a<br>b</td><td>c</td></tr></tbody></table>
        <table><tr><td>a<td><tr><td>b<td></table>                       | <p>a</p><p>b</p>
        <b><table><tr><td>a<td>b</table></b>                            | <table><tbody><tr><td><strong>a</strong></td><td><strong>b</strong></td></tr></tbody></table>
        """)
    void separatesWordsAndNestsNothingWrongly(String foreign, String clean) {
        String made = Markup.clean(foreign);
        assertThat(made).isEqualTo(clean);
        assertThat(Markup.clean(made)).as("cleaned twice").isEqualTo(made);
        isWellFormed(made);
    }

    /** Word names the list of each item; two that follow each other are not one. */
    @Test
    void keepsTwoListsOfWordApart() {
        String item =
                "<p class=MsoListParagraph style=\"mso-list:%s level1 %s\"><span style=\"mso-list:Ignore\">1. </span>%s</p>";
        assertThat(Markup.clean(item.formatted("l0", "lfo1", "a") + item.formatted("l0", "lfo1", "b")))
                .isEqualTo("<ol><li>a</li><li>b</li></ol>");
        assertThat(Markup.clean(item.formatted("l0", "lfo1", "a") + item.formatted("l1", "lfo2", "b")))
                .isEqualTo("<ol><li>a</li></ol><ol><li>b</li></ol>");
    }

    @Test
    void writesTheTargetWhereTheTextOfALinkIsItsAddress() {
        assertThat(Markup.clean(
                        "<p><a href=\"https://a.example/b?utm_source=x\">https://a.example/b?utm_source=x</a></p>"))
                .isEqualTo("<p><a href=\"https://a.example/b\">https://a.example/b</a></p>");
        assertThat(Markup.clean("<p><a href=\"https://a.example/b?utm_source=x\">b?utm_source=x</a></p>"))
                .isEqualTo("<p><a href=\"https://a.example/b\">b?utm_source=x</a></p>");
    }

    @Test
    void saysThatATableIsTooLarge() {
        String row = "<tr><td>1</td><td>2</td></tr>";
        assertThat(Markup.hasLargeTable(Markup.clean("<table>" + row.repeat(200) + "</table>")))
                .isFalse();
        assertThat(Markup.hasLargeTable(Markup.clean("<table>" + row.repeat(201) + "</table>")))
                .isTrue();
        assertThat(Markup.hasLargeTable(Markup.clean("<table><tr>" + "<td>1</td>".repeat(20) + "</tr></table>")))
                .isFalse();
        assertThat(Markup.hasLargeTable(Markup.clean("<table><tr>" + "<td>1</td>".repeat(21) + "</tr></table>")))
                .isTrue();
    }

    @Test
    void keepsTheCellsOfATableApartInPlainText() {
        assertThat(Markup.text(Markup.clean("<table><tr><td>Low Town</td><td>1204</td></tr></table>")))
                .isEqualTo("Low Town 1204");
    }

    /** Pieces of the bank and random tags, cut and mixed. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void cleansRandomHtmlOnceAndForAll(int seed) {
        Random random = new Random(seed);
        List<PasteBank> bank = PasteBank.all();
        for (int i = 0; i < 400; i++) {
            StringBuilder html = new StringBuilder();
            for (int piece = random.nextInt(2, 12); piece > 0; piece--) {
                if (random.nextInt(6) == 0) {
                    String other = bank.get(random.nextInt(bank.size())).html();
                    int from = random.nextInt(other.length());
                    html.append(other, from, Math.min(other.length(), from + random.nextInt(400)));
                } else {
                    html.append(piece(random));
                }
            }
            String clean = Markup.clean(html.toString());
            assertThat(Markup.clean(clean)).as("twice: %s", html).isEqualTo(clean);
            isWellFormed(clean);
        }
    }

    private static final List<String> TAGS = List.of(
            "p",
            "div",
            "b",
            "i",
            "strong",
            "em",
            "s",
            "sub",
            "span",
            "a",
            "ul",
            "ol",
            "li",
            "blockquote",
            "h2",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "td",
            "th",
            "br",
            "pre",
            "dl",
            "dt",
            "dd",
            "main",
            "details",
            "summary",
            "menu",
            "center",
            "q",
            "ruby",
            "rt",
            "font",
            "hr",
            "o:p",
            "svg",
            "img");
    private static final List<String> ATTRIBUTES = List.of(
            "",
            "",
            "",
            " lang=es",
            " lang=fr",
            " dir=rtl",
            " dir=ltr",
            " href=https://e.org/?utm_source=a",
            " style='font-weight:700'",
            " style='font-weight:400'",
            " style=font-style:italic",
            " style='font-style:normal'",
            " style='mso-list:l0 level1 lfo1'",
            " style='mso-list:l0 level2 lfo1'",
            " style='mso-list:Ignore'",
            " colspan=2",
            " rowspan=3",
            " class=x",
            " data-aria-level=2",
            " data-off=strong",
            " style=display:none");
    private static final List<String> TEXTS =
            List.of("x", " ", " y ", "12", "&nbsp;", "&amp;", "\n", "1. z", "· z", "\u200b", "👍", "á");

    private static String piece(Random random) {
        String tag = TAGS.get(random.nextInt(TAGS.size()));
        return switch (random.nextInt(5)) {
            case 0 -> "</" + tag + ">";
            case 1 -> TEXTS.get(random.nextInt(TEXTS.size()));
            case 2 ->
                "<" + tag + ATTRIBUTES.get(random.nextInt(ATTRIBUTES.size())) + ">" + piece(random) + "</" + tag + ">";
            default ->
                "<" + tag + ATTRIBUTES.get(random.nextInt(ATTRIBUTES.size())) + ">"
                        + TEXTS.get(random.nextInt(TEXTS.size()));
        };
    }

    private static void isWellFormed(String body) {
        Document document = Jsoup.parseBodyFragment(body);
        document.outputSettings().prettyPrint(false);
        assertThat(document.body().html()).as("parsed again").isEqualTo(body);
        for (Element element : document.body().select("body *")) {
            String name = element.normalName();
            String parent = element.parent() == null ? "" : element.parent().normalName();
            assertThat(INLINE.contains(name) || BLOCKS.contains(name)).as(name).isTrue();
            if (BLOCKS.contains(name)) {
                assertThat(INLINE).as("%s in %s: %s", name, parent, body).doesNotContain(parent);
                assertThat(Set.of("p", "h3", "td", "th", "caption"))
                        .as("%s in %s: %s", name, parent, body)
                        .doesNotContain(parent);
            }
            if (name.equals("li")) {
                assertThat(parent).as(body).isIn("ul", "ol");
            }
            if (parent.equals("ul") || parent.equals("ol")) {
                assertThat(name).as(body).isEqualTo("li");
            }
            for (String attribute :
                    element.attributes().asList().stream().map(a -> a.getKey()).toList()) {
                assertThat(attribute).isIn("lang", "dir", "href", "scope");
            }
        }
    }
}
