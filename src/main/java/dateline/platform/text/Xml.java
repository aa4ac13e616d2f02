package dateline.platform.text;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Writes well-formed XML 1.0 from any input: characters that XML cannot represent are left out, all others are escaped
 * as needed.
 */
public final class Xml {

    private final StringBuilder out = new StringBuilder(1 << 16).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element. Attributes are given as alternating names and values; those with a null value are left out. */
    public Xml open(String name, @Nullable String... attributes) {
        start(name, attributes).append(">\n");
        open.push(name);
        return this;
    }

    public Xml close() {
        String name = open.pop();
        indent().append("</").append(name).append(">\n");
        return this;
    }

    /** Writes an element without content; attributes as in {@link #open}. */
    public Xml empty(String name, @Nullable String... attributes) {
        start(name, attributes).append("/>\n");
        return this;
    }

    /** Writes an element with text content; writes nothing when the text is null. */
    public Xml text(String name, @Nullable String text, @Nullable String... attributes) {
        if (text != null) {
            escape(text, start(name, attributes).append('>'), false)
                    .append("</")
                    .append(name)
                    .append(">\n");
        }
        return this;
    }

    /** Closes all open elements and returns the document. */
    public String end() {
        while (!open.isEmpty()) {
            close();
        }
        return out.toString();
    }

    /** Returns the text without the characters that XML cannot represent. */
    public static String clean(String text) {
        return text.codePoints().allMatch(Xml::allowed)
                ? text
                : text.codePoints()
                        .filter(Xml::allowed)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private StringBuilder start(String name, @Nullable String... attributes) {
        indent().append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                escape(value, out.append(' ').append(attributes[i]).append("=\""), true)
                        .append('"');
            }
        }
        return out;
    }

    private StringBuilder indent() {
        return out.repeat("  ", open.size());
    }

    private static StringBuilder escape(String text, StringBuilder to, boolean attribute) {
        clean(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> to.append("&amp;");
                case '<' -> to.append("&lt;");
                // Escaped because "]]>" is not allowed in text.
                case '>' -> to.append("&gt;");
                case '"' -> to.append(attribute ? "&quot;" : "\"");
                case '\n', '\t' -> to.append(attribute ? "&#" + c + ";" : String.valueOf((char) c));
                case '\r' -> to.append("&#13;");
                default -> to.appendCodePoint(c);
            }
        });
        return to;
    }

    private static boolean allowed(int c) {
        return c >= 0x20 && c <= 0xD7FF
                || c == '\n'
                || c == '\t'
                || c == '\r'
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
