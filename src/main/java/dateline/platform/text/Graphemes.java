package dateline.platform.text;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cuts text between grapheme clusters, which are what readers see as one character: a letter with its marks, a flag, a
 * family of emoji (Unicode Standard Annex 29). All user text that is shortened is cut here.
 */
public final class Graphemes {

    /** How far back from a cut, at most, the text is read. A longer cluster is cut between code points. */
    private static final int LOOK_BACK = 400;

    private static final Pattern LOOSE_END = Pattern.compile("[\\s\\p{Z},;:.、。，；：،؛–—-]+$");

    private Graphemes() {}

    /**
     * Returns the start of a text, at most {@code length} characters. The text is cut between words and ends with "…" when
     * it was longer.
     */
    public static String excerpt(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int space = text.lastIndexOf(' ', length - 1);
        int end = space > length / 2 ? space : before(text, length - 1);
        return LOOSE_END.matcher(text.substring(0, end)).replaceAll("") + "…";
    }

    /** Returns the first characters of a text, at most {@code length}, without a sign that there were more. */
    public static String start(String text, int length) {
        return text.length() <= length ? text : text.substring(0, before(text, length));
    }

    /** Returns the position of the last boundary at or before {@code at}. */
    static int before(String text, int at) {
        if (at <= 0 || at >= text.length()) {
            return Math.clamp(at, 0, text.length());
        }
        int from = Math.max(0, at - LOOK_BACK);
        // Nothing joins what is before a space to what is behind it.
        int space = text.lastIndexOf(' ', at - 1);
        from = space > from ? space : from == 0 ? 0 : whole(text, from);
        String part = text.substring(from, Math.min(text.length(), at + 2));
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(part);
        int cut = clusters.isBoundary(at - from) ? at - from : clusters.preceding(at - from);
        return cut > 0 ? from + cut : space == from && from > 0 ? from : whole(text, at);
    }

    private static int whole(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1))
                ? at - 1
                : at;
    }
}
