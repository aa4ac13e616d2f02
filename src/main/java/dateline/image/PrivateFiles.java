package dateline.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders and files that only the owner may read and write (0700, 0600), where the file system knows of owners. */
final class PrivateFiles {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private PrivateFiles() {}

    /** With the folders above it that are missing. One that is there already is restricted. */
    static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            restrict(folder);
        } else {
            Files.createDirectories(folder, attributes(folder, FOLDER));
        }
    }

    /** For a file that is to be created. */
    static FileAttribute<?>[] attributes(Path file) {
        return attributes(file, FILE);
    }

    /** Takes from others what they may do to a file or folder that is there. */
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
