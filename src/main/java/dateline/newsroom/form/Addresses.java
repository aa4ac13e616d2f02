package dateline.newsroom.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds web and mail addresses in plain text. The newsroom's script {@code addresses.js} finds the same. */
final class Addresses {

    private static final String SPACES = "\\s\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
    private static final Pattern FOUND = Pattern.compile(
            "(?iu)(?<![\\p{L}\\p{N}@._%+/-])(?:(?:https?://|www\\.)[^" + SPACES
                    + "<>\"“”„«»\\ufffc]+|[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+){0,20}\\.\\p{L}{2,24}(?![\\p{L}\\p{N}-]))");
    private static final Pattern WEB = Pattern.compile(
            "(?iu)https?://(?=[^/?#]*[\\p{L}\\p{N}]\\.[\\p{L}\\p{N}])(?:[^/?#\\\\@]*@)?[\\p{L}\\p{M}\\p{N}._~-]+(?::\\d{0,5})?(?:[/?#\\\\].*)?");
    private static final String PUNCTUATION = ".,;:!?'’‘…*_。、，！？；：）」』";
    private static final Map<Character, Character> BRACKETS = Map.of(')', '(', ']', '[', '}', '{', '›', '‹');
    private static final int LONGEST = 2000;

    /** An address in a text: its place, and what its link leads to. */
    record Found(int start, int end, String href) {}

    private Addresses() {}

    static List<Found> in(String text) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = FOUND.matcher(text);
        while (matcher.find()) {
            int end = end(text, matcher.start(), matcher.end());
            String href = href(text.substring(matcher.start(), end));
            if (href != null) {
                found.add(new Found(matcher.start(), end, href));
            }
        }
        return found;
    }

    private static @Nullable String href(String words) {
        if (words.length() > LONGEST) {
            return null;
        }
        if (words.regionMatches(true, 0, "http", 0, 4) && words.contains("://")) {
            int scheme = words.indexOf(':');
            return WEB.matcher(words).matches()
                    ? words.substring(0, scheme).toLowerCase(Locale.ROOT) + words.substring(scheme)
                    : null;
        }
        if (words.regionMatches(true, 0, "www.", 0, 4)) {
            return WEB.matcher("https://" + words).matches() ? "https://" + words : null;
        }
        return words.indexOf('@') > 0 && words.indexOf('@') == words.lastIndexOf('@') && !words.startsWith(".")
                ? "mailto:" + words
                : null;
    }

    /** Returns the end without the sentence's punctuation. Brackets that are opened in the address belong to it. */
    private static int end(String text, int start, int stop) {
        Map<Character, Integer> brackets = new HashMap<>();
        for (int i = start; i < stop; i++) {
            char sign = text.charAt(i);
            if (BRACKETS.containsKey(sign) || BRACKETS.containsValue(sign)) {
                brackets.merge(sign, 1, Integer::sum);
            }
        }
        int end = stop;
        while (end > start) {
            char last = text.charAt(end - 1);
            Character opening = BRACKETS.get(last);
            if (opening != null && brackets.getOrDefault(last, 0) > brackets.getOrDefault(opening, 0)) {
                brackets.merge(last, -1, Integer::sum);
            } else if (PUNCTUATION.indexOf(last) < 0) {
                return end;
            }
            end--;
        }
        return end;
    }
}
