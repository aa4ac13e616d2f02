package dateline.newsroom.form;

import dateline.platform.text.Markup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.TextNode;

/** Converts the composer's text to HTML. The editor sends HTML; without JavaScript the field holds plain paragraphs. */
public final class TypedText {

    private TypedText() {}

    /** Returns the text as HTML. In plain text, blank lines separate paragraphs, and addresses become links. */
    public static String html(String text) {
        if (hasTag(text)) {
            return text;
        }
        return Arrays.stream(text.split("\\R\\s*\\R"))
                .filter(block -> !block.isBlank())
                .map(block -> "<p>" + line(block.strip()).replaceAll("\\R", "<br>") + "</p>")
                .collect(Collectors.joining());
    }

    /** Returns what was typed into a field without a script as HTML: its addresses are links even among tags. */
    public static String html(String text, boolean isPlain) {
        return isPlain && hasTag(text) ? linked(Markup.clean(text)) : html(text);
    }

    private static String line(String text) {
        StringBuilder line = new StringBuilder();
        int at = 0;
        for (Addresses.Found found : Addresses.in(text)) {
            line.append(Entities.escape(text.substring(at, found.start())))
                    .append("<a href=\"")
                    .append(Entities.escape(found.href()).replace("\"", "&quot;"))
                    .append("\">")
                    .append(Entities.escape(text.substring(found.start(), found.end())))
                    .append("</a>");
            at = found.end();
        }
        return line.append(Entities.escape(text.substring(at))).toString();
    }

    private static String linked(String clean) {
        Document document = Jsoup.parseBodyFragment(clean);
        document.outputSettings().prettyPrint(false);
        List<TextNode> texts = new ArrayList<>();
        document.body().traverse((node, depth) -> {
            if (node instanceof TextNode text) {
                texts.add(text);
            }
        });
        for (TextNode text : texts) {
            Element parent = text.parent();
            if (parent != null
                    && parent.closest("a") == null
                    && !Addresses.in(text.getWholeText()).isEmpty()) {
                text.before(line(text.getWholeText()));
                text.remove();
            }
        }
        return document.body().html();
    }

    /**
     * Whether the text contains something that begins like a tag and is closed later. An address in angle brackets is none.
     * Runs in linear time.
     */
    private static boolean hasTag(String text) {
        int last = text.lastIndexOf('>');
        for (int at = text.indexOf('<'); at >= 0 && at < last; at = text.indexOf('<', at + 1)) {
            int name = text.charAt(at + 1) == '/' ? at + 2 : at + 1;
            int end = name;
            while (end < last && isNameCharacter(text.charAt(end), end == name)) {
                end++;
            }
            if (end > name && "> /\t\r\n".indexOf(text.charAt(end)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNameCharacter(char sign, boolean isFirst) {
        return sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z' || !isFirst && sign >= '0' && sign <= '9';
    }
}
