package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as the image has it: unpacked, and with what a rehearsal has learnt. */
class ImageIT {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final String PATH = JAVA.getParent() + ":" + System.getenv("PATH");
    private static final String OPTIONS = Path.of("src/image/options").toAbsolutePath().toString();

    @TempDir
    Path folder;

    @Test
    void startsUnpackedWithWhatTheRehearsalLearnt() throws Exception {
        run("extract", Map.of(), JAVA.toString(), "-Djarmode=tools", "-jar", Path.of("target", "dateline.jar").toAbsolutePath().toString(),
            "extract", "--destination", folder.resolve("dateline").toString());
        Path jar = folder.resolve("dateline/dateline.jar");
        run("wire", Map.of("PATH", PATH), Path.of("src/image/wire").toAbsolutePath().toString(), jar.toString());
        Path cache = folder.resolve("dateline.aot");
        int port = freePort();
        Map<String, String> settings = Map.of("DATELINE_PORT", String.valueOf(port), "DATELINE_NEWSROOM_PORT", String.valueOf(freePort()),
            "DATELINE_DATA", folder.resolve("data").toString(), "PATH", PATH);
        run("rehearse", settings, Path.of("src/image/rehearse").toAbsolutePath().toString(), OPTIONS, jar.toString(), cache.toString(), "3");
        assertThat(cache).isNotEmptyFile();

        Process dateline = begin("start", settings, JAVA.toString(), "@" + OPTIONS, "-XX:AOTCache=" + cache, "-XX:AOTMode=on", "-jar", jar.toString());
        try {
            Reader reader = new Reader(port);
            int status = Await.until(Duration.ofMinutes(3), () -> dateline.isAlive() ? status(reader) : -1, answered -> answered != 0);
            assertThat(status).as(said("start")).isEqualTo(200);
        } finally {
            dateline.destroy();
            dateline.waitFor();
        }
    }

    private static int status(Reader reader) {
        try {
            return reader.get("/").statusCode();
        } catch (RuntimeException e) {
            return 0;
        }
    }

    private void run(String name, Map<String, String> settings, String... command) throws Exception {
        Process process = begin(name, settings, command);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(name + " ended").isTrue();
        assertThat(process.exitValue()).as(said(name)).isZero();
    }

    private Process begin(String name, Map<String, String> settings, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("DATELINE_"));
        builder.environment().putAll(settings);
        return builder.start();
    }

    private String said(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".log"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
