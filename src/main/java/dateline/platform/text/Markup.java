package dateline.platform.text;

import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * Cleans HTML to the safe subset that a body may contain: paragraphs, subheadings ({@code h3}), lists, quotes,
 * {@code strong}, {@code em}, {@code s}, {@code sub}, {@code sup}, links to http, https and mailto, {@code span},
 * {@code lang} and {@code dir}. Elements with a plain counterpart ({@code b}, {@code i}, {@code div}, bare text) are
 * converted; others are removed. Cleaning is idempotent.
 */
public final class Markup {

    private static final Safelist SAFE = new Safelist()
            .addTags("p", "br", "h3", "ul", "ol", "li", "blockquote", "strong", "em", "s", "sub", "sup", "a", "span")
            .addAttributes("a", "href")
            .addAttributes(":all", "lang", "dir")
            .addProtocols("a", "href", "http", "https", "mailto");

    /** Elements that are removed together with their content. */
    private static final Set<String> DROPPED =
            Set.of("script", "style", "template", "noscript", "iframe", "object", "embed", "head", "title");
    /** Elements that are renamed to their counterpart in a body. */
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
    /** Maximum nesting depth while parsing. Deeper elements become siblings. */
    private static final int DEEPEST = 100;

    private Markup() {}

    /**
     * Returns the body as it is stored: safe, with all text inside blocks and without empty elements. The result is an
     * empty string when no text is left. Time is linear in the length of the input, however deeply its tags are nested.
     * Of elements nested beyond any sensible depth only the text is kept.
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

    /** Returns the text of a clean body without tags. Blocks are separated by a space. */
    public static String text(String html) {
        return Jsoup.parseBodyFragment(html).text().replace('\u00a0', ' ').strip();
    }

    /**
     * Returns the start of a clean body as text, at most {@code length} characters. The text is cut between words and
     * ends with "…" when it was longer.
     */
    public static String excerpt(String html, int length) {
        return cut(text(html), length);
    }

    /** Returns the start of a text without markup, cut in the same way. */
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
