package dateline.newsroom;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;

/** Text as it comes from the composer's field: HTML from the editor, or plain paragraphs where the editor does not run. */
public final class TypedText {

    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^>]*>");

    private TypedText() {
    }

    /** The same as HTML: plain text becomes a paragraph for each block of lines. */
    public static String html(String text) {
        if (TAG.matcher(text).find()) {
            return text;
        }
        return Arrays.stream(text.split("\\R\\s*\\R")).filter(block -> !block.isBlank())
            .map(block -> "<p>" + Entities.escape(block.strip()).replaceAll("\\R", "<br>") + "</p>").collect(Collectors.joining());
    }
}
