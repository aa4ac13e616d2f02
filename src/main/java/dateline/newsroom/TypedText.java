package dateline.newsroom;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;

/** Text as it comes from the composer's field: HTML from the editor, or plain paragraphs where the editor does not run. */
public final class TypedText {

    private TypedText() {}

    /** The same as HTML: plain text becomes a paragraph for each block of lines. */
    public static String html(String text) {
        if (hasTag(text)) {
            return text;
        }
        return Arrays.stream(text.split("\\R\\s*\\R"))
                .filter(block -> !block.isBlank())
                .map(block -> "<p>" + Entities.escape(block.strip()).replaceAll("\\R", "<br>") + "</p>")
                .collect(Collectors.joining());
    }

    /** Whether anything stands there that begins like a tag and ends later; looks at each character once. */
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
