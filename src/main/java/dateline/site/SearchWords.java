package dateline.site;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody looks for: every word of it, each also as the beginning of a longer one, whatever its accents and case. Scripts that do not part
 * words are looked for by their signs in a row.
 */
public record SearchWords(List<String> words) {

    public static final int LONGEST = 200;
    private static final int MOST_WORDS = 12;
    private static final String SIGN = "[\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff]";
    private static final Pattern WORD = Pattern.compile(SIGN + "+|[\\p{L}\\p{N}\\p{M}&&[^\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff]]+");

    public static SearchWords of(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return new SearchWords(WORD.matcher(fold(cut)).results().map(MatchResult::group).distinct().limit(MOST_WORDS).toList());
    }

    /** As the database's {@code search_fold} does it. */
    static String fold(String text) {
        String bare = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("[\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u064b-\\u065f\\u0670]+", "");
        return Normalizer.normalize(bare, Normalizer.Form.NFC).replace("ß", "ss").replace("æ", "ae").replace("œ", "oe")
            .replace('ø', 'o').replace('ł', 'l').replace('đ', 'd').replace('ı', 'i');
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** For PostgreSQL's {@code to_tsquery}: nothing in it but letters, digits and its own signs. */
    public String tsquery() {
        return words.stream().map(word -> word.matches(SIGN + "+")
            ? word.codePoints().mapToObj(Character::toString).collect(Collectors.joining(" <-> ", "(", ")")) : word + ":*")
            .collect(Collectors.joining(" & "));
    }

    /** Where in the text its words stand: from and to by turns. */
    List<int[]> in(String text) {
        List<int[]> found = new ArrayList<>();
        WORD.matcher(text).results().forEach(piece -> words.stream().mapToInt(word -> begins(piece.group(), word)).max().ifPresent(length -> {
            if (length > 0) {
                found.add(new int[] {piece.start(), piece.start() + length});
            } else {
                within(piece, found);
            }
        }));
        return found;
    }

    /** How many characters of the piece are the word, or the beginning that is; 0 when it does not begin so. */
    private static int begins(String piece, String word) {
        if (!fold(piece).startsWith(word)) {
            return 0;
        }
        for (int length = 1; length <= piece.length(); length++) {
            if (fold(piece.substring(0, length)).length() >= word.length()) {
                return length;
            }
        }
        return 0;
    }

    private void within(MatchResult piece, List<int[]> found) {
        for (String word : words) {
            int at = word.matches(SIGN + "+") ? piece.group().indexOf(word) : -1;
            if (at > 0) {
                found.add(new int[] {piece.start() + at, piece.start() + at + word.length()});
                return;
            }
        }
    }
}
