package dateline.photo.file;

import dateline.platform.settings.Site;
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
 * Stores photo files in a folder: the uploaded original and the renditions of each photo. A saved file is complete and
 * durable, even when the power fails right afterwards.
 */
@Component
public class PhotoStore {

    /** File name of the uploaded original. Renditions have names of their own. */
    public static final String ORIGINAL = "original";

    /** File name of what the original was converted to, when its format is one that is converted. */
    private static final String CONVERTED = "converted";

    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private static final Logger LOG = LoggerFactory.getLogger(PhotoStore.class);

    private final Path folder;

    @Autowired
    PhotoStore(Site site) {
        this(site.data().resolve("photos"));
    }

    /**
     * Restricts the permissions of files that earlier versions stored: those of the root folder at once, those of the
     * files in the background.
     */
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

    /**
     * Creates the store.
     *
     * @param folder created when the first photo is saved
     */
    public PhotoStore(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** Returns the file as it was uploaded. */
    public Optional<byte[]> original(String key) {
        return find(key, ORIGINAL);
    }

    /** Returns a file of the photo by name. */
    public Optional<byte[]> find(String key, String name) {
        try {
            return Optional.of(Files.readAllBytes(folder(key).resolve(name)));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean has(String key, String name) {
        return Files.isRegularFile(folder(key).resolve(name));
    }

    /**
     * Returns the uploaded photo, with the pixels of the file that it was converted to if need be.
     *
     * @throws UnreadablePhoto when the original is damaged
     */
    public Optional<PhotoFile> photo(String key) throws IOException {
        if (!has(key, ORIGINAL)) {
            return Optional.empty();
        }
        PhotoFile original = PhotoFile.of(PhotoContent.of(folder(key).resolve(ORIGINAL)));
        return Optional.of(
                original.format().isConverted()
                        ? original.converted(PhotoContent.of(folder(key).resolve(CONVERTED)))
                        : original);
    }

    /** Moves a file into the store as what the photo's original was converted to, before the original itself. */
    public void keepConverted(String key, Path file) {
        keep(key, file, CONVERTED);
    }

    /** Moves a file into the store as the photo's original. The move is durable on return. */
    public void keep(String key, Path file) {
        keep(key, file, ORIGINAL);
    }

    private void keep(String key, Path file, String name) {
        Path home = folder(key);
        try {
            create(home);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            PrivateFiles.restrict(file);
            Files.move(file, home.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            sync(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file of the photo, replacing one of that name atomically. The write is durable on return. */
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

    /** Deletes the original and all renditions. Does nothing when there are none. */
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

    /**
     * Returns the photo's folder. Photos are spread over subfolders of some thousand each, because a folder with a
     * million entries is slow to list and to back up.
     */
    private Path folder(String key) {
        if (!key.matches("[A-Za-z0-9_-]{4,64}")) {
            throw new IllegalArgumentException("Not a photo's key: " + key);
        }
        return folder.resolve(key.substring(0, 2)).resolve(key);
    }

    /** Creates a folder. It is durable only once its parent is synced. */
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
