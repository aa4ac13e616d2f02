package dateline.platform.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Words of a search query. A text matches when it contains every word, each at least as a prefix, regardless of accents
 * and case. In scripts that do not separate words, the characters of a query must occur in sequence.
 */
public record SearchWords(List<String> words) {

    public static final int LONGEST = 200;
    private static final int MOST_WORDS = 12;
    private static final String SIGN = "[\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff]";
    private static final Pattern SIGNS = Pattern.compile(SIGN + "+");
    private static final Pattern MARKS =
            Pattern.compile("[\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u064b-\\u065f\\u0670]+");
    private static final Pattern WORD =
            Pattern.compile(SIGN + "+|[\\p{L}\\p{N}\\p{M}&&[^\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff]]+");

    /** Splits a query into words. Only its first 200 characters and 12 different words count. */
    public static SearchWords of(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return new SearchWords(WORD.matcher(fold(cut))
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(MOST_WORDS)
                .toList());
    }

    /** Folds case and accents as the database function {@code search_fold} does. */
    static String fold(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (isPlain(lower)) {
            return lower;
        }
        String bare =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
        return Normalizer.normalize(bare, Normalizer.Form.NFC)
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace('ø', 'o')
                .replace('ł', 'l')
                .replace('đ', 'd')
                .replace('ı', 'i');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** Returns the query for PostgreSQL's {@code to_tsquery}. It consists of letters, digits and operators only. */
    public String tsquery() {
        return words.stream()
                .map(word -> SIGNS.matcher(word).matches()
                        ? word.codePoints().mapToObj(Character::toString).collect(Collectors.joining(" <-> ", "(", ")"))
                        : word + ":*")
                .collect(Collectors.joining(" & "));
    }

    /** Returns the start and end positions of the words in the text. Time is linear in the length of the text. */
    List<int[]> in(String text) {
        return found(text).toList();
    }

    /** Returns the first of those positions. */
    Optional<int[]> first(String text) {
        return found(text).findFirst();
    }

    private Stream<int[]> found(String text) {
        List<String> signs =
                words.stream().filter(word -> SIGNS.matcher(word).matches()).toList();
        return WORD.matcher(text).results().flatMap(piece -> Stream.ofNullable(found(piece, signs)));
    }

    private int @Nullable [] found(MatchResult piece, List<String> signs) {
        String text = piece.group();
        String folded = fold(text);
        int longest = words.stream()
                .filter(folded::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        if (longest > 0) {
            return new int[] {piece.start(), piece.start() + length(text, longest)};
        }
        for (String word : signs) {
            int at = text.indexOf(word);
            if (at > 0) {
                return new int[] {piece.start() + at, piece.start() + at + word.length()};
            }
        }
        return null;
    }

    /**
     * Returns the length of the prefix of the piece that folds to the given number of characters, combining marks of
     * the last one included.
     */
    private static int length(String piece, int folded) {
        int made = 0;
        int at = 0;
        while (at < piece.length() && made < folded) {
            int next = at + Character.charCount(piece.codePointAt(at));
            while (next < piece.length() && isMark(piece.codePointAt(next))) {
                next += Character.charCount(piece.codePointAt(next));
            }
            made += fold(piece.substring(at, next)).length();
            at = next;
        }
        return at;
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
