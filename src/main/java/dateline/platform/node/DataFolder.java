package dateline.platform.node;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Restricts the data folder to the user who runs Dateline. It contains photos and entries that are not public yet, and
 * passwords.
 */
@Component
public class DataFolder {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final int OWNER_ONLY = 0077;
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.range(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_EXECUTE);

    DataFolder(@Value("${dateline.data}") Path data) {
        try {
            close(data);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("Other users of this machine may be able to read {}: {}", data, e.toString());
        }
    }

    /**
     * Makes every file that this process and its children create accessible to its owner only, as {@code umask 077}
     * does.
     */
    @SuppressWarnings("restricted") // the application is started with native access
    public static void openFilesToTheirOwnerOnly() {
        try {
            Linker system = Linker.nativeLinker();
            int before = (int) system.downcallHandle(
                            system.defaultLookup().find("umask").orElseThrow(),
                            FunctionDescriptor.of(JAVA_INT, JAVA_INT))
                    .invokeExact(OWNER_ONLY);
            LOG.debug("The umask was {}", Integer.toOctalString(before));
        } catch (Throwable e) {
            LOG.warn("The umask cannot be set; set it to 077 before Dateline starts: {}", e.toString());
        }
    }

    /**
     * Removes the permissions of group and others from an existing folder and all its files. The folder itself comes
     * last, so an interrupted run is repeated.
     */
    static void close(Path data) throws IOException {
        if (!Files.isDirectory(data) || !isOpen(data)) {
            return;
        }
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                // PostgreSQL restricts its own folder.
                return folder.getFileName() != null
                                && folder.getFileName().toString().equals("postgresql")
                                && !isOpen(folder)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isSymbolicLink()) {
                    restrict(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                restrict(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isOpen(Path path) throws IOException {
        return Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).stream()
                .anyMatch(OTHERS::contains);
    }

    private static void restrict(Path path) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        permissions.addAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        if (permissions.removeAll(OTHERS)) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }
}
