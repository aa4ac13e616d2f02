package dateline.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** From the command to the first page, on data that is there: from the one jar, and unpacked with what an earlier start has learnt. */
final class StartTime {

    private StartTime() {
    }

    static void measure(Path home, Table table) throws IOException, InterruptedException {
        Path unpacked = home.resolve("dateline");
        new ProcessBuilder(Child.java(), "-Djarmode=tools", "-jar", Path.of("target", "dateline.jar").toString(), "extract", "--destination",
            unpacked.toString()).redirectErrorStream(true).redirectOutput(home.resolve("extract.log").toFile()).start().waitFor();
        String jar = unpacked.resolve("dateline.jar").toString();
        Path cache = home.resolve("dateline.aot");
        rehearse(home, jar, cache.toString());
        begin(home, List.of("-jar", jar));
        table.line("start to first page, one jar", first(home, List.of("-jar", Path.of("target", "dateline.jar").toAbsolutePath().toString())),
            "all cores, own PostgreSQL, existing data", "");
        table.line("start to first page, unpacked, AOT cache", first(home, List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=error", "-jar", jar)),
            "all cores, own PostgreSQL, existing data", "≤ 4 s");
    }

    private static void rehearse(Path home, String jar, String cache) throws IOException, InterruptedException {
        ProcessBuilder rehearsal = new ProcessBuilder("src/image/rehearse", jar, cache).redirectErrorStream(true)
            .redirectOutput(home.resolve("rehearse.log").toFile());
        rehearsal.environment().putAll(Map.of("DATELINE_PORT", String.valueOf(Child.freePort()), "DATELINE_NEWSROOM_PORT",
            String.valueOf(Child.freePort()), "PATH", Path.of(Child.java()).getParent() + ":" + System.getenv("PATH")));
        rehearsal.start().waitFor();
    }

    private static String first(Path home, List<String> java) throws IOException {
        Figures seconds = new Figures();
        for (int round = 0; round < 5; round++) {
            seconds.add(begin(home, java));
        }
        return "%.1f s (%.1f–%.1f)".formatted(seconds.median(), seconds.least(), seconds.most());
    }

    private static double begin(Path home, List<String> java) throws IOException {
        try (Product product = Product.begin(home, "", java)) {
            return product.process.await(product.readers + "/") / 1e9;
        }
    }
}
