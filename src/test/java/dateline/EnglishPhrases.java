package dateline;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The English phrases of a bundle that Spanish says otherwise: none of them may stand on a Spanish page. */
public final class EnglishPhrases {

    private static final Pattern SLOT = Pattern.compile("\\{\\d+(,[^{}]*(\\{[^{}]*}[^{}]*)*)?}");

    private final Map<String, Pattern> phrases = new TreeMap<>();

    private EnglishPhrases(String bundle) {
        Set<String> spanish = new TreeSet<>(PhrasesTest.phrases(bundle + "_es").values());
        PhrasesTest.phrases(bundle).values().stream()
                .filter(phrase -> !spanish.contains(phrase))
                .forEach(phrase -> {
                    String[] said = SLOT.matcher(phrase)
                            .replaceAll("\0")
                            .replace("''", "'")
                            .split("\0", -1);
                    String pattern = String.join(
                            ".+", List.of(said).stream().map(Pattern::quote).toList());
                    // A phrase that is little more than what is filled in fits anything.
                    if (String.join("", said).replaceAll("[^\\p{L}]", "").length() > 3 || said.length == 1) {
                        phrases.put(phrase, Pattern.compile(pattern));
                    }
                });
    }

    public static EnglishPhrases of(String bundle) {
        return new EnglishPhrases(bundle);
    }

    /** Those texts that are one of them. */
    public List<String> among(Collection<String> texts) {
        return texts.stream()
                .map(String::strip)
                .distinct()
                .filter(text -> phrases.values().stream()
                        .anyMatch(phrase -> phrase.matcher(text).matches()))
                .toList();
    }

    public int size() {
        return phrases.size();
    }
}
