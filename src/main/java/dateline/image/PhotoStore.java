package dateline.image;

import dateline.site.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The photos' files in a folder: for each photo its original, as it came, and its renditions. A file that was saved is on the disk, whole,
 * even when the power fails the moment after.
 */
@Component
public class PhotoStore {

    /** The name of the file as it was uploaded; a rendition goes by its own. */
    public static final String ORIGINAL = "original";

    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private static final Logger LOG = LoggerFactory.getLogger(PhotoStore.class);

    private final Path folder;

    @Autowired
    PhotoStore(Site site) {
        this(site.data().resolve("photos"));
    }

    /** Takes from others what they may read of photos that were kept before: of the folder around all at once, then of each. */
    @EventListener(ApplicationReadyEvent.class)
    void restrictLater() throws IOException {
        if (Files.isDirectory(folder)) {
            PrivateFiles.restrict(folder);
            Thread.ofVirtual().name("photo-permissions").start(this::restrict);
        }
    }

    void restrict() {
        Path done = folder.resolve(".private");
        if (Files.exists(done)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                try {
                    PrivateFiles.restrict(file);
                } catch (NoSuchFileException e) {
                    LOG.debug("{} was removed meanwhile", file);
                }
            }
            Files.createFile(done, PrivateFiles.attributes(done));
        } catch (FileAlreadyExistsException e) {
            LOG.debug("Another node was first", e);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Others on this machine may read some photos in {}: {}", folder, e.toString());
        }
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

    boolean has(String key, String name) {
        return Files.isRegularFile(folder(key).resolve(name));
    }

    /** The file as the editor uploaded it, to be read from the disk. */
    Optional<PhotoContent> content(String key) {
        return has(key, ORIGINAL) ? Optional.of(PhotoContent.of(folder(key).resolve(ORIGINAL))) : Optional.empty();
    }

    /** Takes a file as the photo's original, away from where it was. Returns when it would survive a power failure. */
    public void keep(String key, Path file) {
        Path home = folder(key);
        try {
            create(home);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            PrivateFiles.restrict(file);
            Files.move(file, home.resolve(ORIGINAL), StandardCopyOption.ATOMIC_MOVE);
            sync(home);
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
            sync(Objects.requireNonNull(home.getParent()));
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
        create(Objects.requireNonNull(home.getParent()));
        PrivateFiles.createFolder(home);
        sync(Objects.requireNonNull(home.getParent()));
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, NEW, PrivateFiles.attributes(file))) {
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
