package dateline.photo.file;

import dateline.platform.error.TryLater;
import dateline.platform.settings.Site;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Temporary files of uploads. They are on the same disk as the photos, so that an accepted file only needs to be
 * renamed. Each process has a folder of its own and holds a lock on it. Folders of processes that were killed are
 * removed at the next start of any process.
 */
@Component
public class UploadFiles implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UploadFiles.class);
    private static final Duration RETRY_AFTER = Duration.ofMinutes(5);
    private static final long MOST_RESERVE = 256L << 20;
    private static final long ALMOST_NOTHING = 1 << 20;
    private static final String LOCK = ".lock";

    private final Path folder;
    private final Path own;
    private final FileChannel lock;

    @Autowired
    UploadFiles(Site site) {
        this(site.data().resolve("uploads"));
    }

    UploadFiles(Path folder) {
        this.folder = folder.toAbsolutePath();
        own = this.folder.resolve(UUID.randomUUID().toString());
        try {
            PrivateFiles.createFolder(this.folder);
            removeLeftovers();
            lock = locked(lockFile(own));
            PrivateFiles.createFolder(own);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for uploads cannot be used: " + this.folder, e);
        }
    }

    /** Writes an upload to a file. */
    @FunctionalInterface
    public interface Transfer {

        void to(Path file) throws IOException;

        /** Returns a transfer that copies a stream, and stops one byte beyond the maximum length of a photo. */
        static Transfer of(InputStream in, long mostBytes) {
            return file -> {
                try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
                    byte[] buffer = new byte[64 * 1024];
                    long left = mostBytes + 1;
                    int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    while (read > 0) {
                        out.write(buffer, 0, read);
                        left -= read;
                        read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    }
                }
            };
        }
    }

    /** Upload in its temporary file, which is deleted on close unless it was moved. */
    public record Upload(Path file) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /** Folder in which the HTTP server stores the parts of a form while they arrive. */
    public Path folder() {
        return own;
    }

    /**
     * Writes an upload to a temporary file.
     *
     * @throws TryLater    when the disk is full, or almost
     * @throws IOException when the upload breaks off
     */
    public Upload receive(Transfer transfer) throws IOException {
        Path file = own.resolve(UUID.randomUUID() + ".photo");
        boolean received = false;
        try {
            transfer.to(file);
            PrivateFiles.restrict(file);
            // Checks again after the transfer, because an upload may not declare its length.
            checkRoom(0);
            received = true;
            return new Upload(file);
        } catch (IOException e) {
            if (isFull(e)) {
                throw full();
            }
            throw e;
        } finally {
            if (!received) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Creates an empty folder for the files of a program. The caller removes it with {@link #remove}. */
    Path newFolder() throws IOException {
        Path made = own.resolve(UUID.randomUUID().toString());
        PrivateFiles.createFolder(made);
        return made;
    }

    /**
     * Checks that the disk has space for an upload, beside a reserve for more important data.
     *
     * @param bytes     length of the upload
     * @throws TryLater when less than a tenth of the disk, or 256 MB of a large one, would remain
     */
    public void checkRoom(long bytes) {
        try {
            FileStore disk = Files.getFileStore(folder);
            if (disk.getUsableSpace() - bytes < Math.min(MOST_RESERVE, disk.getTotalSpace() / 10)) {
                throw full();
            }
        } catch (IOException e) {
            LOG.debug("The room on the disk is not known", e);
        }
    }

    /**
     * Whether a failure happened because the disk is full. The system's message depends on its language, so the free
     * space is checked too.
     */
    public boolean isFull(@Nullable Throwable failure) {
        boolean io = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (words.contains("no space left") || words.contains("quota exceeded")) {
                return true;
            }
            io |= cause instanceof IOException || cause instanceof UncheckedIOException;
        }
        try {
            return io && Files.getFileStore(folder).getUsableSpace() < ALMOST_NOTHING;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the exception for a full disk. */
    public TryLater full() {
        return new TryLater(TryLater.Reason.DISK, RETRY_AFTER);
    }

    private void removeLeftovers() throws IOException {
        List<Path> there;
        try (Stream<Path> files = Files.list(folder)) {
            there = files.filter(Files::isDirectory).toList();
        }
        for (Path left : there) {
            Path lockFile = lockFile(left);
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock ours = channel.tryLock()) {
                if (ours != null) {
                    remove(left);
                    Files.deleteIfExists(lockFile);
                }
            } catch (OverlappingFileLockException e) {
                LOG.debug("{} is in use in this process", left);
            } catch (IOException e) {
                LOG.warn(
                        "The uploads that a killed process may have left in {} are still there: {}",
                        left,
                        e.toString());
            }
        }
    }

    private static Path lockFile(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }

    /**
     * Locks a file for the life of the process. On a file system without locks, other processes cannot lock it either.
     */
    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        PrivateFiles.restrict(file);
        try {
            channel.lock();
        } catch (IOException e) {
            LOG.warn("{} cannot be locked: {}", file, e.toString());
        }
        return channel;
    }

    /** Removes a folder with all that is in it. */
    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    remove(file);
                } else {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.deleteIfExists(folder);
    }

    @Override
    public void close() throws IOException {
        remove(own);
        lock.close();
        Files.deleteIfExists(lockFile(own));
    }
}
