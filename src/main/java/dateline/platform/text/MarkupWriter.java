package dateline.platform.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    private static final Set<String> BLOCKS = Set.of("p", "h3", "ul", "ol", "li", "blockquote");
    private static final Set<String> TEXT_BLOCKS = Set.of("p", "h3");
    /** Blocks whose white space is trimmed at both ends. */
    private static final Set<String> TRIMMED = Set.of("p", "h3", "li", "blockquote");
    /** Maximum nesting depths of blocks and of inline elements. Of deeper elements only the text is kept. */
    private static final int DEEPEST_BLOCK = 24;

    private static final int DEEPEST_INLINE = 8;
    private static final int LONGEST_ATTRIBUTE = 4_000;
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
        for (Node child : of.childNodes()) {
            if (written > MOST_WRITTEN) {
                return;
            }
            if (child instanceof TextNode text) {
                text(text);
            } else if (child instanceof Element element) {
                element(element);
            }
        }
    }

    private void element(Element element) {
        String name = element.normalName();
        if (name.equals("br")) {
            if (startText(false)) {
                append(new Element("br"));
            }
        } else if (!BLOCKS.contains(name)) {
            inline(element);
        } else if (TEXT_BLOCKS.contains(name)) {
            textBlock(element);
        } else {
            container(element);
        }
    }

    private void inline(Element element) {
        boolean bare = switch (element.normalName()) {
            case "a" ->
                !element.hasAttr("href")
                        || element.attr("href").length() > LONGEST_ATTRIBUTE
                        || inline.stream()
                                .anyMatch(around -> around.normalName().equals("a"));
            case "span" -> !element.hasAttr("lang") && !element.hasAttr("dir");
            default -> false;
        };
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

    /** Writes a paragraph or a subheading. When it contains blocks, only its loose text becomes one. */
    private void textBlock(Element element) {
        endText();
        if (!withBlocks.contains(element)) {
            String name = "h3".equals(loose) ? "h3" : element.normalName();
            open(copy(element, name));
            @Nullable String before = loose;
            loose = null;
            children(element);
            endInline();
            loose = before;
            close();
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
        open(copy(element, element.normalName()));
        within(element, null);
        close();
    }

    private void within(Element element, @Nullable String wrapper) {
        @Nullable String before = loose;
        int depth = looseDepth;
        loose = wrapper;
        looseDepth = open.size();
        children(element);
        endText();
        loose = before;
        looseDepth = depth;
    }

    private void text(TextNode text) {
        if (!startText(text.isBlank())) {
            return;
        }
        Element to = open.getFirst().element;
        boolean first = to.childNodeSize() == 0 && TRIMMED.contains(to.normalName());
        String words = first ? text.getWholeText().stripLeading() : text.getWholeText();
        if (!words.isEmpty()) {
            append(new TextNode(words));
            written += words.length();
            open.getFirst().hasText |= hasText(words);
        }
    }

    /** Opens the elements that text needs around it. Returns false where blank text would start a paragraph. */
    private boolean startText(boolean blank) {
        if (loose != null && open.size() == looseDepth) {
            if (blank) {
                return false;
            }
            open(new Element(loose));
        }
        while (inlineWritten < inline.size()) {
            Element next = inline.get(inlineWritten++);
            open(copy(next, next.normalName()));
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

    private Element copy(Element element, String name) {
        Element copy = new Element(name);
        for (Attribute attribute : element.attributes()) {
            if (attribute.getValue().length() <= LONGEST_ATTRIBUTE) {
                copy.attr(attribute.getKey(), attribute.getValue());
                written += attribute.getKey().length() + attribute.getValue().length() + 4;
            }
        }
        return copy;
    }

    private static boolean hasText(String text) {
        return text.codePoints()
                .anyMatch(point ->
                        !Character.isWhitespace(point) && point != '\u00a0' && point != '\u200b' && point != '\u00ad');
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
