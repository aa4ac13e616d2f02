package dateline.platform.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words and phrases of a search query, folded as the database function {@code search_words} folds what is searched. A
 * text matches when it contains every word, each at least as a prefix, and every phrase: whole words next to each other,
 * written between quotation marks. In scripts that do not separate words, and in Hangul, the characters of a query must
 * occur in sequence, anywhere in the text.
 *
 * @param phrases the words of each phrase, in order; a word in a script without spaces is a sequence of characters
 */
public record SearchWords(List<String> words, List<List<String>> phrases) {

    public static final int LONGEST = 200;
    private static final int MOST_WORDS = 12;

    /** Quotation marks of all languages. Apostrophes and single quotes, which look the same, are not among them. */
    private static final String QUOTES = "\"\u00ab\u00bb\u201c\u201d\u201e\u201f\u2039\u203a\u300a\u300b\u300c\u300d"
            + "\u300e\u300f\u301d\u301e\u301f\uff02\uff62\uff63";

    /**
     * Splits a query into words and phrases. Only its first 200 characters and 12 different words count. A quotation mark
     * within a word, or without a counterpart, only separates words.
     */
    public static SearchWords of(String text) {
        String typed = Graphemes.start(text, LONGEST);
        Set<String> words = new LinkedHashSet<>();
        Set<List<String>> phrases = new LinkedHashSet<>();
        int left = MOST_WORDS;
        int from = 0;
        for (int[] quoted : quoted(typed)) {
            left -= add(typed.substring(from, quoted[0]), left, words);
            List<String> phrase = pieces(TextFold.words(typed.substring(quoted[0] + 1, quoted[1]))).stream()
                    .limit(left)
                    .toList();
            if (!phrase.isEmpty() && phrases.add(phrase)) {
                left -= phrase.size();
            }
            from = quoted[1] + 1;
        }
        add(typed.substring(from), left, words);
        return new SearchWords(List.copyOf(words), List.copyOf(phrases));
    }

    private static int add(String text, int most, Set<String> words) {
        int before = words.size();
        for (String word : pieces(TextFold.words(text))) {
            if (words.size() - before < most) {
                words.add(word);
            }
        }
        return words.size() - before;
    }

    /** Returns the positions of the quotation marks around each phrase. */
    private static List<int[]> quoted(String text) {
        List<int[]> quoted = new ArrayList<>();
        int open = -1;
        for (int at = 0; at < text.length(); at++) {
            if (QUOTES.indexOf(text.charAt(at)) < 0) {
                continue;
            }
            if (open >= 0 && (at + 1 == text.length() || !isWordCharacter(text.codePointAt(at + 1)))) {
                quoted.add(new int[] {open, at});
                open = -1;
            } else if (at == 0 || !isWordCharacter(text.codePointBefore(at))) {
                open = at;
            }
        }
        return quoted;
    }

    /** Whether a quotation mark beside the character is within a word, as in 55" or in Hebrew abbreviations. */
    private static boolean isWordCharacter(int point) {
        return Character.isLetterOrDigit(point) && !TextFold.isRun(point);
    }

    /** Splits folded text into the longest pieces that are of spaced scripts only, or of others only. */
    private static List<String> pieces(String folded) {
        return bounds(folded).stream()
                .map(piece -> folded.substring(piece[0], piece[1]))
                .toList();
    }

    private static List<int[]> bounds(String folded) {
        List<int[]> bounds = new ArrayList<>();
        for (int at = 0; at < folded.length(); ) {
            int end = pieceEnd(folded, at);
            if (end > at) {
                bounds.add(new int[] {at, end});
            }
            at = Math.max(end, at + 1);
        }
        return bounds;
    }

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
        return words.isEmpty() && phrases.isEmpty();
    }

    /** Returns the query for PostgreSQL's {@code to_tsquery}. It consists of letters, digits, marks and operators only. */
    public String tsquery() {
        return Stream.concat(
                        words.stream().map(word -> isRun(word, 0) ? sequence(word) : word + ":*"),
                        phrases.stream().map(SearchWords::sequence))
                .collect(Collectors.joining(" & "));
    }

    /** Each two characters that follow each other are a term of the index. One character is found as a prefix. */
    private static String sequence(String word) {
        return word.codePointCount(0, word.length()) == 1 ? word + ":*" : adjacent(terms(word, false, false));
    }

    private static String sequence(List<String> phrase) {
        if (phrase.size() == 1 && isRun(phrase.getFirst(), 0)) {
            return sequence(phrase.getFirst());
        }
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < phrase.size(); i++) {
            String word = phrase.get(i);
            terms.addAll(isRun(word, 0) ? terms(word, i > 0, i < phrase.size() - 1) : List.of(word));
        }
        return terms.size() == 1 ? terms.getFirst() : adjacent(terms);
    }

    private static String adjacent(List<String> terms) {
        return terms.stream().collect(Collectors.joining(" <-> ", "(", ")"));
    }

    /**
     * Returns the terms of a sequence of characters: all pairs, after the first character if the sequence begins there in
     * the text, and before the last one if it ends there.
     */
    private static List<String> terms(String word, boolean begins, boolean ends) {
        int[] points = word.codePoints().toArray();
        List<String> terms = new ArrayList<>();
        if (begins) {
            terms.add(Character.toString(points[0]));
        }
        for (int i = 0; i < points.length - 1; i++) {
            terms.add(new String(points, i, 2));
        }
        if (ends) {
            terms.add(Character.toString(points[points.length - 1]));
        }
        return terms;
    }

    /** Returns the start and end positions of the words and phrases in the text. Time is linear in its length. */
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
        List<int[]> pieces = bounds(folded);
        int at = 0;
        for (int piece = 0; piece < pieces.size(); piece++) {
            at = Math.max(at, pieces.get(piece)[0]);
            int stop = pieces.get(piece)[1];
            while (at < stop && found.size() < most) {
                int end = longest(folded, pieces, piece, at);
                if (end > at) {
                    found.add(new int[] {text.starts[at], text.ends[end - 1]});
                }
                at = Math.max(end, isRun(folded, at) ? at + Character.charCount(folded.codePointAt(at)) : stop);
            }
        }
        return found;
    }

    /** Returns the end of the longest word or phrase at a position; the position itself if there is none. */
    private int longest(String folded, List<int[]> pieces, int piece, int at) {
        int end = at;
        for (String word : words) {
            if (folded.startsWith(word, at)) {
                end = Math.max(end, at + word.length());
            }
        }
        for (List<String> phrase : phrases) {
            end = Math.max(end, phraseEnd(phrase, folded, pieces, piece, at));
        }
        return end;
    }

    private static int phraseEnd(List<String> phrase, String folded, List<int[]> pieces, int first, int from) {
        if (first + phrase.size() > pieces.size()) {
            return -1;
        }
        int end = -1;
        for (int i = 0; i < phrase.size(); i++) {
            String word = phrase.get(i);
            int[] piece = pieces.get(first + i);
            int start = i == 0 ? from : piece[0];
            end = start + word.length();
            boolean mayGoOn = isRun(word, 0) && i == phrase.size() - 1;
            if (!folded.startsWith(word, start) || end < piece[1] && !mayGoOn) {
                return -1;
            }
        }
        return end;
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
