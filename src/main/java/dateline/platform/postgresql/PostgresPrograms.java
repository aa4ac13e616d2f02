package dateline.platform.postgresql;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs {@code initdb} and {@code pg_ctl} until they exit. */
final class PostgresPrograms {

    private final Path folder;
    private final List<String> prefix;
    private volatile @Nullable Process running;

    private PostgresPrograms(Path folder, List<String> prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    /** Returns the programs in a folder, unpacking them when missing. */
    static PostgresPrograms in(Path folder) throws IOException {
        PostgresArchive.unpack(folder);
        return new PostgresPrograms(folder, prefix());
    }

    /** PostgreSQL refuses to run as root. In a user namespace of its own it does not detect that it does. */
    private static List<String> prefix() throws IOException {
        if (new UnixSystem().getUid() != 0) {
            return List.of();
        }
        var prefix = List.of("unshare", "--user");
        if (run(prefix, "true").exit() != 0) {
            throw new DatabaseFailure(
                    "PostgreSQL refuses to run as root, and this machine allows no user namespaces.",
                    "Run Dateline as another user, or name a server of your own with DATELINE_DATABASE_URL.");
        }
        return prefix;
    }

    /** Exit code and output of a program. */
    record Outcome(int exit, String output) {}

    Outcome run(String program, String... arguments) throws IOException {
        var process = begin(prefix, folder.resolve("bin").resolve(program).toString(), arguments);
        running = process;
        try {
            return end(process, program);
        } finally {
            running = null;
        }
    }

    /** Kills the program that another thread waits for. */
    void interrupt() {
        var process = running;
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private static Outcome run(List<String> prefix, String program, String... arguments) throws IOException {
        return end(begin(prefix, program, arguments), program);
    }

    private static Process begin(List<String> prefix, String program, String... arguments) throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(program);
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static Outcome end(Process process, String program) throws IOException {
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Outcome(process.waitFor(), output.strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while running " + program, e);
        }
    }
}
