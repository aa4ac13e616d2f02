package dateline.publishing.view;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * A body in two parts: the opening, and the rest that a reader can unfold. A short body has no rest, and neither part
 * is very short. Lengths are counted in words.
 *
 * @param rest  empty for a body that is shown as a whole
 * @param words the number of words in the rest
 */
public record Fold(String opening, String rest, int words) {

    private static final int LONG = 240;
    private static final int OPEN = 110;
    private static final int WORTH = 80;

    static Fold of(String body) {
        if (words(body) < LONG) {
            return new Fold(body, "", 0);
        }
        List<Element> blocks = Jsoup.parseBodyFragment(body)
                .outputSettings(new org.jsoup.nodes.Document.OutputSettings().prettyPrint(false))
                .body()
                .children();
        StringBuilder opening = new StringBuilder();
        StringBuilder rest = new StringBuilder();
        int open = 0;
        int folded = 0;
        for (Element block : blocks) {
            // A subheading stays with the text below it.
            if (folded > 0
                    || open >= OPEN
                    || open > 0 && open >= OPEN / 2 && block.normalName().equals("h3")) {
                rest.append(block.outerHtml());
                folded += words(block.text());
            } else {
                opening.append(block.outerHtml());
                open += words(block.text());
            }
        }
        return folded < WORTH ? new Fold(body, "", 0) : new Fold(opening.toString(), rest.toString(), folded);
    }

    /** Returns a copy whose tables can be scrolled sideways. */
    Fold withTables(String name) {
        return new Fold(TableRegions.html(opening, name), TableRegions.html(rest, name), words);
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
