package dateline.site;

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
 * Writes safe elements as a body: loose text in paragraphs, blocks never inside inline elements or paragraphs, nothing that has no text. Each
 * node is looked at once, and is put behind what is written already, so the time grows with the number of nodes and not with its square.
 */
final class MarkupWriter {

    private static final Set<String> BLOCKS = Set.of("p", "h3", "ul", "ol", "li", "blockquote");
    private static final Set<String> TEXT_BLOCKS = Set.of("p", "h3");
    /** Blocks without white space at their ends. */
    private static final Set<String> TRIMMED = Set.of("p", "h3", "li", "blockquote");
    /** Blocks and inline elements inside each other that are kept; of deeper ones only the text is. */
    private static final int DEEPEST_BLOCK = 24;

    private static final int DEEPEST_INLINE = 8;
    private static final int LONGEST_ATTRIBUTE = 4_000;
    /**
     * Characters after which nothing more is written; more than any body may have. A long link that is repeated in each of many paragraphs
     * would fill the memory.
     */
    private static final int MOST_WRITTEN = 4_000_000;

    /** Blocks, and inline elements with a block in them. */
    private final Set<Node> withBlocks = new HashSet<>();
    /** What is open in the written body, outermost first, and whether it has text. */
    private final Deque<Open> open = new ArrayDeque<>();
    /** The inline elements around the current node. */
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

    /** Where loose text becomes a block of its own, and its name; null where text may stand as it is. */
    private @Nullable String loose = "p";

    private int looseDepth = 1;

    private MarkupWriter() {}

    /** @param safe body of a document that holds only elements a body may have; it is not changed */
    static String written(Element safe) {
        return new MarkupWriter().body(safe);
    }

    @SuppressWarnings("ReferenceEquality") // of two elements that say the same, only one is the document's body
    private String body(Element safe) {
        for (Element element : safe.select("*")) {
            if (BLOCKS.contains(element.normalName())) {
                // Goes up no further than to what is marked already: each element is marked once.
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

    /** A paragraph or a subheading; with blocks in it, only its text becomes such. */
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

    /** Opens what text must stand in; false where blank text would begin a paragraph. */
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

    /** Ends the inline elements, and the paragraph around loose text. */
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

    /** Ends the innermost element, which is the last thing written; takes it away when there is nothing to read in it. */
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
