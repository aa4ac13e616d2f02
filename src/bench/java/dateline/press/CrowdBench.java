package dateline.press;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * What a hostile crowd costs an honest reader. {@code CrowdBench serve 8080} opens a press with a page; {@code CrowdBench 8080 5000 7}, in
 * another process and on another core, reads that page in rounds, alone and beside a {@link HostileCrowd} with 5,000 idle connections, and
 * prints the ratio of the p95 of each round.
 */
public final class CrowdBench {

    private static final int REQUESTS = 4000;
    private static final String PAGE = "<p>The river rose again overnight.</p>\n".repeat(360);

    private CrowdBench() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("serve")) {
            serve(Integer.parseInt(arguments[1]));
        } else {
            measure(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        }
    }

    private static void serve(int port) {
        Ready page = Ready.of("text/html; charset=utf-8", PAGE).build();
        Ready large = Ready.of("image/jpeg", new byte[8 * 1024 * 1024]).build();
        var settings = new Binder(new MapConfigurationPropertySource(System.getProperties()))
                .bindOrCreate("dateline.press", PressSettings.class);
        new Press(port, settings, List.of(routes -> routes.get("/", request -> page).get("/large", request -> large))).start();
    }

    private static void measure(int port, int idle, int rounds) throws Exception {
        double[] ratios = new double[rounds];
        for (int round = -1; round < rounds; round++) { // the first warms up
            long alone = p95(HostileCrowd.honest(port, REQUESTS, PAGE));
            long among;
            try (var crowd = new HostileCrowd(port, idle, "/large")) {
                among = p95(HostileCrowd.honest(port, REQUESTS, PAGE));
            }
            if (round >= 0) {
                ratios[round] = (double) among / alone;
                System.out.printf(Locale.ROOT, "p95 alone %.0f µs, in the crowd %.0f µs, ratio %.2f%n", alone / 1e3, among / 1e3, ratios[round]);
            }
        }
        Arrays.sort(ratios);
        System.out.printf(Locale.ROOT, "ratio %.2f (%.2f–%.2f)%n", ratios[rounds / 2], ratios[0], ratios[rounds - 1]);
    }

    private static long p95(long[] sorted) {
        return sorted[sorted.length * 95 / 100];
    }
}
