package dateline.platform.text;

import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Normalises text from forms, the API and photo files. The result is in Unicode's form NFC. Line breaks of all kinds become
 * one kind, control characters are dropped, and C1 control characters are read as windows-1252, which is where they come
 * from. Format characters stay only where a script or an emoji needs them. Latin ligatures become their letters. Text without a visible character becomes empty.
 * Unpaired surrogates are left as they are.
 */
public final class InputText {

    private static final Charset LATIN = Charset.forName("windows-1252");
    private static final int NEXT_LINE = 0x85;
    private static final int SOFT_HYPHEN = 0xAD;
    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int CANCEL_TAG = 0xE007F;

    private static final int FIRST_LIGATURE = 0xFB00;
    /** Letters that PDF files have drawn as one, in the order of Unicode. */
    private static final List<String> LIGATURES = List.of("ff", "fi", "fl", "ffi", "ffl", "st", "st");

    /** Scripts in which neither joiners nor non-joiners have a meaning. */
    private static final Set<UnicodeScript> UNJOINED = EnumSet.of(
            UnicodeScript.COMMON,
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.GEORGIAN,
            UnicodeScript.HEBREW,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.UNKNOWN);

    /** Scripts that may separate words by a zero-width space. */
    private static final Set<UnicodeScript> SPACELESS = EnumSet.of(
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN,
            UnicodeScript.JAVANESE,
            UnicodeScript.BALINESE);

    private enum Kind {
        NAME,
        LINE,
        LINES,
        MARKUP
    }

    private final Kind kind;
    private final int[] points;
    private final boolean isLatin;
    private final boolean hasRightToLeft;
    private final boolean[] dropped;

    private InputText(Kind kind, String text) {
        this.kind = kind;
        this.points = text.codePoints().toArray();
        boolean latin = false;
        boolean rightToLeft = false;
        for (int point : points) {
            latin |= point >= 0x80 && point <= 0x9F && point != NEXT_LINE;
            byte direction = Character.getDirectionality(point);
            rightToLeft |= direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        }
        this.isLatin = latin;
        this.hasRightToLeft = rightToLeft;
        this.dropped = unbalanced(points);
    }

    /** Returns a name: a line in which every white space is one space, no-break spaces included. */
    public static String name(String text) {
        return normalised(Kind.NAME, text);
    }

    /** Returns a single line of text. No-break spaces and spaces of other widths stay, except at the ends. */
    public static String line(String text) {
        return normalised(Kind.LINE, text);
    }

    /** Returns text of several lines, separated by line feeds. */
    public static String lines(String text) {
        return normalised(Kind.LINES, text);
    }

    /** Returns the text between two tags. White space at the ends stays, and so does text that is not visible. */
    static String withinMarkup(String text) {
        return isPlain(text) ? text : normal(new InputText(Kind.MARKUP, text).kept());
    }

    /** Whether nothing of the text is visible. */
    public static boolean isBlank(String text) {
        return text.codePoints().noneMatch(InputText::isVisible);
    }

    private static String normalised(Kind kind, String text) {
        String kept = isPlain(text) ? text : normal(new InputText(kind, text).kept());
        if (isBlank(kept)) {
            return "";
        }
        return strip(
                switch (kind) {
                    case NAME -> kept.replaceAll("[\\s\\p{Z}]+", " ");
                    case LINE -> kept.replaceAll("\\s+", " ");
                    default -> kept;
                });
    }

    private static String normal(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x7F || c < ' ' && c != '\n' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    private static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isEdge(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (from < to && isEdge(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    private static boolean isEdge(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point) || point == ZERO_WIDTH_SPACE;
    }

    private String kept() {
        StringBuilder kept = new StringBuilder(points.length);
        for (int i = 0; i < points.length; i++) {
            int point = points[i];
            if (point < ' ' || point >= 0x7F && point <= 0x9F) {
                control(i, kept);
            } else if (point == 0x2028 || point == 0x2029) {
                kept.append(lineBreak());
            } else if (point == BLACK_FLAG && tags(i) > 0) {
                int end = i + tags(i);
                for (; i < end; i++) {
                    kept.appendCodePoint(points[i]);
                }
                kept.appendCodePoint(points[i]);
            } else if (point >= FIRST_LIGATURE && point < FIRST_LIGATURE + LIGATURES.size()) {
                kept.append(LIGATURES.get(point - FIRST_LIGATURE));
            } else if (Character.getType(point) == Character.FORMAT ? isNeeded(i) : !isUseless(point)) {
                kept.appendCodePoint(point);
            }
        }
        return kept.toString();
    }

    private char lineBreak() {
        return kind == Kind.LINES || kind == Kind.MARKUP ? '\n' : ' ';
    }

    private void control(int at, StringBuilder to) {
        int point = points[at];
        switch (point) {
            case '\t' -> to.append(kind == Kind.NAME || kind == Kind.LINE ? ' ' : '\t');
            case '\r' -> {
                if (at + 1 == points.length || points[at + 1] != '\n') {
                    to.append(lineBreak());
                }
            }
            case '\n', 0x0B, '\f' -> to.append(lineBreak());
            default -> {
                if (point == NEXT_LINE && !isLatin) {
                    to.append(lineBreak());
                } else if (point >= 0x80) {
                    char printed = LATIN.decode(ByteBuffer.wrap(new byte[] {(byte) point}))
                            .get();
                    if (printed != '\uFFFD' && !Character.isISOControl(printed)) {
                        to.append(printed);
                    }
                }
            }
        }
    }

    /** Returns how many tag characters follow the black flag, when they are a whole emoji sequence; otherwise 0. */
    private int tags(int flag) {
        int at = flag + 1;
        while (at < points.length && points[at] >= 0xE0020 && points[at] < CANCEL_TAG) {
            at++;
        }
        return at > flag + 1 && at < points.length && points[at] == CANCEL_TAG ? at - flag : 0;
    }

    /** Whether a format character has a meaning where it stands. */
    private boolean isNeeded(int at) {
        int point = points[at];
        return switch (point) {
            case SOFT_HYPHEN -> kind == Kind.LINES || kind == Kind.MARKUP;
            case ZERO_WIDTH_SPACE -> kind != Kind.NAME && isOf(SPACELESS, at - 1) && isOf(SPACELESS, at + 1);
            case NON_JOINER -> isJoined(at - 1) && isJoined(at + 1);
            case JOINER -> isPictured(at) || isJoined(at - 1) && (isMark(at - 1) || isJoined(at + 1));
            // Left-to-right, right-to-left and Arabic letter marks.
            case 0x200E, 0x200F, 0x061C -> hasRightToLeft && kind != Kind.NAME;
            // Overrides are of no use but to disguise a text.
            case 0x202D, 0x202E -> false;
            case 0x202A, 0x202B, 0x202C, 0x2066, 0x2067, 0x2068, 0x2069 -> kind != Kind.NAME && !dropped[at];
            // Signs over or around Arabic and Syriac numbers, and others that are visible.
            case 0x06DD, 0x070F, 0x08E2, 0x110BD, 0x110CD -> true;
            default -> point >= 0x0600 && point <= 0x0605 || point == 0x0890 || point == 0x0891 || isHieroglyph(point);
        };
    }

    private static boolean isHieroglyph(int point) {
        return point >= 0x13430 && point <= 0x1343F;
    }

    /** At an edge of a text within markup, the neighbour is unknown and taken to be of the same script. */
    private boolean isJoined(int at) {
        if (at < 0 || at >= points.length) {
            return kind == Kind.MARKUP && points.length > 1;
        }
        return (Character.isLetter(points[at]) || isMark(at)) && !UNJOINED.contains(UnicodeScript.of(points[at]));
    }

    private boolean isOf(Set<UnicodeScript> scripts, int at) {
        return at >= 0 && at < points.length && scripts.contains(UnicodeScript.of(points[at]));
    }

    private boolean isMark(int at) {
        return at >= 0 && at < points.length && TextFold.isMark(points[at]);
    }

    /** Whether the joiner is between two pictures of an emoji. */
    private boolean isPictured(int joiner) {
        int before = joiner - 1;
        while (before > 0
                && (points[before] == 0xFE0F
                        || points[before] == 0x20E3
                        || Character.isEmojiModifier(points[before]))) {
            before--;
        }
        return before >= 0
                && joiner + 1 < points.length
                && Character.isExtendedPictographic(points[before])
                && Character.isExtendedPictographic(points[joiner + 1]);
    }

    /** Marks the bidirectional embeddings and isolates that do not end, the ends without a start, and overrides' ends. */
    private static boolean[] unbalanced(int[] points) {
        boolean[] unbalanced = new boolean[points.length];
        int[] open = new int[points.length];
        int depth = 0;
        for (int i = 0; i < points.length; i++) {
            switch (points[i]) {
                case 0x202A, 0x202B, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068 -> {
                    unbalanced[i] = true;
                    open[depth++] = i;
                }
                case 0x202C, 0x2069 -> {
                    unbalanced[i] = true;
                    boolean isIsolate = points[i] == 0x2069;
                    if (depth > 0 && points[open[depth - 1]] >= 0x2066 == isIsolate) {
                        int start = open[--depth];
                        boolean isOverride = points[start] == 0x202D || points[start] == 0x202E;
                        unbalanced[start] = isOverride;
                        unbalanced[i] = isOverride;
                    }
                }
                default -> {}
            }
        }
        return unbalanced;
    }

    /** Whether a character that is no format character is dropped: fillers of Hangul, and what is no character at all. */
    private static boolean isUseless(int point) {
        return point == 0x3164 || point == 0xFFA0 || (point & 0xFFFE) == 0xFFFE || point >= 0xFDD0 && point <= 0xFDEF;
    }

    private static boolean isVisible(int point) {
        if (point > ' ' && point < 0x7F) {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT ->
                point >= 0x0600 && point <= 0x0605
                        || point == 0x06DD
                        || point == 0x070F
                        || point == 0x0890
                        || point == 0x0891
                        || point == 0x08E2
                        || point == 0x110BD
                        || point == 0x110CD;
            default ->
                (!TextFold.isIgnorable(point) || point == 0x0640 || point == 0x07FA)
                        && point != 0x2800
                        && point != 0x1D159;
        };
    }
}
