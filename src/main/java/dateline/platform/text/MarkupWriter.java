package dateline.platform.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Writes safe elements as a body. Loose text goes into paragraphs, blocks never into inline elements or paragraphs, and
 * elements without text are dropped. Each node is visited once and appended to the end, so the time is linear in the
 * number of nodes.
 */
final class MarkupWriter {

    private static final Set<String> BLOCKS =
            Set.of("p", "h3", "ul", "ol", "li", "blockquote", "table", "caption", "thead", "tbody", "tr", "th", "td");
    private static final Set<String> TEXT_BLOCKS = Set.of("p", "h3");
    private static final Set<String> INLINE = Set.of("a", "span", "strong", "em", "s", "sub", "sup");
    private static final Set<String> ATTRIBUTES = Set.of("href", "lang", "dir");
    private static final Set<String> LISTS = Set.of("ul", "ol");
    /** Blocks whose white space is trimmed at both ends. */
    private static final Set<String> TRIMMED = Set.of("p", "h3", "li", "blockquote", "caption", "th", "td");
    /** Parts of tables, which are written with their table; elsewhere, only their content is. */
    private static final Set<String> TABLE_PARTS = Set.of("caption", "thead", "tbody", "tr", "th", "td");
    /** Attributes that say how text is to be spoken and set. They apply to all elements inside. */
    private static final List<String> SPOKEN = List.of("lang", "dir");
    /** Elements that change nothing inside one of the same name. */
    private static final Set<String> MARKS = Set.of("strong", "em", "s", "sub", "sup");
    /** Maximum number of line breaks in a row in a cell. */
    private static final int MOST_BREAKS = 2;
    /** Maximum nesting depths of blocks and of inline elements. Of deeper elements only the text is kept. */
    private static final int DEEPEST_BLOCK = 24;

    private static final int DEEPEST_INLINE = 8;
    /** Maximum nesting depth that is read, a bound on the stack. Of deeper elements only the text is kept. */
    private static final int DEEPEST_READ = 80;

    private static final int LONGEST_ATTRIBUTE = 4_000;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}+");
    /**
     * Number of characters after which writing stops, more than any body may have. Without this bound, a long link that
     * is repeated in each of many paragraphs could exhaust the memory.
     */
    private static final int MOST_WRITTEN = 4_000_000;

    /** Elements that contain a block. */
    private final Set<Node> withBlocks = new HashSet<>();
    /** Open elements of the output, innermost first, each with whether it has text. */
    private final Deque<Open> open = new ArrayDeque<>();
    /** Inline elements around the current node, outermost first. */
    private final List<Element> inline = new ArrayList<>();
    /** Language and direction of blocks that are not written themselves, for the blocks inside. */
    private Map<String, String> spoken = Map.of();
    /** Whether a cell is open, in which blocks become lines. */
    private boolean inCell;
    /** Whether that cell is a heading, which is bold by itself. */
    private boolean inHeading;

    private boolean cellHasText;
    /** Line breaks to be written in the cell if more text follows. */
    private int breaks;

    /** Number of elements around the nodes that are being read. */
    private int depth;

    private int inlineWritten;
    private int written;

    private static final class Open {
        private final Element element;
        private boolean hasText;

        Open(Element element) {
            this.element = element;
        }
    }

    /** Name of the block that wraps loose text; null where text needs no block of its own. */
    private @Nullable String loose = "p";

    private int looseDepth = 1;

    private MarkupWriter() {}

    /**
     * Writes the children of an element as the HTML of a body.
     *
     * @param safe body of a document that contains only elements a body may have; it is not changed
     */
    static String written(Element safe) {
        return new MarkupWriter().body(safe);
    }

    @SuppressWarnings("ReferenceEquality") // compares identity: the walk must end at this very element
    private String body(Element safe) {
        for (Element element : safe.select("*")) {
            if (BLOCKS.contains(element.normalName())) {
                // Stops at the first ancestor that is marked already, so that each element is marked once.
                Element above = element.parent();
                while (above != null && above != safe && withBlocks.add(above)) {
                    above = above.parent();
                }
            }
        }
        Document document = Document.createShell("");
        document.outputSettings().prettyPrint(false);
        open.push(new Open(document.body()));
        children(safe);
        closeTo(1);
        return document.body().html().strip();
    }

    private void children(Element of) {
        if (depth == DEEPEST_READ) {
            text(new TextNode(of.wholeText()));
            return;
        }
        depth++;
        for (Node child : of.childNodes()) {
            if (written > MOST_WRITTEN) {
                break;
            }
            if (child instanceof TextNode text) {
                text(text);
            } else if (child instanceof Element element) {
                element(element);
            }
        }
        depth--;
    }

    private void element(Element element) {
        String name = element.normalName();
        if (inCell && (name.equals("br") || BLOCKS.contains(name))) {
            lines(element);
        } else if (name.equals("br")) {
            if (startText(true)) {
                append(new Element("br"));
            }
        } else if (!BLOCKS.contains(name)) {
            inline(element);
        } else if (TEXT_BLOCKS.contains(name)) {
            textBlock(element);
        } else if (name.equals("table")) {
            table(element);
        } else if (TABLE_PARTS.contains(name)) {
            endText();
            within(element, "p");
        } else {
            container(element);
        }
    }

    /** Writes a line break, or a block in a cell as lines of its own. */
    private void lines(Element element) {
        if (element.normalName().equals("br")) {
            breaks = cellHasText ? Math.min(breaks + 1, MOST_BREAKS) : 0;
            return;
        }
        breaks = cellHasText ? Math.max(breaks, 1) : 0;
        children(element);
        breaks = cellHasText ? Math.max(breaks, 1) : 0;
    }

    private void inline(Element element) {
        if (!INLINE.contains(element.normalName())) {
            children(element);
            return;
        }
        boolean bare = switch (element.normalName()) {
            case "a" ->
                !element.hasAttr("href")
                        || element.attr("href").length() > LONGEST_ATTRIBUTE
                        || inline.stream()
                                .anyMatch(around -> around.normalName().equals("a"));
            case "span" -> SPOKEN.stream().noneMatch(name -> says(element, name));
            default ->
                (hasInline(element.normalName())
                                || inHeading && element.normalName().equals("strong"))
                        && SPOKEN.stream().noneMatch(name -> says(element, name));
        };
        if (element.hasAttr(ForeignMarkup.OFF) && hasInline(element.attr(ForeignMarkup.OFF))) {
            without(around -> around.normalName().equals(element.attr(ForeignMarkup.OFF)), () -> children(element));
            return;
        }
        if (bare || inline.size() == DEEPEST_INLINE) {
            children(element);
            return;
        }
        inline.addLast(element);
        children(element);
        inline.removeLast();
        while (inlineWritten > inline.size()) {
            close();
            inlineWritten--;
        }
    }

    private boolean hasInline(String name) {
        return MARKS.contains(name)
                && inline.stream().anyMatch(around -> around.normalName().equals(name));
    }

    /** Writes something outside some of the inline elements around it. */
    private void without(Predicate<Element> which, Runnable write) {
        List<Element> before = List.copyOf(inline);
        endInline();
        inline.removeIf(which);
        write.run();
        endInline();
        inline.clear();
        inline.addAll(before);
    }

    /** Whether an inline element's attribute differs from what applies around it. */
    private boolean says(Element element, String name) {
        return element.hasAttr(name) && !element.attr(name).equalsIgnoreCase(around(name, inline.size()));
    }

    /** Returns the value that applies inside the first {@code count} inline elements; empty when there is none. */
    private String around(String name, int count) {
        for (Element element : inline.subList(0, count).reversed()) {
            if (element.hasAttr(name)) {
                return element.attr(name);
            }
        }
        return spoken.containsKey(name) ? spoken.get(name) : aroundOpen(name);
    }

    /** Returns the value that applies inside the open elements; empty when there is none. */
    private String aroundOpen(String name) {
        for (Open around : open) {
            if (around.element.hasAttr(name)) {
                return around.element.attr(name);
            }
        }
        return "";
    }

    /** Writes a paragraph or a subheading. When it contains blocks, only its loose text becomes one. */
    private void textBlock(Element element) {
        endText();
        if (!withBlocks.contains(element)) {
            String name = "h3".equals(loose) ? "h3" : element.normalName();
            block(element, name, () -> {
                @Nullable String before = loose;
                loose = null;
                children(element);
                endInline();
                loose = before;
            });
        } else {
            within(element, element.normalName().equals("h3") || "h3".equals(loose) ? "h3" : "p");
        }
    }

    private void container(Element element) {
        endText();
        boolean listless = element.normalName().equals("li")
                && open.getFirst().element.normalName().equals("li");
        if (listless || open.size() > DEEPEST_BLOCK) {
            within(element, "p");
            return;
        }
        block(element, element.normalName(), () -> within(element, null));
    }

    /** Opens a block with its language and direction, writes its content and closes it. */
    private void block(Element element, String to, Runnable content) {
        Element made = new Element(to);
        Map<String, String> before = spoken;
        for (String name : SPOKEN) {
            String said = element.hasAttr(name) ? element.attr(name) : before.getOrDefault(name, "");
            if (!said.isEmpty() && !said.equalsIgnoreCase(aroundOpen(name))) {
                made.attr(name, said);
            }
        }
        open(made);
        spoken = Map.of();
        // A block's own language takes precedence over that of inline elements around it.
        without(
                around -> around.normalName().equals("span")
                        && SPOKEN.stream().anyMatch(name -> element.hasAttr(name) && around.hasAttr(name)),
                content);
        spoken = before;
        close();
    }

    private void table(Element element) {
        endText();
        TableGrid grid = TableGrid.of(element);
        if (grid.isList() || open.size() > DEEPEST_BLOCK) {
            within(element, "p");
            return;
        }
        block(element, "table", () -> {
            Element caption = grid.caption();
            if (caption != null) {
                block(caption, "caption", () -> cell(caption));
            }
            rows("thead", grid.rows().subList(0, grid.heads()), "col");
            rows("tbody", grid.rows().subList(grid.heads(), grid.rows().size()), "row");
        });
    }

    private void rows(String part, List<List<@Nullable Element>> rows, String scope) {
        if (rows.isEmpty()) {
            return;
        }
        open(new Element(part));
        for (List<@Nullable Element> row : rows) {
            open(new Element("tr"));
            for (Element cell : row) {
                if (written > MOST_WRITTEN) {
                    break;
                }
                cell(cell, scope);
            }
            closeKept();
        }
        closeKept();
    }

    private void cell(@Nullable Element cell, String scope) {
        boolean head = cell != null && (scope.equals("col") || cell.normalName().equals("th")) && hasText(cell.text());
        Element made = new Element(head ? "th" : "td");
        if (cell == null) {
            append(made);
            return;
        }
        for (String name : SPOKEN) {
            if (cell.hasAttr(name) && !cell.attr(name).equalsIgnoreCase(aroundOpen(name))) {
                made.attr(name, cell.attr(name));
            }
        }
        if (head) {
            made.attr("scope", scope);
        }
        open(made);
        inHeading = head;
        without(around -> head && around.normalName().equals("strong"), () -> cell(cell));
        inHeading = false;
        closeKept();
    }

    /** Writes the content of a cell or a caption. */
    private void cell(Element cell) {
        @Nullable String before = loose;
        loose = null;
        inCell = true;
        cellHasText = false;
        breaks = 0;
        children(cell);
        endInline();
        inCell = false;
        loose = before;
    }

    private void within(Element element, @Nullable String wrapper) {
        @Nullable String before = loose;
        int depth = looseDepth;
        Map<String, String> around = spoken;
        if (wrapper != null && SPOKEN.stream().anyMatch(element::hasAttr)) {
            Map<String, String> more = new HashMap<>(around);
            SPOKEN.stream().filter(element::hasAttr).forEach(name -> more.put(name, element.attr(name)));
            spoken = more;
        }
        loose = wrapper;
        looseDepth = open.size();
        children(element);
        endText();
        loose = before;
        looseDepth = depth;
        spoken = around;
    }

    private void text(TextNode node) {
        String text = InputText.withinMarkup(node.getWholeText());
        boolean blank = !hasText(text);
        if (blank && inCell && (!cellHasText || breaks > 0) || !startText(blank)) {
            return;
        }
        Element to = open.getFirst().element;
        if (blank && LISTS.contains(to.normalName())) {
            return;
        }
        boolean first =
                inCell ? !cellHasText || breaks > 0 : to.childNodeSize() == 0 && TRIMMED.contains(to.normalName());
        String words = first ? text.stripLeading() : text;
        if (words.isEmpty()) {
            return;
        }
        if (inCell) {
            for (; breaks > 0; breaks--) {
                append(new Element("br"));
            }
            cellHasText |= !blank;
        }
        append(new TextNode(words));
        written += words.length();
        open.getFirst().hasText |= !blank;
    }

    /**
     * Opens the elements that text needs around it. White space and line breaks need no inline elements. Returns false
     * where they would start a paragraph.
     */
    private boolean startText(boolean blank) {
        if (loose != null && open.size() == looseDepth) {
            if (blank) {
                return false;
            }
            Element made = new Element(loose);
            for (String name : SPOKEN) {
                String said = spoken.getOrDefault(name, "");
                if (!said.isEmpty() && !said.equalsIgnoreCase(aroundOpen(name))) {
                    made.attr(name, said);
                }
            }
            open(made);
        }
        while (!blank && inlineWritten < inline.size()) {
            Element next = inline.get(inlineWritten);
            open(copy(next, inlineWritten));
            inlineWritten++;
        }
        return true;
    }

    private void endInline() {
        while (inlineWritten > 0) {
            close();
            inlineWritten--;
        }
    }

    /** Closes the inline elements, and the paragraph around loose text. */
    private void endText() {
        endInline();
        if (loose != null) {
            closeTo(looseDepth);
        }
    }

    private void closeTo(int depth) {
        while (open.size() > depth) {
            close();
        }
    }

    private void open(Element element) {
        append(element);
        open.push(new Open(element));
    }

    private void append(Node node) {
        open.getFirst().element.appendChild(node);
        written += node instanceof Element ? 2 * node.nodeName().length() + 5 : 0;
    }

    /** Closes the innermost open element, which is the last node written. Removes it when it has no text. */
    private void close() {
        Open closed = open.pop();
        if (!closed.hasText) {
            closed.element.remove();
            return;
        }
        open.getFirst().hasText = true;
        if (TRIMMED.contains(closed.element.normalName())) {
            trimEnd(closed.element);
        }
    }

    /** Copies an inline element. Its language and direction are left out where they say nothing. */
    private Element copy(Element element, int at) {
        Element copy = new Element(element.normalName());
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey();
            String value = attribute.getValue();
            if (value.length() <= LONGEST_ATTRIBUTE
                    && ATTRIBUTES.contains(name)
                    && !(SPOKEN.contains(name) && value.equalsIgnoreCase(around(name, at)))) {
                copy.attr(name, CONTROL.matcher(value).replaceAll(""));
                written += name.length() + value.length() + 4;
            }
        }
        return copy;
    }

    /** Closes the innermost open element, which is kept even if it is empty. */
    private void closeKept() {
        Open closed = open.pop();
        open.getFirst().hasText |= closed.hasText;
        if (TRIMMED.contains(closed.element.normalName())) {
            trimEnd(closed.element);
        }
    }

    static boolean hasText(String text) {
        return !InputText.isBlank(text);
    }

    private static void trimEnd(Element block) {
        while (block.lastChild() instanceof TextNode last) {
            String words = last.getWholeText().stripTrailing();
            if (!words.isEmpty()) {
                last.text(words);
                return;
            }
            last.remove();
        }
    }
}
