package dateline.platform.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Server processes of one cluster, including those that another process started. PostgreSQL's own programs trust the
 * process id in {@code postmaster.pid}, which after a crash may belong to another program. Here the processes are
 * identified by their working directory, which is the cluster's folder.
 */
final class ServerProcesses {

    private static final String LONGEST_STOP_SECONDS = "60";
    private static final String FROZEN_STOP_SECONDS = "1";
    private static final Duration LONGEST_KILL = Duration.ofSeconds(30);

    private final Path cluster;

    ServerProcesses(Path cluster) {
        this.cluster = cluster;
    }

    /**
     * Ends all processes, by a regular shutdown first. Only the holder of the data folder's lock may call this.
     *
     * @return whether there were any
     */
    boolean stop(PostgresPrograms programs) throws IOException {
        var running = running();
        var any = !running.isEmpty();
        if (running.stream().anyMatch(process -> process.pid() == postmaster())) {
            var frozen = running.stream().anyMatch(ServerProcesses::isFrozen);
            programs.run(
                    "pg_ctl",
                    "stop",
                    "-D",
                    cluster.toString(),
                    "-m",
                    "fast",
                    "-w",
                    "-t",
                    frozen ? FROZEN_STOP_SECONDS : LONGEST_STOP_SECONDS);
        }
        killAll();
        Files.deleteIfExists(cluster.resolve("postmaster.pid"));
        return any;
    }

    /**
     * Kills the remaining processes. Those that lost their postmaster end by themselves, but perhaps not before the
     * next one starts.
     */
    private void killAll() throws IOException {
        var end = System.nanoTime() + LONGEST_KILL.toNanos();
        for (List<ProcessHandle> running = running(); !running.isEmpty(); running = running()) {
            if (System.nanoTime() > end) {
                throw new IOException("PostgreSQL does not end: " + running);
            }
            running.forEach(ProcessHandle::destroyForcibly);
            // Not onExit(): there may be no process that reaps an orphan.
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Whether the main server process exists, suspended or not. */
    boolean isServed() {
        var number = postmaster();
        return number > 0 && ProcessHandle.of(number).filter(this::servesHere).isPresent();
    }

    List<ProcessHandle> running() {
        return ProcessHandle.allProcesses().filter(this::servesHere).toList();
    }

    private boolean servesHere(ProcessHandle process) {
        var facts = Path.of("/proc", Long.toString(process.pid()));
        try {
            return Files.readSymbolicLink(facts.resolve("exe"))
                            .getFileName()
                            .toString()
                            .startsWith("postgres")
                    && Files.isSameFile(facts.resolve("cwd"), cluster);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the process was suspended by a signal, so that it does not respond to a regular shutdown. */
    private static boolean isFrozen(ProcessHandle process) {
        try {
            var facts = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return facts.startsWith(" T", facts.lastIndexOf(')') + 1);
        } catch (IOException e) {
            return false;
        }
    }

    private long postmaster() {
        try (var lines = Files.lines(cluster.resolve("postmaster.pid"))) {
            return lines.findFirst().map(String::strip).map(Long::parseLong).orElse(-1L);
        } catch (IOException | NumberFormatException e) {
            return -1;
        }
    }
}
