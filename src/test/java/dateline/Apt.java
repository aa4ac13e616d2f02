package dateline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Programs and files as this machine has them, or as apt brings them. */
public final class Apt {

    private Apt() {}

    /**
     * The program of one of these names.
     *
     * @param packages what apt is to bring when there is none
     */
    public static Path program(List<String> names, String packages) {
        return alone(() -> found(names).or(() -> {
                    install(packages);
                    return found(names);
                }))
                .orElseThrow(() -> new IllegalStateException("The tests need " + names.getFirst()
                        + ", and it could not be installed here: target/apt.log says why. As root: apt-get install "
                        + packages));
    }

    /** Waits until no other JVM that tests is here: apt refuses a second, and a program may be installed by half. */
    private static synchronized <T> T alone(Supplier<T> work) {
        try {
            Path file = Files.createDirectories(Path.of("target")).resolve("apt.lock");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IllegalStateException("No lock");
                }
                return work.get();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a package, in a folder of the build's: nothing is installed. */
    public static Path files(String name) {
        Path folder = Path.of("target/apt", name).toAbsolutePath();
        boolean there = alone(() -> {
            if (!Files.isDirectory(folder)) {
                String fetch = "apt-get download -qq " + name;
                run(
                        "mkdir -p %1$s.part && cd %1$s.part && (%2$s || (%3$sapt-get update -qq && %2$s)) && dpkg -x %4$s_*.deb files && mv files %1$s"
                                .formatted(folder, fetch, sudo(), name));
            }
            return Files.isDirectory(folder);
        });
        if (!there) {
            throw new IllegalStateException("The tests need the files of the package " + name
                    + ", and apt could not bring them here: target/apt.log says why.");
        }
        return folder;
    }

    private static Optional<Path> found(List<String> names) {
        Stream<String> folders = Stream.concat(
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":")), Stream.of("/usr/bin", "/usr/sbin"));
        return folders.flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void install(String packages) {
        run("%1$sapt-get update -qq; %1$senv DEBIAN_FRONTEND=noninteractive apt-get install -y -qq %2$s"
                .formatted(sudo(), packages));
    }

    private static String sudo() {
        return "root".equals(System.getProperty("user.name")) ? "" : "sudo -n ";
    }

    private static void run(String command) {
        try {
            new ProcessBuilder("sh", "-c", command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            Path.of("target/apt.log").toFile()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("apt could not be run: " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
