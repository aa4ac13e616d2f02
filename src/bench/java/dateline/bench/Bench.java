package dateline.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Started by Maven as a test is, which it is not. Runs the parts named by the system property {@code bench.parts}, or all, and prints one table. Servers run on core 0 and load on core 1,
 * unless a line says otherwise; ratios are taken within a round, and their median and spread are shown.
 */
class Bench {

    /** One thing to be measured. */
    interface Part {
        void measure(Path home, Table table) throws Exception;
    }

    static final int CORES = Runtime.getRuntime().availableProcessors();

    private static final Map<String, Part> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("pages", Pages::measure);
        PARTS.put("streams", Streams::measure);
        PARTS.put("crowd", Crowd::measure);
        PARTS.put("latency", Latency::measure);
        PARTS.put("flat", FlatCost::measure);
        PARTS.put("desk", DeskSpeed::measure);
        PARTS.put("tab", TabSpeed::measure);
        PARTS.put("archive", ArchiveSpeed::measure);
        PARTS.put("start", StartTime::measure);
        PARTS.put("lighthouse", PageScores::measure);
    }

    @Test
    void measure() throws Exception {
        List<String> wanted = Arrays.asList(System.getProperty("bench.parts", String.join(",", PARTS.keySet()))
                .split(","));
        Table table = new Table();
        Exception failed = new Exception("Not everything could be measured");
        // The load, this process, has a core of its own.
        new ProcessBuilder(
                        "taskset",
                        "-acp",
                        "1",
                        String.valueOf(ProcessHandle.current().pid()))
                .start()
                .waitFor();
        for (String name : wanted) {
            Part part = PARTS.get(name.strip());
            if (part == null) {
                throw new IllegalArgumentException("No part " + name + "; there are " + PARTS.keySet());
            }
            try {
                part.measure(
                        Files.createTempDirectory(Files.createDirectories(Path.of("target")), "bench-")
                                .toAbsolutePath(),
                        table);
            } catch (Exception e) {
                // The others still tell something.
                failed.addSuppressed(new IllegalStateException(name, e));
            }
        }
        table.print();
        if (failed.getSuppressed().length > 0) {
            throw failed;
        }
    }

    static int rounds() {
        return Integer.getInteger("bench.rounds", 7);
    }
}
