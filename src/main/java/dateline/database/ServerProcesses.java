package dateline.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The processes that serve one cluster, whoever started them. PostgreSQL's own programs trust the process number in
 * {@code postmaster.pid}, which after a crash may be a stranger's; these are known by working in the cluster's folder.
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
     * Ends them all, the polite way first. Only the holder of the data folder's lock may ask for it.
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

    /** Processes that lost their postmaster end by themselves, but perhaps not before the next one wants to start. */
    private void killAll() throws IOException {
        var end = System.nanoTime() + LONGEST_KILL.toNanos();
        for (List<ProcessHandle> running = running(); !running.isEmpty(); running = running()) {
            if (System.nanoTime() > end) {
                throw new IOException("PostgreSQL does not end: " + running);
            }
            running.forEach(ProcessHandle::destroyForcibly);
            // Not onExit(): nobody may be there to collect what an orphan leaves.
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Whether the server process is there, frozen or not. */
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

    /** Whether it was stopped by a signal, and will not stop politely. */
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
