package dateline.newsroom.form;

import dateline.contributor.CreditContent;
import dateline.contributor.CreditSentence;
import dateline.platform.text.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Credits that a text ends with, as in "Reporting by A; Editing by B". They are only found here; an editor decides
 * whether they move. The newsroom's script {@code closing.js} does the same while a text is written.
 *
 * @param text    the lines that are credits
 * @param credits what the lines say
 * @param body    the text without the lines, as clean HTML; empty when nothing else is in it
 */
public record ClosingCredits(String text, List<CreditContent> credits, String body) {

    /** A line of a paragraph, with the break before it. */
    private record Line(Element paragraph, @Nullable Node lineBreak, List<Node> nodes) {

        String text() {
            StringBuilder text = new StringBuilder();
            nodes.forEach(node -> text.append(
                    node instanceof Element element
                            ? element.text()
                            : node instanceof TextNode words ? words.text() : ""));
            return text.toString().strip();
        }

        void remove() {
            nodes.forEach(Node::remove);
            if (lineBreak != null) {
                lineBreak.remove();
            }
            if (!paragraph.hasText()) {
                paragraph.remove();
            }
        }
    }

    /** Finds the credits at the end of a clean body. */
    public static Optional<ClosingCredits> in(@Nullable String html) {
        if (html == null || html.isEmpty()) {
            return Optional.empty();
        }
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        Element body = document.body();
        List<Line> lines = lastLines(body);
        CreditSentence.Closing closing =
                CreditSentence.closing(lines.stream().map(Line::text).toList());
        if (closing.credits().isEmpty()) {
            return Optional.empty();
        }
        int start = lines.size() - closing.lines();
        String text = lines.subList(start, lines.size()).stream()
                .map(Line::text)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
        lines.subList(start - closing.separators(), lines.size()).forEach(Line::remove);
        return Optional.of(new ClosingCredits(text, closing.credits(), Markup.clean(body.html())));
    }

    /** Returns the lines of the paragraphs that the body ends with, at most as many as are looked at. */
    private static List<Line> lastLines(Element body) {
        List<Line> lines = new ArrayList<>();
        for (Node node = body.lastChild();
                node != null && lines.size() < CreditSentence.MOST_LINES;
                node = node.previousSibling()) {
            if (node instanceof Element paragraph && paragraph.nameIs("p")) {
                lines.addAll(0, lines(paragraph));
            } else if (!(node instanceof TextNode blank && blank.isBlank())) {
                break;
            }
        }
        return lines.subList(Math.max(0, lines.size() - CreditSentence.MOST_LINES), lines.size());
    }

    private static List<Line> lines(Element paragraph) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(paragraph, null, new ArrayList<>()));
        for (Node node : paragraph.childNodes()) {
            if (node instanceof Element element && element.nameIs("br")) {
                lines.add(new Line(paragraph, node, new ArrayList<>()));
            } else {
                lines.getLast().nodes().add(node);
            }
        }
        return lines;
    }
}
