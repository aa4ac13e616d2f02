package dateline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The jar as the image has it: unpacked, and with what a rehearsal has learnt. Made once for a jar, and kept below {@code target}. */
final class Unpacked {

    static final Path JAR = Path.of("target", "dateline.jar").toAbsolutePath();
    private static final String OPTIONS =
            Path.of("src", "image", "options").toAbsolutePath().toString();
    private static final Path FOLDER = Path.of("target", "bench-image").toAbsolutePath();

    private Unpacked() {}

    /** What follows {@code java} on the command line, as in the image. */
    static synchronized List<String> command() throws IOException, InterruptedException {
        Path folder =
                FOLDER.resolve(String.valueOf(Files.getLastModifiedTime(JAR).toMillis()));
        Path cache = folder.resolve("dateline.aot");
        if (!Files.exists(cache)) {
            make(folder, cache);
        }
        return List.of(
                "@" + OPTIONS,
                "-XX:AOTCache=" + cache,
                "-jar",
                folder.resolve("dateline.jar").toString());
    }

    private static void make(Path folder, Path cache) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        Path log = FOLDER.resolve("rehearse.log");
        run(
                new ProcessBuilder(
                        Child.java(),
                        "-Djarmode=tools",
                        "-jar",
                        JAR.toString(),
                        "extract",
                        "--destination",
                        folder.toString()),
                log);
        String path = Path.of(Child.java()).getParent() + ":" + System.getenv("PATH");
        ProcessBuilder wiring = new ProcessBuilder(
                "src/image/wire", folder.resolve("dateline.jar").toString());
        wiring.environment().put("PATH", path);
        run(wiring, log);
        ProcessBuilder rehearsal = new ProcessBuilder(
                "src/image/rehearse", OPTIONS, folder.resolve("dateline.jar").toString(), cache.toString());
        rehearsal
                .environment()
                .putAll(Map.of(
                        "DATELINE_PORT",
                        String.valueOf(Child.freePort()),
                        "DATELINE_NEWSROOM_PORT",
                        String.valueOf(Child.freePort()),
                        "PATH",
                        path));
        run(rehearsal, log);
    }

    private static void run(ProcessBuilder command, Path log) throws IOException, InterruptedException {
        if (command.redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start()
                        .waitFor()
                != 0) {
            throw new IllegalStateException(command.command() + ": see " + log);
        }
    }
}
