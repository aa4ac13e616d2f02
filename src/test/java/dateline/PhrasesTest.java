package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every word of the house is in a bundle, once, and in both languages. */
class PhrasesTest {

    private static final Path BUNDLES = Path.of("src/main/resources");
    private static final Pattern SLOT = Pattern.compile("\\{(\\d+)");
    private static final Pattern CHOICE = Pattern.compile("\\{\\d+,choice,");
    /** What a language may have of its own: how it writes a day. */
    private static final Set<String> OWN = Set.of("time.day");

    @ParameterizedTest
    @ValueSource(strings = {"messages", "newsroom"})
    void areTheSameInSpanish(String bundle) {
        Map<String, String> english = phrases(bundle);
        Map<String, String> spanish = phrases(bundle + "_es");
        spanish.keySet().removeAll(OWN);
        assertThat(english).hasSizeGreaterThan(50);
        assertThat(spanish.keySet()).isEqualTo(english.keySet());
        english.forEach((key, phrase) -> {
            assertThat(slots(spanish.get(key))).as(key).containsAll(slots(phrase));
            // What is counted may bend a word in one language and none in the other.
            assertThat(slots(CHOICE.matcher(spanish.get(key)).replaceAll(""))).as(key).isSubsetOf(slots(phrase));
        });
        assertThat(spanish.values()).noneMatch(String::isBlank);
    }

    @Test
    void standInOneBundle() {
        Set<String> both = new HashSet<>(phrases("messages").keySet());
        both.retainAll(phrases("newsroom").keySet());
        assertThat(both).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"newsroom", "newsroom_es"})
    void nameUpdatesByPlainNumbers(String bundle) {
        // #1,234 is no update's number.
        phrases(bundle).forEach((key, phrase) -> assertThat(phrase).as(key).doesNotContainPattern("#\\{\\d+}"));
    }

    private static Set<String> slots(String phrase) {
        return SLOT.matcher(phrase).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    static Map<String, String> phrases(String bundle) {
        Properties read = new Properties();
        try (Reader file = Files.newBufferedReader(BUNDLES.resolve(bundle + ".properties"))) {
            read.load(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Map<String, String> phrases = new TreeMap<>();
        read.forEach((key, phrase) -> phrases.put((String) key, (String) phrase));
        return phrases;
    }
}
