package dateline.platform.text;

import java.util.ArrayList;
import java.util.List;

/** Excerpt of a text with the search words marked. */
public record Snippet(List<Part> parts) {

    private static final int BEFORE = 60;
    private static final int LENGTH = 220;
    /** Number of characters that are searched. When the words occur only further on, the start of the text is shown. */
    private static final int LOOKED_THROUGH = 50_000;

    /** Part of the excerpt; {@code hit} when it is a search word. */
    public record Part(String text, boolean hit) {}

    /** Marks the words in the whole text. */
    public static Snippet whole(String text, SearchWords query) {
        return cut(text, 0, text.length(), query);
    }

    /** Returns an excerpt around the first search word, or the start of the text when no word occurs in it. */
    public static Snippet of(String whole, SearchWords query) {
        String text = Graphemes.start(whole, LOOKED_THROUGH);
        int from = query.first(text).map(hit -> Math.max(0, hit[0] - BEFORE)).orElse(0);
        from = from == 0 ? 0 : start(text, from);
        int to = Math.min(text.length(), from + LENGTH);
        to = to == text.length() ? to : end(text, from, to);
        Snippet cut = cut(text, from, to, query);
        List<Part> parts = new ArrayList<>(cut.parts);
        if (from > 0) {
            parts.addFirst(new Part("… ", false));
        }
        if (to < text.length()) {
            parts.add(new Part(" …", false));
        }
        return new Snippet(parts);
    }

    private static Snippet cut(String text, int from, int to, SearchWords query) {
        List<Part> parts = new ArrayList<>();
        String piece = text.substring(from, to);
        int at = 0;
        for (int[] hit : query.in(piece)) {
            if (hit[0] > at) {
                parts.add(new Part(piece.substring(at, hit[0]), false));
            }
            parts.add(new Part(piece.substring(hit[0], hit[1]), true));
            at = hit[1];
        }
        if (at < piece.length()) {
            parts.add(new Part(piece.substring(at), false));
        }
        return new Snippet(parts);
    }

    private static int start(String text, int at) {
        int space = text.indexOf(' ', at);
        return space < 0 || space > at + 30 ? Graphemes.before(text, at) : space + 1;
    }

    private static int end(String text, int from, int at) {
        int space = text.lastIndexOf(' ', at);
        return space <= from + LENGTH / 2 ? Graphemes.before(text, at) : space;
    }
}
