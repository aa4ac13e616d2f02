package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the documents beside the README name only files, classes and settings that exist. */
class GuidesTest {

    @ParameterizedTest
    @CsvSource({"CONTRIBUTING.md, FeedItem", "src/docs/architecture.md, EntryService"})
    void nameOnlyClassesThatExist(String document, String one) throws IOException {
        Set<String> named = new Readme(Files.readString(Path.of(document)))
                .mentions().stream()
                        .filter(word -> word.matches("[A-Z][a-z]\\w+"))
                        .collect(Collectors.toSet());
        assertThat(named).contains(one).allMatch(GuidesTest::isClass);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "src/docs/architecture.md"})
    void nameOnlyFilesAndSettingsThatExist(String document) throws Exception {
        Readme guide = new Readme(Files.readString(Path.of(document)));
        assertThat(guide.mentions())
                .filteredOn(word -> word.matches("(src|templates)/[\\w./-]+|[\\w-]+\\.(yml|xml|md)"))
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
        assertThat(guide.mentions())
                .filteredOn(word -> word.matches("DATELINE_[A-Z_]+"))
                .isSubsetOf(Settings.load().defaults().keySet());
    }

    private static boolean isClass(String name) {
        return Stream.of("src/main/java", "src/test/java").anyMatch(folder -> {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                return files.anyMatch(file -> file.endsWith(name + ".java"));
            } catch (IOException e) {
                return false;
            }
        });
    }
}
