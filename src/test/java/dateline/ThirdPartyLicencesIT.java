package dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares {@code third-party-licences.md} with the SBOM of the jar. Without network, Maven makes no SBOM. */
class ThirdPartyLicencesIT {

    private static final Path SBOM = Path.of("target/classes/META-INF/sbom/application.cdx.json");
    private static final Path LICENCES = Path.of("src/docs/third-party-licences.md");

    @Test
    void listsEveryLibraryOfTheJarOnceInItsVersion() throws Exception {
        assumeTrue(Files.exists(SBOM), "no SBOM was made");
        JsonNode components = new JsonMapper().readTree(SBOM.toFile()).path("components");
        List<String> libraries = components
                .valueStream()
                .map(library -> "| `" + library.path("group").asString() + ":"
                        + library.path("name").asString() + "` | "
                        + library.path("version").asString())
                .distinct()
                .toList();
        List<String> listed = Files.readAllLines(LICENCES).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.lastIndexOf(" | ")))
                .toList();
        assertThat(libraries).hasSizeGreaterThan(100);
        assertThat(listed)
                .as("see %s for the command that writes it anew", LICENCES)
                .containsExactlyInAnyOrderElementsOf(libraries);
    }
}
