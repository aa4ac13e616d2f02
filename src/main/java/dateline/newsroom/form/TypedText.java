package dateline.newsroom.form;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;

/** Converts the composer's text to HTML. The editor sends HTML; without JavaScript the field holds plain paragraphs. */
public final class TypedText {

    private TypedText() {}

    /** Returns the text as HTML. In plain text, blank lines separate paragraphs. */
    public static String html(String text) {
        if (hasTag(text)) {
            return text;
        }
        return Arrays.stream(text.split("\\R\\s*\\R"))
                .filter(block -> !block.isBlank())
                .map(block -> "<p>" + Entities.escape(block.strip()).replaceAll("\\R", "<br>") + "</p>")
                .collect(Collectors.joining());
    }

    /** Whether the text contains something that begins like a tag and is closed later. Runs in linear time. */
    private static boolean hasTag(String text) {
        int last = text.lastIndexOf('>');
        for (int at = text.indexOf('<'); at >= 0 && at < last; at = text.indexOf('<', at + 1)) {
            int name = text.charAt(at + 1) == '/' ? at + 2 : at + 1;
            if (name < last && isLetter(text.charAt(name))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(char letter) {
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z';
    }
}
