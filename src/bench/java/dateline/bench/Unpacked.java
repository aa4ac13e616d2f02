package dateline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The jar as the image has it: unpacked, and with what a rehearsal has learnt. Made once for a jar, and kept below {@code target}. */
final class Unpacked {

    static final Path JAR = Path.of("target", "dateline.jar").toAbsolutePath();
    private static final List<String> OPTIONS = List.of("-XX:MetaspaceSize=256m");
    private static final Path FOLDER = Path.of("target", "bench-image").toAbsolutePath();

    private Unpacked() {
    }

    /** What follows {@code java} on the command line, as in the image. */
    static synchronized List<String> command() throws IOException, InterruptedException {
        Path folder = FOLDER.resolve(String.valueOf(Files.getLastModifiedTime(JAR).toMillis()));
        Path cache = folder.resolve("dateline.aot");
        if (!Files.exists(cache)) {
            make(folder, cache);
        }
        return Stream.of(OPTIONS, List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=error", "-jar", folder.resolve("dateline.jar").toString()))
            .flatMap(List::stream).toList();
    }

    private static void make(Path folder, Path cache) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        Path log = FOLDER.resolve("rehearse.log");
        run(new ProcessBuilder(Child.java(), "-Djarmode=tools", "-jar", JAR.toString(), "extract", "--destination", folder.toString()), log);
        ProcessBuilder rehearsal = new ProcessBuilder("src/image/rehearse", folder.resolve("dateline.jar").toString(), cache.toString());
        rehearsal.environment().putAll(Map.of("DATELINE_PORT", String.valueOf(Child.freePort()), "DATELINE_NEWSROOM_PORT",
            String.valueOf(Child.freePort()), "PATH", Path.of(Child.java()).getParent() + ":" + System.getenv("PATH")));
        run(rehearsal, log);
    }

    private static void run(ProcessBuilder command, Path log) throws IOException, InterruptedException {
        if (command.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor() != 0) {
            throw new IllegalStateException(command.command() + ": see " + log);
        }
    }
}
