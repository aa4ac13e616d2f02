package dateline.platform.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Words of a search query, folded as the database function {@code search_words} folds what is searched. A text matches
 * when it contains every word, each at least as a prefix. In scripts that do not separate words, and in Hangul, the
 * characters of a query must occur in sequence, anywhere in the text.
 */
public record SearchWords(List<String> words) {

    public static final int LONGEST = 200;
    private static final int MOST_WORDS = 12;

    /** Splits a query into words. Only its first 200 characters and 12 different words count. */
    public static SearchWords of(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : TextFold.words(Graphemes.start(text, LONGEST)).split(" ")) {
            int from = 0;
            for (int end = pieceEnd(word, from); from < word.length(); from = end, end = pieceEnd(word, from)) {
                words.add(word.substring(from, end));
            }
        }
        return new SearchWords(words.stream().limit(MOST_WORDS).toList());
    }

    /** Returns the end of the longest piece that is of spaced scripts only, or of others only. */
    private static int pieceEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != ' ' && isRun(text, end) == isRun(text, from)) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean isRun(String text, int at) {
        return TextFold.isRun(text.codePointAt(at));
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** Returns the query for PostgreSQL's {@code to_tsquery}. It consists of letters, digits, marks and operators only. */
    public String tsquery() {
        return words.stream()
                .map(word -> isRun(word, 0) ? sequence(word) : word + ":*")
                .collect(Collectors.joining(" & "));
    }

    /** Each two characters that follow each other are a term of the index. One character is found as a prefix. */
    private static String sequence(String word) {
        int[] points = word.codePoints().toArray();
        if (points.length == 1) {
            return word + ":*";
        }
        return IntStream.range(0, points.length - 1)
                .mapToObj(i -> new String(points, i, 2))
                .collect(Collectors.joining(" <-> ", "(", ")"));
    }

    /** Returns the start and end positions of the words in the text. Time is linear in the length of the text. */
    List<int[]> in(String text) {
        return found(text, Integer.MAX_VALUE);
    }

    /** Returns the first of those positions. */
    Optional<int[]> first(String text) {
        return found(text, 1).stream().findFirst();
    }

    private List<int[]> found(String whole, int most) {
        List<int[]> found = new ArrayList<>();
        FoldedText text = new FoldedText(whole);
        String folded = text.folded.toString();
        for (int at = 0; at < folded.length() && found.size() < most; ) {
            if (folded.charAt(at) == ' ') {
                at++;
                continue;
            }
            int end = pieceEnd(folded, at);
            boolean isRun = isRun(folded, at);
            while (at < end && found.size() < most) {
                int length = longest(folded, at, isRun);
                if (length > 0) {
                    found.add(new int[] {text.starts[at], text.ends[at + length - 1]});
                }
                at = !isRun ? end : at + Math.max(length, Character.charCount(folded.codePointAt(at)));
            }
        }
        return found;
    }

    private int longest(String folded, int at, boolean isRun) {
        int longest = 0;
        for (String word : words) {
            if (word.length() > longest && isRun(word, 0) == isRun && folded.startsWith(word, at)) {
                longest = word.length();
            }
        }
        return longest;
    }

    /** Folded text that knows from which characters of the text each of its characters was made. */
    private static final class FoldedText {
        private final StringBuilder folded;
        private int[] starts;
        private int[] ends;

        FoldedText(String text) {
            folded = new StringBuilder(text.length());
            starts = new int[text.length()];
            ends = new int[text.length()];
            for (int at = 0; at < text.length(); ) {
                int first = text.codePointAt(at);
                int next = at + Character.charCount(first);
                while (next < text.length() && joins(text.codePointAt(next))) {
                    next += Character.charCount(text.codePointAt(next));
                }
                String piece =
                        next == at + 1 && first < 128 ? ascii((char) first) : TextFold.words(text.substring(at, next));
                if (piece.isEmpty() && !TextFold.isIgnorable(first) && !TextFold.isAccent(first)) {
                    piece = " ";
                }
                append(piece, at, next);
                at = next;
            }
        }

        private static String ascii(char c) {
            return Character.isLetterOrDigit(c) ? String.valueOf(Character.toLowerCase(c)) : " ";
        }

        /** Whether the character is folded together with the one before it. */
        private static boolean joins(int point) {
            return point > 127
                    && (TextFold.isMark(point)
                            || TextFold.isIgnorable(point)
                            || point >= 0x1160 && point <= 0x11FF
                            // Voicing marks of half width.
                            || point == 0xFF9E
                            || point == 0xFF9F);
        }

        private void append(String piece, int start, int end) {
            int length = folded.length() + piece.length();
            if (length > starts.length) {
                starts = Arrays.copyOf(starts, 2 * length);
                ends = Arrays.copyOf(ends, 2 * length);
            }
            Arrays.fill(starts, folded.length(), length, start);
            Arrays.fill(ends, folded.length(), length, end);
            folded.append(piece);
        }
    }
}
