package dateline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server under test in a process of its own, on one core or on all; it ends with this one. */
final class Child implements AutoCloseable {

    private static final double TICKS = 100;

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /** @param core such as {@code 0}; empty for every core */
    static Child start(String core, Map<String, String> environment, Path log, List<String> command)
            throws IOException {
        List<String> pinned = Stream.concat(
                        Stream.of("taskset", "-c", core.isEmpty() ? "0-" + (Bench.CORES - 1) : core), command.stream())
                .toList();
        ProcessBuilder builder =
                new ProcessBuilder(pinned).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DATELINE_"));
        builder.environment().putAll(environment);
        Child child = new Child(builder.start());
        Runtime.getRuntime().addShutdownHook(new Thread(child::close));
        return child;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until the address answers 200, and gives the nanoseconds that took. */
    long await(String address) {
        long started = System.nanoTime();
        while (System.nanoTime() - started < TimeUnit.MINUTES.toNanos(3)) {
            try {
                HttpURLConnection connection =
                        (HttpURLConnection) URI.create(address).toURL().openConnection();
                if (connection.getResponseCode() == 200) {
                    connection.getInputStream().readAllBytes();
                    return System.nanoTime() - started;
                }
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new IllegalStateException(
                            "It ended by itself; see its log: "
                                    + process.info().commandLine().orElse(address),
                            e);
                }
                pause(5);
            }
        }
        throw new IllegalStateException("No answer from " + address);
    }

    static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it has used of the processor so far, its own children included, in seconds. */
    double cpu() {
        return processes().mapToDouble(Child::cpu).sum();
    }

    /** The same of a process that was not started here. */
    static double cpuOfAll(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(one -> Stream.concat(Stream.of(one), one.descendants()))
                .filter(ProcessHandle::isAlive)
                .mapToDouble(Child::cpu)
                .sum();
    }

    /** What it holds in memory, in bytes. */
    long memory() {
        return processes()
                .mapToLong(one -> 4096L * Long.parseLong(words(one, "statm")[1]))
                .sum();
    }

    private Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(ProcessHandle::isAlive);
    }

    private static double cpu(ProcessHandle process) {
        String[] words = words(process, "stat");
        // Behind the name, which may hold spaces: 14th and 15th field of all.
        int name = 0;
        while (!words[name].endsWith(")")) {
            name++;
        }
        return words.length < name + 14
                ? 0
                : (Long.parseLong(words[name + 12]) + Long.parseLong(words[name + 13])) / TICKS;
    }

    private static String[] words(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), file))
                    .strip()
                    .split(" ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    /** A program of the system, brought by apt where it is missing. */
    static void need(String program, String... packages) throws IOException, InterruptedException {
        boolean here = Stream.of("/usr/bin", "/usr/sbin")
                .map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
        if (!here) {
            String sudo = "root".equals(System.getProperty("user.name")) ? "" : "sudo -n ";
            String install =
                    sudo + "apt-get update -qq; " + sudo + "env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "
                            + String.join(" ", Arrays.asList(packages));
            new ProcessBuilder("sh", "-c", install).inheritIO().start().waitFor();
        }
    }
}
