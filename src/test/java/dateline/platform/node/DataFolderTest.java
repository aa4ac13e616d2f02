package dateline.platform.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @Test
    void takesTheRightsOfOthersFromAFolderThatWasOpen(@TempDir Path data) throws IOException {
        Path photo = Files.createDirectories(data.resolve("photos/ab/abcd")).resolve("original");
        Files.writeString(photo, "unpublished");
        Path program = Files.writeString(data.resolve("program"), "run");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(photo, PosixFilePermissions.fromString("rw-r--r--"));
        Files.createSymbolicLink(data.resolve("elsewhere"), Path.of("/etc/hostname"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        DataFolder.close(data);
        try (Stream<Path> all = Files.walk(data)) {
            assertThat(all.filter(path -> !Files.isSymbolicLink(path)))
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .endsWith("------"));
        }
        assertThat(Files.isExecutable(program)).isTrue();
        assertThat(photo).hasContent("unpublished");
    }
}
