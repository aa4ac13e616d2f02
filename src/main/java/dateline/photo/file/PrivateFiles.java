package dateline.photo.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Creates folders and files that only their owner may read and write (0700, 0600), on file systems with POSIX
 * permissions.
 */
public final class PrivateFiles {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private PrivateFiles() {}

    /** Creates the folder and its missing parents. An existing folder is restricted. */
    public static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            restrict(folder);
        } else {
            Files.createDirectories(folder, attributes(folder, FOLDER));
        }
    }

    /** Returns the attributes for creating a private file. */
    public static FileAttribute<?>[] attributes(Path file) {
        return attributes(file, FILE);
    }

    /** Removes the permissions of others from an existing file or folder. */
    static void restrict(Path file) throws IOException {
        if (hasOwners(file)) {
            Set<PosixFilePermission> wanted = Files.isDirectory(file) ? FOLDER : FILE;
            if (!Files.getPosixFilePermissions(file).equals(wanted)) {
                Files.setPosixFilePermissions(file, wanted);
            }
        }
    }

    private static FileAttribute<?>[] attributes(Path file, Set<PosixFilePermission> permissions) {
        return hasOwners(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean hasOwners(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
