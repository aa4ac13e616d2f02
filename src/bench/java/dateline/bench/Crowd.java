package dateline.bench;

import dateline.http.CrowdBench;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What honest readers wait beside a hostile crowd, against what they wait without it. */
final class Crowd {

    private static final int IDLE = Boolean.getBoolean("bench.smoke") ? 100 : 5000;

    private Crowd() {}

    static void measure(Path home, Table table) throws Exception {
        int port = Child.freePort();
        try (Child server = Child.start(
                "0",
                Map.of(),
                home.resolve("dateline.log"),
                List.of(
                        Child.java(),
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Ddateline.http.household-connections=0",
                        "-cp",
                        Pages.classPath(),
                        CrowdBench.class.getName(),
                        "serve",
                        String.valueOf(port)))) {
            server.await("http://127.0.0.1:" + port + "/");
            Figures ratio = new Figures();
            for (double one : CrowdBench.measure(port, IDLE, Bench.rounds())) {
                ratio.add(one);
            }
            table.ratio(
                    "p95 of a page beside a hostile crowd with %,d idle connections, against without".formatted(IDLE),
                    ratio,
                    "≤ 2");
        }
    }
}
