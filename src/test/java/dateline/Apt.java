package dateline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs as this machine has them, or as apt brings them. */
final class Apt {

    private Apt() {
    }

    /**
     * The program of one of these names.
     *
     * @param packages what apt is to bring when there is none
     */
    static synchronized Path program(List<String> names, String packages) {
        return found(names).or(() -> {
            install(packages);
            return found(names);
        }).orElseThrow(() -> new IllegalStateException("The tests need " + names.getFirst()
            + ", and it could not be installed here. As root: apt-get install " + packages));
    }

    private static Optional<Path> found(List<String> names) {
        Stream<String> folders = Stream.concat(Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":")),
            Stream.of("/usr/bin", "/usr/sbin"));
        return folders.flatMap(folder -> names.stream().map(name -> Path.of(folder, name))).filter(Files::isExecutable).findFirst();
    }

    private static void install(String packages) {
        String sudo = "root".equals(System.getProperty("user.name")) ? "" : "sudo -n ";
        String command = "%1$sapt-get update -qq; %1$senv DEBIAN_FRONTEND=noninteractive apt-get install -y -qq %2$s".formatted(sudo, packages);
        try {
            new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.INHERIT).start()
                .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("apt could not be run: " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
