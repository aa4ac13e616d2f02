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

    @ParameterizedTest
    @ValueSource(strings = {"reader", "newsroom"})
    void usesOnlyCustomPropertiesThatAreSet(String front) {
        Set<String> unset = new TreeSet<>();
        String all = String.join("\n", sheets(front));
        USED.matcher(all).results().forEach(used -> unset.add(used.group(1)));
        assertThat(unset).contains("--ink", "--soft");
        SET.matcher(all).results().forEach(set -> unset.remove(set.group(1)));
        assertThat(unset).isEmpty();
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
