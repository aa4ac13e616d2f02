package dateline.publishing.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptBundleTest {

    private static final Path FOLDER = Path.of("src/main/resources/static/reader");
    /** Modules with addresses of their own: for the page of feeds alone, and for readers who ask for their own times. */
    private static final List<String> ALONE = List.of("copy-address.js", "own-times.js");

    @Test
    void joinsEveryFileThereIs() throws IOException {
        for (String kind : List.of("js", "css")) {
            Set<String> listed = new TreeSet<>(Files.readAllLines(FOLDER.resolve("reader." + kind + ".list")));
            if (kind.equals("js")) {
                listed.addAll(Files.readAllLines(FOLDER.resolve("front.js.list")));
            }
            try (Stream<Path> files = Files.list(FOLDER)) {
                assertThat(files.map(file -> file.getFileName().toString())
                                .filter(name -> name.endsWith("." + kind))
                                .filter(name -> !ALONE.contains(name)))
                        .containsExactlyInAnyOrderElementsOf(listed);
            }
        }
        for (String name : ALONE) {
            assertThat(ScriptBundle.isPart(name)).as(name).isFalse();
        }
    }

    @Test
    void leavesNoImportAndNoExport() throws IOException {
        for (String name : ScriptBundle.SCRIPTS) {
            assertThat(ScriptBundle.script(name))
                    .as(name)
                    .contains("const { note } = shared;", "Object.assign(shared, { speak, note });")
                    .doesNotContainPattern("(?m)^\\s*(import|export|\\*)")
                    .doesNotContain("//", "/*", "*/");
        }
        assertThat(ScriptBundle.styles()).contains("@layer tokens, base").doesNotContain("/*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader.js.list", "front.js.list"})
    void sharesOnlyWhatAModuleAboveExports(String list) throws IOException {
        List<String> above = new ArrayList<>();
        for (String name : Files.readAllLines(FOLDER.resolve(list))) {
            String module = Files.readString(FOLDER.resolve(name));
            Pattern.compile("(?m)^import \\{ ([^}]*) } from \"\\./([\\w-]+\\.js)\";$")
                    .matcher(module)
                    .results()
                    .forEach(found -> {
                        for (String imported : found.group(1).split(", ")) {
                            assertThat(above).as(name).contains(found.group(2) + " " + imported);
                        }
                    });
            assertThat(module.lines().filter(line -> line.startsWith("import ")))
                    .as(name)
                    .allMatch(line -> line.matches("import \\{ [^}]* } from \"\\./[\\w-]+\\.js\";"));
            Pattern.compile("(?m)^export (?:async function|function|class|const) (\\w+)")
                    .matcher(module)
                    .results()
                    .forEach(found -> above.add(name + " " + found.group(1)));
        }
        assertThat(above).contains("bar.js note", "swap.js keepPlace");
    }
}
