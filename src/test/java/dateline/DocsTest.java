package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.http.ReaderServerProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.Yaml;

/** What the documents say is so. */
class DocsTest {

    private static final Set<String> PHASES =
            Set.of("clean", "validate", "compile", "test", "package", "verify", "install");
    private static final String VARIABLES = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
    private static final Path PACKAGES = Path.of("src/main/java/dateline");

    private final Readme readme = Readme.open();
    private final String pom = Files.readString(Path.of("pom.xml"));

    DocsTest() throws IOException {}

    @Test
    void listsEverySettingWithItsDefault() throws Exception {
        Map<String, String> told = new TreeMap<>();
        readme.table("setting").forEach((name, cells) -> told.put(name, cells.getFirst()));
        assertThat(told).isEqualTo(Settings.load().defaults()).containsKeys("DATELINE_PORT", "DATELINE_HTTP_MAX_LINE");
        assertThat(readme.table("setting").values())
                .allSatisfy(cells -> assertThat(cells.get(1)).isNotBlank());
    }

    @Test
    void namesTheBoundsAsTheEnvironmentBindsThem() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        VARIABLES,
                        new SystemEnvironmentPropertySource(VARIABLES, Map.of("DATELINE_HTTP_MAX_CONNECTIONS", "7")));
        assertThat(Binder.get(environment)
                        .bindOrCreate("dateline.http", ReaderServerProperties.class)
                        .maxConnections())
                .isEqualTo(7);
    }

    @Test
    void givesCommandsThatCanBeRun() {
        assertThat(readme.commands())
                .contains("mvn spring-boot:run", "mvn verify")
                .allSatisfy(command -> {
                    List<String> words = List.of(command.split(" "));
                    switch (words.getFirst()) {
                        case "mvn" -> assertThat(words.subList(1, words.size())).allMatch(this::mavenKnows);
                        case "java" ->
                            assertThat(command).contains("/" + pomsOnly("<finalName>(.*?)</finalName>") + ".jar");
                        case "docker" -> assertThat(command).startsWith("docker compose ");
                        default -> assertThat(Path.of(words.getFirst())).isExecutable();
                    }
                });
    }

    private boolean mavenKnows(String word) {
        if (word.startsWith("-Dtest=") || word.startsWith("-Dit.test=")) {
            return exists("src/test/java", word.substring(word.indexOf('=') + 1) + ".java");
        }
        if (word.startsWith("-D")) {
            return pom.contains("<" + word.substring(2).split("=")[0] + ">");
        }
        if (word.startsWith("-P")) {
            return pom.contains("<id>" + word.substring(2) + "</id>");
        }
        return PHASES.contains(word)
                || word.contains(":")
                        && pom.contains("<artifactId>" + word.split(":")[0] + "-maven-plugin</artifactId>");
    }

    private String pomsOnly(String pattern) {
        return Pattern.compile(pattern)
                .matcher(pom)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.joining());
    }

    @Test
    void mapsEveryPackageByItsOwnSentence() throws IOException {
        Map<String, String> told = new TreeMap<>();
        readme.table("package").forEach((name, cells) -> told.put(name, cells.getFirst() + "."));
        Map<String, String> sentences = new TreeMap<>();
        try (Stream<Path> files = Files.walk(PACKAGES)) {
            for (Path file :
                    files.filter(path -> path.endsWith("package-info.java")).toList()) {
                String text = Files.readString(file);
                sentences.put(
                        PACKAGES.relativize(file.getParent()).toString().replace('/', '.'),
                        text.substring(text.indexOf("/**") + 3, text.indexOf("*/"))
                                .strip());
            }
        }
        assertThat(told).isEqualTo(sentences).isNotEmpty();
    }

    @Test
    void namesOnlyFilesAndTypesThatExist() {
        List<String> files = readme.mentions().stream()
                .filter(word -> word.matches("(src|templates|migrations)/.*|[\\w-]+\\.(yml|xml|md)|LICENSE"))
                .toList();
        assertThat(files)
                .contains("docker-compose.yml", "LICENSE")
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
        List<String> types = readme.mentions().stream()
                .filter(word -> word.matches("([A-Z][a-z]+)+"))
                .toList();
        assertThat(types).contains("EntryService").allMatch(type -> exists(PACKAGES.toString(), type + ".java"));
    }

    @Test
    void setsOnlyWhatIsASettingInTheContainers() throws Exception {
        String compose = Files.readString(Path.of("docker-compose.yml"));
        Map<String, Map<String, Map<String, Object>>> whole = new Yaml().load(compose);
        for (String node : List.of("dateline", "dateline-too")) {
            assertThat(whole.get("services").get(node).get("environment")).isInstanceOf(Map.class);
            // Whatever else the README lists.
            assertThat(whole.get("services").get(node))
                    .containsEntry("env_file", List.of(Map.of("path", ".env", "required", false)));
        }
        Set<String> named = Pattern.compile("DATELINE_\\w+")
                .matcher(compose)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertThat(Settings.load().defaults().keySet()).containsAll(named);
    }

    @Test
    void stopsJavaAloneAndRunsWithoutPrivilegesAsAService() throws IOException {
        Map<String, String> unit = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("src/systemd/dateline.service"))) {
            if (line.contains("=") && !line.startsWith("#")) {
                unit.merge(
                        line.substring(0, line.indexOf('=')),
                        line.substring(line.indexOf('=') + 1),
                        (first, second) -> first + " " + second);
            }
        }
        assertThat(unit)
                .containsEntry("KillMode", "mixed")
                .containsEntry("Restart", "always")
                .containsEntry("SuccessExitStatus", "143")
                .containsEntry("User", "dateline")
                .containsEntry("StateDirectoryMode", "0700")
                .containsEntry("UMask", "0077")
                .containsEntry("NoNewPrivileges", "yes")
                .containsEntry("CapabilityBoundingSet", "")
                .containsEntry("ProtectSystem", "strict")
                .containsEntry("ProtectHome", "yes")
                .containsEntry("PrivateTmp", "yes")
                .containsEntry("PrivateDevices", "yes")
                .containsEntry("RestrictSUIDSGID", "yes")
                .containsEntry("SystemCallFilter", "@system-service")
                .doesNotContainKey("MemoryDenyWriteExecute");
        assertThat(unit.get("ExecStart")).contains("-XX:+ExitOnOutOfMemoryError");
        // Longer than a stop takes at most, with PostgreSQL's own.
        assertThat(Integer.parseInt(unit.get("TimeoutStopSec"))).isGreaterThanOrEqualTo(90);
        assertThat(Integer.parseInt(unit.get("LimitNOFILE"))).isGreaterThanOrEqualTo(65_536);
    }

    private static boolean exists(String folder, String name) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.anyMatch(file -> file.endsWith(name));
        } catch (IOException e) {
            return false;
        }
    }
}
