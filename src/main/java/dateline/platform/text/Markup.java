package dateline.platform.text;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * Cleans HTML to the safe subset that a body may contain: paragraphs, subheadings ({@code h3}), lists, quotes,
 * {@code strong}, {@code em}, {@code s}, {@code sub}, {@code sup}, links to http, https and mailto, {@code span},
 * {@code lang} and {@code dir}, and tables. Elements and styles with a counterpart ({@code b}, {@code div}, bare text,
 * {@code font-weight}) are converted; others are removed. Redirects are replaced with their targets. Cleaning is
 * idempotent.
 */
public final class Markup {

    private static final Safelist SAFE = new Safelist()
            .addTags("p", "br", "h3", "ul", "ol", "li", "blockquote", "strong", "em", "s", "sub", "sup", "a", "span")
            .addTags("table", "caption", "thead", "tbody", "tr", "th", "td")
            .addAttributes("a", "href")
            .addAttributes("span", ForeignMarkup.OFF)
            .addAttributes("th", "colspan", "rowspan")
            .addAttributes("td", "colspan", "rowspan")
            .addAttributes(":all", "lang", "dir")
            .addProtocols("a", "href", "http", "https", "mailto");

    /** Maximum nesting depth while parsing. Deeper elements become siblings. */
    private static final int DEEPEST = 60;

    public static final int MOST_COLUMNS = TableGrid.MOST_COLUMNS;
    public static final int MOST_ROWS = TableGrid.MOST_ROWS;

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
        ForeignMarkup.convert(dirty.body());
        Element safe = new Cleaner(SAFE).clean(dirty).body();
        ListStructure.repair(safe);
        return MarkupWriter.written(safe);
    }

    /** Whether a table in a clean body has more than {@link #MOST_COLUMNS} columns or {@link #MOST_ROWS} rows. */
    public static boolean hasLargeTable(String html) {
        return html.contains("<table")
                && Jsoup.parseBodyFragment(html).select("table").stream()
                        .anyMatch(table -> table.select("tr").size() > MOST_ROWS
                                || table.select("tr").stream().anyMatch(row -> row.childrenSize() > MOST_COLUMNS));
    }

    /**
     * Returns the cells of a clean table that hold numbers, and the headings of columns with nothing but numbers, so
     * that they can be aligned.
     */
    public static List<Element> numberCells(Element table) {
        return TableGrid.numberCells(table);
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
        return Graphemes.excerpt(text, length);
    }
}
