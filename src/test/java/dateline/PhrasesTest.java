package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every word of the house is in a bundle, once, and in both languages. */
class PhrasesTest {

    private static final Path JAVA = Path.of("src/main/java");
    private static final Path SCRIPTS = Path.of("src/main/resources/static/newsroom");
    private static final Pattern IN_TEMPLATES = Pattern.compile("(?:#\\{|msg\\(')([a-z][\\w.-]*)[('}]");
    private static final Pattern IN_JAVA =
            Pattern.compile("(?:\\bsay|Told\\.link|new Phrase)\\((?:redirect, )?\"([a-z][\\w.-]*\\w)\"[,)]");
    private static final Pattern IN_SCRIPTS = Pattern.compile("\\b(?:say|words)\\(\"([a-z][\\w.-]*)\"[,)]");
    /** Keys whose end is found out only while the house runs. */
    private static final Pattern BEGUN =
            Pattern.compile("(?:\"|\\||')([a-z][\\w-]*\\.(?:[\\w-]+\\.)*)(?:\" ?\\+|\\$\\{|' ?\\+)");

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
            assertThat(slots(CHOICE.matcher(spanish.get(key)).replaceAll("")))
                    .as(key)
                    .isSubsetOf(slots(phrase));
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

    @Test
    void areThereForEveryKeyThatIsAskedFor() throws IOException {
        Set<String> known = new TreeSet<>(phrases("messages").keySet());
        known.addAll(phrases("newsroom").keySet());
        Set<String> asked = new TreeSet<>();
        texts(Path.of("templates"), ".html").forEach(template -> keys(IN_TEMPLATES, template, "", asked));
        texts(JAVA, ".java").forEach(code -> keys(IN_JAVA, code, "", asked));
        texts(SCRIPTS, ".js").forEach(script -> keys(IN_SCRIPTS, script, "js.", asked));
        assertThat(asked).hasSizeGreaterThan(300).contains("composer.publish", "told.pinned", "js.kept");
        asked.removeAll(known);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "newsroom"})
    void areAllUsed(String bundle) throws IOException {
        List<String> sources = new ArrayList<>(texts(Path.of("templates"), ".html"));
        sources.addAll(texts(JAVA, ".java"));
        sources.addAll(texts(SCRIPTS, ".js"));
        String all = String.join("\n", sources);
        Set<String> begun = new TreeSet<>(Set.of("js.slash."));
        BEGUN.matcher(all).results().forEach(found -> begun.add(found.group(1)));
        Set<String> idle = new TreeSet<>(phrases(bundle).keySet());
        idle.removeIf(key -> isNamed(all, key)
                || key.startsWith("js.") && isNamed(all, key.substring(3).replaceFirst("\\.(one|other)$", ""))
                || begun.stream()
                        .anyMatch(start -> key.startsWith(start) && isPart(all, key.substring(start.length()))));
        idle.removeAll(OWN);
        assertThat(idle).isEmpty();
    }

    private static boolean isNamed(String all, String key) {
        return Pattern.compile("[\"'{`]" + Pattern.quote(key) + "[\"'}(`]")
                .matcher(all)
                .find();
    }

    /** What a key ends with is a word of the code's: a state, a code, a field; or it is what plurals end with. */
    private static boolean isPart(String all, String end) {
        String word = end.replaceFirst("\\.(why|about|one|other)$", "");
        return word.contains(".")
                || isNamed(all, word)
                || Pattern.compile("\\b" + Pattern.quote(word) + "\\b", Pattern.CASE_INSENSITIVE)
                        .matcher(all)
                        .find();
    }

    private static void keys(Pattern asking, String text, String start, Set<String> found) {
        asking.matcher(text).results().map(key -> start + key.group(1)).forEach(found::add);
    }

    private static List<String> texts(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> texts = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }

    private static Set<String> slots(String phrase) {
        return SLOT.matcher(phrase)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
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
