package dateline.site;

import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * The small safe subset of HTML that a body may hold: paragraphs, subheadings ({@code h3}), lists, quotes, {@code strong}, {@code em},
 * {@code s}, {@code sub}, {@code sup}, links to http, https and mailto, and {@code lang}. What comes in otherwise is dropped or, where it
 * has a plain counterpart ({@code b}, {@code i}, {@code div}, bare text), turned into it. Cleaning twice changes nothing.
 */
public final class Markup {

    private static final Safelist SAFE = new Safelist()
            .addTags("p", "br", "h3", "ul", "ol", "li", "blockquote", "strong", "em", "s", "sub", "sup", "a", "span")
            .addAttributes("a", "href")
            .addAttributes(":all", "lang", "dir")
            .addProtocols("a", "href", "http", "https", "mailto");

    /** Elements that are left out together with what stands in them. */
    private static final Set<String> DROPPED =
            Set.of("script", "style", "template", "noscript", "iframe", "object", "embed", "head", "title");
    /** Elements that have a counterpart in a body, and its name. */
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("b", "strong"),
            Map.entry("i", "em"),
            Map.entry("del", "s"),
            Map.entry("strike", "s"),
            Map.entry("div", "p"),
            Map.entry("section", "p"),
            Map.entry("article", "p"),
            Map.entry("pre", "p"),
            Map.entry("td", "p"),
            Map.entry("h1", "h3"),
            Map.entry("h2", "h3"),
            Map.entry("h4", "h3"),
            Map.entry("h5", "h3"),
            Map.entry("h6", "h3"));
    /** Elements inside each other while what came is parsed; deeper ones become neighbours. */
    private static final int DEEPEST = 100;

    private Markup() {}

    /**
     * The body as it is stored: safe, every piece of text in a block, nothing empty. An empty string when nothing is left to read. Takes time
     * in proportion to the length of what came, however its tags are nested; of tags nested deeper than any text needs only the text is kept.
     */
    public static String clean(String html) {
        Document dirty = Document.createShell("");
        dirty.body()
                .appendChildren(Parser.htmlParser().setMaxDepth(DEEPEST).parseFragmentInput(html, dirty.body(), ""));
        for (Element element : dirty.body().select("*")) {
            String name = element.normalName();
            if (DROPPED.contains(name)) {
                element.empty();
            } else if (PLAIN.containsKey(name)) {
                element.tagName(PLAIN.get(name));
            }
        }
        return MarkupWriter.written(new Cleaner(SAFE).clean(dirty).body());
    }

    /** The words of a clean body without its tags, blocks separated by a space. */
    public static String text(String html) {
        return Jsoup.parseBodyFragment(html).text().replace('\u00a0', ' ').strip();
    }

    /** The first words of a clean body, at most {@code length} characters, cut between words and ended with "…". */
    public static String excerpt(String html, int length) {
        return cut(text(html), length);
    }

    /** The same of text without markup. */
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = text.lastIndexOf(' ', length - 1);
        String cut = text.substring(0, end > length / 2 ? end : length - 1);
        if (Character.isHighSurrogate(cut.charAt(cut.length() - 1))) {
            cut = cut.substring(0, cut.length() - 1);
        }
        return cut.replaceAll("[\\s,;:.–—-]+$", "") + "…";
    }
}
