package dateline.photo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoStoreTest {

    private static final String KEY = "k7Qx2mPz";

    @TempDir
    private Path folder;

    @Test
    void givesBackWhatWasSaved() {
        PhotoStore store = new PhotoStore(folder.resolve("photos"));
        assertThat(store.original(KEY)).isEmpty();
        store.save(KEY, PhotoStore.ORIGINAL, new byte[] {1, 2, 3});
        store.save(KEY, "320.webp", new byte[] {4});
        assertThat(store.original(KEY)).hasValue(new byte[] {1, 2, 3});
        assertThat(new PhotoStore(folder.resolve("photos")).find(KEY, "320.webp"))
                .hasValue(new byte[] {4});
        assertThat(store.find(KEY, "640.webp")).isEmpty();
    }

    @Test
    void replacesAFileAndLeavesNoDraftsBehind() throws IOException {
        PhotoStore store = new PhotoStore(folder);
        store.save(KEY, "320.webp", new byte[] {1});
        store.save(KEY, "320.webp", new byte[] {2});
        assertThat(store.find(KEY, "320.webp")).hasValue(new byte[] {2});
        assertThat(files()).containsExactly("k7/k7Qx2mPz/320.webp");
    }

    @Test
    void deletesAPhotoWithAllItsFilesAndNoOther() throws IOException {
        PhotoStore store = new PhotoStore(folder);
        store.save(KEY, PhotoStore.ORIGINAL, new byte[] {1});
        store.save(KEY, "320.webp", new byte[] {2});
        store.save("k7another", PhotoStore.ORIGINAL, new byte[] {3});
        store.delete(KEY);
        store.delete(KEY);
        assertThat(files()).containsExactly("k7/k7another/original");
    }

    @Test
    void letsNobodyButItsOwnerReadAnyFileNewOrOld() throws IOException {
        Path photos = folder.resolve("photos");
        Path old = Files.createDirectories(photos.resolve("ol/oldPhoto"), open("rwxr-xr-x"));
        Files.createFile(old.resolve("original"), open("rw-r--r--"));
        PhotoStore store = new PhotoStore(photos);
        Path upload = Files.createFile(folder.resolve("upload"), open("rw-r--r--"));
        store.keep(KEY, upload);
        store.save(KEY, "320.webp", new byte[] {4});
        store.save("oldPhoto", "320.webp", new byte[] {4});
        store.restrict();
        try (Stream<Path> all = Files.walk(photos)) {
            assertThat(all.toList())
                    .hasSize(10)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(file.toString())
                            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        }
    }

    private static FileAttribute<?> open(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "../../etc", "a/b/c/d", "abcd.", "k7Qx2mPz\n"})
    void takesNoKeyThatLeadsElsewhere(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PhotoStore(folder).original(key));
    }

    private Stream<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all
                    .filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList()
                    .stream();
        }
    }
}
