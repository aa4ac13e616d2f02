package dateline.platform.postgresql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, packed in a jar on the class path for each operating system and processor. */
final class PostgresArchive {

    /** Version of the unpacked layout. Change it when the same archive is unpacked differently. */
    private static final String LAYOUT = "-2";

    private PostgresArchive() {}

    /**
     * Unpacks the programs into the folder, completely or not at all. Repeats that when the jar contains other
     * programs.
     */
    static void unpack(Path folder) throws IOException {
        var connection = open();
        var checksum = Long.toHexString(connection.getJarEntry().getCrc()) + LAYOUT;
        var mark = folder.resolve("checksum");
        if (Files.exists(mark) && Files.readString(mark).equals(checksum)) {
            return;
        }
        var unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        try (var packed = connection.getInputStream()) {
            unpack(packed, Files.createDirectories(unfinished));
        }
        Files.writeString(unfinished.resolve("checksum"), checksum);
        FileSystemUtils.deleteRecursively(folder);
        Files.move(unfinished, folder);
    }

    private static JarURLConnection open() throws IOException {
        var machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var archive = PostgresArchive.class.getResource("/postgres-" + system + "-" + machine + ".txz");
        if (archive == null) {
            throw new DatabaseFailure(
                    "Dateline brings no PostgreSQL for " + system + " on " + machine + ".",
                    "Name a server of your own with DATELINE_DATABASE_URL.");
        }
        return (JarURLConnection) archive.openConnection();
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        Map<Path, Path> links = new LinkedHashMap<>();
        try (var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                var file = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    links.put(file, file.resolveSibling(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    file.toFile().setExecutable((entry.getMode() & 0100) != 0);
                }
            }
        }
        // Hard links, because symbolic links appear to grant all permissions to everybody.
        while (!links.isEmpty() && links.entrySet().removeIf(PostgresArchive::link)) {
            // repeat, since a new link may be the target of others
        }
    }

    /** Creates the link when its target exists, and returns whether it did. */
    private static boolean link(Map.Entry<Path, Path> link) {
        try {
            if (Files.exists(link.getValue())) {
                Files.createLink(link.getKey(), link.getValue());
                return true;
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
