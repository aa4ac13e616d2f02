package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The style sheets of readers' pages and of the newsroom, read as text. */
class StyleSheetsTest {

    private static final Path STATIC = Path.of("src/main/resources/static");
    private static final Pattern USED = Pattern.compile("var\\((--[a-z-]+)\\)");
    private static final Pattern SET = Pattern.compile("(--[a-z-]+)\\s*:");
    private static final Pattern SIDED =
            Pattern.compile("(?:margin|padding|border|inset)-(?:left|right)|(?<![-\\w])(?:left|right):"
                    + "|(?:text-align|float|clear):\\s*(?:left|right)");
    private static final Pattern FOUR =
            Pattern.compile("(?:margin|padding|inset): ([^\\s(),;]+) ([^\\s(),;]+) ([^\\s(),;]+) ([^\\s(),;]+);");
    /** {@code :has()} of an element that contains all entries, or of any element at all. */
    private static final Pattern WIDE = Pattern.compile(
            "(?<![-\\w])(?:html|body|\\.story|\\.timeline|\\.day)(?::not\\()?:has\\(|(?:^|[\\s>+~,])(?::not\\()?:has\\(");

    private static final Pattern COLOUR = Pattern.compile("(--[a-z-]+): #");
    /** The tokens that mean the same on readers' pages and in the newsroom. */
    private static final Set<String> SHARED = Set.of(
            "--background",
            "--background-muted",
            "--text",
            "--text-muted",
            "--border",
            "--accent",
            "--action",
            "--on-action",
            "--serif",
            "--sans");

    @ParameterizedTest
    @ValueSource(strings = {"reader", "newsroom"})
    void usesOnlyCustomPropertiesThatAreSet(String front) {
        Set<String> unset = new TreeSet<>();
        String all = String.join("\n", sheets(front));
        USED.matcher(all).results().forEach(used -> unset.add(used.group(1)));
        assertThat(unset).contains("--text", "--text-muted");
        SET.matcher(all).results().forEach(set -> unset.remove(set.group(1)));
        assertThat(unset).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "newsroom"})
    void usesEachTokenThatItSets(String front) {
        Set<String> idle = tokens(front, SET);
        assertThat(idle).containsAll(SHARED);
        String all = String.join("\n", sheets(front));
        USED.matcher(all).results().forEach(used -> idle.remove(used.group(1)));
        assertThat(idle).isEmpty();
    }

    /** A colour of readers' pages has a name in the newsroom, too, and a name that both have is one thing. */
    @Test
    void namesTheSameThingsAlikeOnBothFronts() {
        Set<String> both = tokens("reader", SET);
        both.retainAll(tokens("newsroom", SET));
        assertThat(both).isEqualTo(SHARED);
        assertThat(tokens("reader", COLOUR)).isNotEmpty().isSubsetOf(SHARED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "newsroom"})
    void indentsEachBlockByTwoSpaces(String front) {
        for (String sheet : sheets(front)) {
            int depth = 0;
            for (String line : sheet.lines().filter(line -> !line.isBlank()).toList()) {
                int own = line.strip().startsWith("}") ? depth - 1 : depth;
                assertThat(line).matches(" {" + 2 * own + "}\\S.*");
                depth += line.replaceAll("[^{]", "").length()
                        - line.replaceAll("[^}]", "").length();
            }
            assertThat(depth).isZero();
        }
    }

    /** A story may run from right to left: what stands at the start of a line is measured from its start. */
    @ParameterizedTest
    @ValueSource(strings = {"reader", "newsroom"})
    void namesNoSideOfThePage(String front) {
        assertThat(sheets(front)).isNotEmpty().allSatisfy(sheet -> {
            assertThat(SIDED.matcher(sheet).results().map(found -> found.group()))
                    .isEmpty();
            assertThat(FOUR.matcher(sheet)
                            .results()
                            .filter(found -> !found.group(2).equals(found.group(4)))
                            .map(found -> found.group()))
                    .isEmpty();
        });
    }

    /** Each new entry would make the browser look through all entries, and compute the styles of all anew. */
    @Test
    void asksNothingOfAllEntriesOfATimeline() {
        assertThat(WIDE.matcher(".timeline:has(.day) p, .a > :has([open]), .a:not(:has(.b)), .timeline--empty:has(.c)")
                        .results()
                        .map(found -> found.group()))
                .containsExactly(".timeline:has(", " :has(");
        assertThat(WIDE.matcher(String.join("\n", sheets("reader"))).results().map(found -> found.group()))
                .isEmpty();
    }

    private static Set<String> tokens(String front, Pattern kind) {
        Set<String> tokens = new TreeSet<>();
        kind.matcher(read(STATIC.resolve(front).resolve("tokens.css")))
                .results()
                .forEach(set -> tokens.add(set.group(1)));
        return tokens;
    }

    private static List<String> sheets(String front) {
        try (Stream<Path> files = Files.list(STATIC.resolve(front))) {
            return files.filter(file -> file.toString().endsWith(".css"))
                    .sorted()
                    .map(StyleSheetsTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
