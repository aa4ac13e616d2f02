package dateline.platform.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Converts HTML of word processors, spreadsheets, mail programs and web pages to the elements that a body may contain,
 * in place: styles become elements, blocks without a counterpart become paragraphs, redirects become their targets.
 * What is left is cleaned afterwards. The newsroom's editor does the same with pasted content, in {@code paste.js}.
 */
final class ForeignMarkup {

    /** Attribute of a {@code span} whose text is not in the element it names, although it is inside one. */
    static final String OFF = "data-off";

    /** Elements that are removed together with their content. */
    private static final Set<String> DROPPED = Set.of(
            "script",
            "style",
            "template",
            "noscript",
            "iframe",
            "object",
            "embed",
            "head",
            "title",
            "svg",
            "video",
            "audio",
            "canvas",
            "map");
    /** Elements that are renamed to their counterpart in a body. */
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("b", "strong"),
            Map.entry("i", "em"),
            Map.entry("del", "s"),
            Map.entry("strike", "s"),
            Map.entry("h1", "h3"),
            Map.entry("h2", "h3"),
            Map.entry("h4", "h3"),
            Map.entry("h5", "h3"),
            Map.entry("h6", "h3"),
            Map.entry("menu", "ul"),
            Map.entry("dir", "ul"),
            Map.entry("tfoot", "tbody"));

    private static final Set<String> KEPT =
            Set.of("p", "h3", "ul", "ol", "li", "blockquote", "table", "caption", "thead", "tbody", "tr", "th", "td");
    private static final Set<String> UNSEEN = Set.of("col", "colgroup", "meta", "link", "base", "basefont", "bgsound");
    /** Elements that end a word although the HTML parser does not count them as blocks. */
    private static final Set<String> SEPARATE = Set.of(
            "legend",
            "summary",
            "option",
            "optgroup",
            "select",
            "button",
            "textarea",
            "center",
            "dialog",
            "search",
            "hgroup",
            "fieldset",
            "figcaption");
    /** Elements whose children text cannot be wrapped. */
    private static final Set<String> FRAMES = Set.of("ul", "ol", "table", "thead", "tbody", "tr");

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,5}");
    private static final Set<String> DIRECTIONS = Set.of("ltr", "rtl", "auto");
    private static final Pattern RIGHT_TO_LEFT = Pattern.compile(
            "[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\x{10800}-\\x{10fff}\\x{1e800}-\\x{1efff}]");
    /** Signs that only editors leave on elements, and texts by hand do not have. */
    private static final List<String> SIGNS = List.of("style", "class", "role", "aria-level");

    private static final Pattern EMOJI =
            Pattern.compile("[\\p{IsExtended_Pictographic}\\p{IsEmoji_Component}&&[^0-9#*]]{1,20}");

    private ForeignMarkup() {}

    /** Converts the children of an element. */
    static void convert(Element body) {
        WordLists.convert(body);
        List<Element> elements = body.select("*");
        for (Element element : elements) {
            if (!element.equals(body)) {
                convert(element, element.normalName());
            }
        }
        for (Element table : body.select("table")) {
            if (TableGrid.isLayout(table)) {
                TableGrid.parts(table).forEach(part -> part.tagName("p"));
            } else {
                TableGrid.addHeads(table);
            }
        }
    }

    private static void convert(Element element, String name) {
        InlineStyle style = InlineStyle.of(element.attr("style"));
        if (style.hidden() || element.hasAttr("hidden") || DROPPED.contains(name)) {
            element.remove();
            return;
        }
        switch (name) {
            case "pre", "textarea", "listing" -> breakLines(element);
            case "img" -> emoji(element);
            case "q" -> {
                element.prependText("“");
                element.appendText("”");
            }
            case "rt" -> {
                if (element.parent() == null || element.parent().select("rp").isEmpty()) {
                    element.prependText(" (");
                    element.appendText(")");
                }
            }
            case "a" -> {
                if (element.hasAttr("href")) {
                    link(element, element.attr("href").strip());
                }
            }
            default -> {}
        }
        language(element);
        String to = counterpart(element, name, style);
        if (!to.equals(name)) {
            element.tagName(to);
        }
        emphasize(element, to, style);
    }

    /** Replaces an address with its target, and so the text where that is the address itself. */
    private static void link(Element element, String address) {
        String target = LinkTargets.of(address);
        element.attr("href", target);
        if (!target.equals(address)
                && element.childrenSize() == 0
                && element.text().equals(address)) {
            element.text(target);
        }
    }

    private static String counterpart(Element element, String name, InlineStyle style) {
        String to = PLAIN.getOrDefault(name, name);
        boolean plain = switch (to) {
            case "strong" -> Boolean.FALSE.equals(style.bold());
            case "em" -> Boolean.FALSE.equals(style.italic());
            case "sub", "sup" -> "".equals(style.script());
            default -> false;
        };
        if (plain) {
            return "span";
        }
        if (to.equals("p") || to.equals("div")) {
            String kind = element.className();
            if (element.attr("role").equals("heading") || kind.matches("MsoTitle|MsoSubtitle")) {
                return "h3";
            }
            return kind.matches("MsoQuote|MsoIntenseQuote") ? "blockquote" : "p";
        }
        if (to.equals("blockquote")) {
            return isIndent(element) ? "p" : to;
        }
        if (KEPT.contains(to) || UNSEEN.contains(to)) {
            return to;
        }
        return SEPARATE.contains(to) || Tag.valueOf(to).isBlock() ? "p" : to;
    }

    /** Whether a quote is only an indent, as mail programs write it. */
    private static boolean isIndent(Element quote) {
        String style = quote.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
        return quote.hasClass("webkit-indent-blockquote")
                || style.contains("border:none") && style.contains("margin:0px0px0px40px")
                || style.contains("border:none") && style.contains("margin:00040px");
    }

    private static void emphasize(Element element, String name, InlineStyle style) {
        if (FRAMES.contains(name) || element.childNodeSize() == 0) {
            return;
        }
        emphasize(element, "em", style.italic());
        emphasize(element, "strong", Set.of("h3", "th").contains(name) ? null : style.bold());
        if (style.struck()) {
            emphasize(element, "s", true);
        }
        String script = style.script();
        if (script != null && !script.isEmpty() && !KEPT.contains(name)) {
            emphasize(element, script, true);
        }
    }

    /** Puts the content into the mark, or takes it out of one that is around it. */
    private static void emphasize(Element element, String mark, @Nullable Boolean on) {
        if (on != null && on != isMarked(element, mark)) {
            wrap(element, on ? new Element(mark) : new Element("span").attr(OFF, mark));
        }
    }

    /** Whether the mark applies to the element's content. */
    private static boolean isMarked(Element element, String mark) {
        for (Element around = element; around != null; around = around.parent()) {
            if (around.attr(OFF).equals(mark)) {
                return false;
            }
            if (around.normalName().equals(mark)) {
                return true;
            }
        }
        return false;
    }

    private static void wrap(Element around, Element by) {
        List<org.jsoup.nodes.Node> children = List.copyOf(around.childNodes());
        around.empty();
        by.appendChildren(children);
        around.appendChild(by);
    }

    /** Removes a language or direction that says nothing. */
    private static void language(Element element) {
        String language = element.attr("lang").strip();
        if (!LANGUAGE.matcher(language).matches() || language.equalsIgnoreCase("x-none")) {
            element.removeAttr("lang");
        }
        String direction = element.attr("dir").strip().toLowerCase(Locale.ROOT);
        // Google Docs writes the direction of every paragraph.
        boolean idle = direction.equals("ltr")
                && SIGNS.stream().anyMatch(element::hasAttr)
                && !RIGHT_TO_LEFT.matcher(element.text()).find();
        if (!DIRECTIONS.contains(direction) || idle) {
            element.removeAttr("dir");
        } else {
            element.attr("dir", direction);
        }
    }

    private static void breakLines(Element element) {
        for (TextNode text : element.nodeStream(TextNode.class).toList()) {
            String[] lines = text.getWholeText().split("\\R", -1);
            for (int i = 0; i < lines.length - 1; i++) {
                text.before(new TextNode(lines[i])).before(new Element("br"));
            }
            text.text(lines[lines.length - 1]);
        }
    }

    /** Replaces a picture of an emoji with the emoji. */
    private static void emoji(Element image) {
        String alt = image.attr("alt").strip();
        if (alt.length() <= 20 && EMOJI.matcher(alt).matches()) {
            image.before(new TextNode(alt));
        }
    }
}
