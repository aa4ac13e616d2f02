package dateline.platform.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Folds text for comparison, in three strengths: {@link #words} for search, {@link #key} for tags and addresses, and
 * {@link #name} for the names of people and sections. The database functions {@code search_words} and {@code name_fold} say
 * the same as {@link #words} and {@link #name}; a test compares them.
 */
public final class TextFold {

    /** Number of characters of a text that count. */
    static final int LONGEST = 200_000;

    private static final Map<Integer, String> LETTERS = letters();
    private static final Pattern BLANKS = Pattern.compile("[\\x09-\\x0d\\x1c-\\x20\\u1680\\u2028\\u2029]+");

    private TextFold() {}

    private static Map<Integer, String> letters() {
        Map<Integer, String> letters = new HashMap<>(
                Map.of((int) 'ß', "ss", (int) 'æ', "ae", (int) 'œ', "oe", (int) 'þ', "th", (int) 'ς', "σ"));
        // In the order of the database function's translate().
        String from = "øłđðħıŧŋĸəɨʉɓɗƙƴƶǥȷ";
        String to = "oldd" + "hitnk" + "eiubdkyzgj";
        for (int i = 0; i < from.length(); i++) {
            letters.put((int) from.charAt(i), to.substring(i, i + 1));
        }
        return Map.copyOf(letters);
    }

    /**
     * Returns the words of a text, separated by single spaces: without case, accents, compatibility forms and characters
     * that are not visible. Everything that is no letter, digit or mark separates words.
     */
    public static String words(String text) {
        return folded(text, Strength.WORDS).strip();
    }

    /**
     * Returns what two spellings of one tag have in common. Unlike in words, symbols count ({@code C++}, {@code C#}), and
     * so do the accents of Cyrillic letters, which make other letters. Apostrophes vanish.
     */
    static String key(String text) {
        return folded(text, Strength.KEY).strip();
    }

    /** Returns the words of an address: like {@link #key}, but symbols separate words. */
    static String slug(String text) {
        return folded(text, Strength.SLUG).strip();
    }

    /**
     * Returns what two spellings of one name have in common: they may differ in case, in width and other compatibility
     * forms, in white space, in the sign for an apostrophe or a hyphen, and in characters that are not visible. Accents
     * count, since they distinguish people.
     */
    public static String name(String text) {
        if (isAscii(text)) {
            return BLANKS.matcher(text.toLowerCase(Locale.ROOT).replace('`', '\''))
                    .replaceAll(" ")
                    .strip();
        }
        StringBuilder name = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .map(Character::toLowerCase)
                .forEach(point -> {
                    if (isApostrophe(point)) {
                        name.append('\'');
                    } else if (isDash(point)) {
                        name.append('-');
                    } else if (point == 'ς') {
                        name.append('σ');
                    } else if (!isIgnorable(point)) {
                        name.appendCodePoint(point);
                    }
                });
        return BLANKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    private enum Strength {
        WORDS,
        SLUG,
        KEY
    }

    private static String folded(String text, Strength strength) {
        String bounded = start(text);
        if (strength == Strength.WORDS && isAscii(bounded)) {
            return ascii(bounded);
        }
        String decomposed = start(Normalizer.normalize(bounded, Normalizer.Form.NFKD));
        StringBuilder folded = new StringBuilder(decomposed.length());
        boolean isCyrillic = false;
        for (int i = 0; i < decomposed.length(); ) {
            int raw = decomposed.codePointAt(i);
            i += Character.charCount(raw);
            int point = Character.toLowerCase(raw);
            if (isAccent(point)) {
                if (strength != Strength.WORDS && isCyrillic) {
                    folded.appendCodePoint(point);
                }
                continue;
            }
            if (isIgnorable(point)) {
                continue;
            }
            isCyrillic = point >= 0x0400 && point <= 0x052F;
            if (isSeparator(point)) {
                if (strength == Strength.KEY && isSymbol(point)) {
                    folded.appendCodePoint(point);
                } else if (strength == Strength.WORDS || !isApostrophe(point)) {
                    space(folded);
                }
            } else {
                String letter = LETTERS.get(point);
                if (letter == null) {
                    folded.appendCodePoint(point);
                } else {
                    folded.append(letter);
                }
            }
        }
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static String ascii(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                folded.append(c);
            } else if (c >= 'A' && c <= 'Z') {
                folded.append((char) (c + 'a' - 'A'));
            } else {
                space(folded);
            }
        }
        return folded.toString();
    }

    private static void space(StringBuilder folded) {
        if (folded.length() > 0 && folded.charAt(folded.length() - 1) != ' ') {
            folded.append(' ');
        }
    }

    private static String start(String text) {
        return text.length() <= LONGEST || text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the character separates words in a text that is decomposed: punctuation, symbols, white space, control and
     * private characters, half characters, and the letters that are used as apostrophes.
     */
    static boolean isSeparator(int point) {
        return switch (Character.getType(point)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.UNASSIGNED -> false;
            case Character.MODIFIER_LETTER -> isApostrophe(point);
            default -> true;
        };
    }

    /** Whether the character is one that people type as an apostrophe, or a letter with its look. */
    static boolean isApostrophe(int point) {
        return switch (point) {
            case '\'',
                    '`',
                    0xB4,
                    0x2018,
                    0x2019,
                    0x201A,
                    0x201B,
                    0x2032,
                    0x2035,
                    0x055A,
                    0x05F3,
                    0xA78B,
                    0xA78C,
                    0x07F4,
                    0x07F5 -> true;
            default -> point >= 0x02B9 && point <= 0x02BF || point == 0x02C8 || point == 0x02EE;
        };
    }

    private static boolean isDash(int point) {
        return Character.getType(point) == Character.DASH_PUNCTUATION || point == 0x2212;
    }

    /** Whether a separator makes a difference in a tag: {@code +}, {@code #}, {@code %}, currency signs, emoji. */
    private static boolean isSymbol(int point) {
        return switch (point) {
            case '#', '%', '&', '@', '*' -> true;
            case 0x2212, '|', '^', '~', '<', '>' -> false;
            default ->
                switch (Character.getType(point)) {
                    case Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL, Character.OTHER_SYMBOL -> true;
                    case Character.MODIFIER_SYMBOL -> point > 0xFFFF;
                    default -> false;
                };
        };
    }

    /** Whether the mark is left out when words are compared: accents and the points of Hebrew, Arabic and Syriac. */
    static boolean isAccent(int point) {
        return point >= 0x0300
                && (point <= 0x036F
                        || point >= 0x0483 && point <= 0x0489
                        || point >= 0x0591 && point <= 0x05BD
                        || point == 0x05BF
                        || point == 0x05C1
                        || point == 0x05C2
                        || point == 0x05C4
                        || point == 0x05C5
                        || point == 0x05C7
                        || point >= 0x0610 && point <= 0x061A
                        || point >= 0x064B && point <= 0x065F
                        || point == 0x0670
                        || point >= 0x06D6 && point <= 0x06DC
                        || point >= 0x06DF && point <= 0x06E4
                        || point == 0x06E7
                        || point == 0x06E8
                        || point >= 0x06EA && point <= 0x06ED
                        || point == 0x0711
                        || point >= 0x0730 && point <= 0x074A
                        || point >= 0x1AB0 && point <= 0x1AFF
                        || point >= 0x1DC0 && point <= 0x1DFF
                        || point >= 0x20D0 && point <= 0x20FF
                        || point >= 0xFE20 && point <= 0xFE2F);
    }

    /** Whether the character shows nothing by itself: format characters, variation selectors, fillers, tatweel. */
    static boolean isIgnorable(int point) {
        if (point < 0xAD) {
            return false;
        }
        return switch (point) {
            case 0x034F, 0x0640, 0x07FA, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x3164, 0xFFA0 -> true;
            default ->
                Character.getType(point) == Character.FORMAT
                        || point >= 0x180B && point <= 0x180F
                        || point >= 0xFE00 && point <= 0xFE0F
                        || point >= 0xFFF0 && point <= 0xFFF8
                        || point >= 0xE0000 && point <= 0xE0FFF;
        };
    }

    static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /**
     * Whether the character belongs to a script whose words are not separated by spaces, or are compounds: Thai, Lao,
     * Myanmar, Khmer, other scripts of South-East Asia, kana, ideographs and Hangul. Any sequence of them is found.
     */
    static boolean isRun(int point) {
        return point >= 0x0E00
                && (point <= 0x0EFF
                        || point >= 0x1000 && point <= 0x109F
                        || point >= 0x1780 && point <= 0x17FF
                        || point >= 0x1950 && point <= 0x19DF
                        || point >= 0x1A20 && point <= 0x1AAF
                        || point >= 0x1B00 && point <= 0x1B7F
                        || point >= 0x3005 && point <= 0x3007
                        || point >= 0x3031 && point <= 0x3035
                        || point >= 0x303B && point <= 0x303C
                        || point >= 0x3041 && point <= 0x318F
                        || point >= 0x31A0 && point <= 0x31FF
                        || point >= 0x3400 && point <= 0x4DBF
                        || point >= 0x4E00 && point <= 0xA4CF
                        || point >= 0xA980 && point <= 0xA9DF
                        || point >= 0xAA60 && point <= 0xAADF
                        || point >= 0xAC00 && point <= 0xD7FF
                        || point >= 0x20000 && point <= 0x3FFFF);
    }
}
