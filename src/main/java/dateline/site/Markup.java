package dateline.site;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
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

    private Markup() {
    }

    /** The body as it is stored: safe, every piece of text in a block, nothing empty. An empty string when nothing is left to read. */
    public static String clean(String html) {
        Document dirty = Jsoup.parseBodyFragment(html);
        dirty.select("script, style, template, noscript, iframe, object, embed, head, title").remove();
        dirty.select("b").tagName("strong");
        dirty.select("i").tagName("em");
        dirty.select("del, strike").tagName("s");
        dirty.select("div, section, article, pre, td").tagName("p");
        dirty.select("h1, h2, h4, h5, h6").tagName("h3");
        Document clean = new Cleaner(SAFE).clean(dirty);
        clean.outputSettings().prettyPrint(false);
        Element body = clean.body();
        body.select("span:not([lang]):not([dir])").unwrap();
        body.select("a:not([href])").unwrap();
        unnest(body);
        wrapLooseText(body);
        dropEmpty(body);
        body.select("p, h3, li, blockquote").forEach(Markup::trim);
        return body.html().strip();
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

    private static void unnest(Element body) {
        for (Element paragraph : body.select("p:has(p, h3, ul, ol, blockquote)")) {
            wrapLooseText(paragraph);
            paragraph.unwrap();
        }
    }

    private static void wrapLooseText(Element block) {
        Element open = null;
        for (Node child : List.copyOf(block.childNodes())) {
            boolean isBlock = child instanceof Element element && element.isBlock();
            boolean blank = child instanceof TextNode text && text.isBlank();
            if (isBlock) {
                open = null;
            } else if (open != null) {
                open.appendChild(child);
            } else if (!blank) {
                open = new Element("p");
                child.before(open);
                open.appendChild(child);
            }
        }
    }

    private static void dropEmpty(Element body) {
        boolean dropped;
        do {
            dropped = false;
            for (Element element : body.select("p, h3, li, ul, ol, blockquote, strong, em, s, sub, sup, a, span")) {
                if (element.text().replace('\u00a0', ' ').isBlank()) {
                    element.remove();
                    dropped = true;
                }
            }
        } while (dropped);
        for (Node child : List.copyOf(body.childNodes())) {
            if (child instanceof TextNode text && text.isBlank()) {
                child.remove();
            }
        }
    }

    private static void trim(Element block) {
        if (block.firstChild() instanceof TextNode first) {
            first.text(first.getWholeText().stripLeading());
        }
        if (block.lastChild() instanceof TextNode last) {
            last.text(last.getWholeText().stripTrailing());
        }
    }
}
