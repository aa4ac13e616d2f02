package dateline.image;

import dateline.site.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The photos' files in a folder: for each photo its original, as it came, and its renditions. A file that was saved is on the disk, whole,
 * even when the power fails the moment after.
 */
@Component
public class PhotoStore {

    /** The name of the file as it was uploaded; a rendition goes by its own. */
    public static final String ORIGINAL = "original";

    private final Path folder;

    @Autowired
    PhotoStore(Site site) {
        this(site.data().resolve("photos"));
    }

    /** @param folder is made when the first photo is saved */
    PhotoStore(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** The file as the editor uploaded it. */
    public Optional<byte[]> original(String key) {
        return find(key, ORIGINAL);
    }

    /** A file of the photo by name. */
    Optional<byte[]> find(String key, String name) {
        try {
            return Optional.of(Files.readAllBytes(folder(key).resolve(name)));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when the file would survive a power failure; one of that name is replaced at once, never half. */
    public void save(String key, String name, byte[] bytes) {
        Path home = folder(key);
        Path draft = home.resolve(name + "." + UUID.randomUUID() + ".part");
        try {
            create(home);
            try {
                write(draft, bytes);
                Files.move(draft, home.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
            sync(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The photo's original and every rendition are gone; nothing happens when there are none. */
    public void delete(String key) {
        Path home = folder(key);
        if (!Files.isDirectory(home)) {
            return;
        }
        try (Stream<Path> files = Files.list(home)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(home);
            sync(home.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder for some thousand photos each: a single one with a million is slow to list and to back up. */
    private Path folder(String key) {
        if (!key.matches("[A-Za-z0-9_-]{4,64}")) {
            throw new IllegalArgumentException("Not a photo's key: " + key);
        }
        return folder.resolve(key.substring(0, 2)).resolve(key);
    }

    /** A new folder is only there for good once its parent is synced. */
    private static void create(Path home) throws IOException {
        if (Files.isDirectory(home)) {
            return;
        }
        create(home.getParent());
        Files.createDirectories(home);
        sync(home.getParent());
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
