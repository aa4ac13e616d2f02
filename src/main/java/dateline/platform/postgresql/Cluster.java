package dateline.platform.postgresql;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.UUID;
import org.springframework.util.FileSystemUtils;

/**
 * Files of the embedded PostgreSQL: UTF-8, sorted by code point, and accessible only with the password stored among
 * them.
 *
 * @param folder the data directory of PostgreSQL
 */
record Cluster(Path folder) {

    static final String OWNER = "dateline";
    private static final String PASSWORD = "dateline.password";
    private static final String UNFINISHED = "postgresql.unfinished.";

    /**
     * Creates the files when there are none. They are created in a temporary folder and moved as a whole, so an
     * interrupted start leaves no partial cluster.
     */
    void make(PostgresPrograms programs) throws IOException {
        clearUnfinished();
        if (Files.exists(folder.resolve("PG_VERSION"))) {
            return;
        }
        requireRoom();
        // A new name each time, since initdb may continue for a moment after the Dateline that called it was killed.
        var unfinished = Files.createTempDirectory(folder.getParent(), UNFINISHED);
        var password = folder.resolveSibling(PASSWORD);
        write(password);
        var outcome = programs.run(
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + OWNER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        if (outcome.exit() != 0) {
            throw new DatabaseFailure(
                    "PostgreSQL cannot make its files in " + folder + ": " + outcome.output(),
                    "Check that there is room and that the folder may be written.");
        }
        Files.move(password, unfinished.resolve(PASSWORD));
        sync(unfinished);
        Files.move(unfinished, folder, ATOMIC_MOVE);
        sync(Objects.requireNonNull(folder.getParent()));
    }

    private void clearUnfinished() throws IOException {
        try (var old = Files.newDirectoryStream(folder.getParent(), UNFINISHED + "*")) {
            old.forEach(unfinished -> FileSystemUtils.deleteRecursively(unfinished.toFile()));
        }
    }

    private void requireRoom() {
        var content = folder.toFile().list();
        if (content != null && content.length > 0) {
            throw new DatabaseFailure(
                    "The folder " + folder + " holds something, but no database.",
                    "Move it away, or name another data folder with DATELINE_DATA.");
        }
    }

    private static void write(Path password) throws IOException {
        Files.deleteIfExists(password);
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, UUID.randomUUID().toString(), WRITE, SYNC);
    }

    /** Syncs a folder, so that a rename in it survives a power failure. */
    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    String password() throws IOException {
        return Files.readString(folder.resolve(PASSWORD));
    }
}
