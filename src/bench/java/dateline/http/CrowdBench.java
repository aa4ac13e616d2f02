package dateline.http;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * What a hostile crowd costs honest readers. {@code CrowdBench serve 8080} opens a server with a page. {@code CrowdBench read 8080 5000 7},
 * on another core, reads that page over 16 connections, never in a hurry, alone and beside a {@link HostileCrowd} with 5,000 idle
 * connections, and prints the ratio of the p95 of each round. The crowd has all of that core that the readers leave, and gives way to them there.
 */
public final class CrowdBench {

    private static final int READERS = 16;
    private static final int REQUESTS = 2000;
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final String PAGE = "<p>The river rose again overnight.</p>\n".repeat(360);

    private CrowdBench() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[1]);
        switch (arguments[0]) {
            case "serve" -> serve(port);
            case "crowd" -> crowd(port, Integer.parseInt(arguments[2]));
            default -> {
                double[] ratios = measure(port, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
                Arrays.sort(ratios);
                System.out.printf(
                        Locale.ROOT,
                        "ratio %.2f (%.2f–%.2f)%n",
                        ratios[ratios.length / 2],
                        ratios[0],
                        ratios[ratios.length - 1]);
            }
        }
    }

    private static void serve(int port) {
        PreparedResponse page =
                PreparedResponse.of("text/html; charset=utf-8", PAGE).build();
        PreparedResponse large =
                PreparedResponse.of("image/jpeg", new byte[8 * 1024 * 1024]).build();
        var settings = new Binder(new MapConfigurationPropertySource(System.getProperties()))
                .bindOrCreate("dateline.http", ReaderServerProperties.class);
        new ReaderServer(
                        port,
                        settings,
                        List.of(routes -> routes.get("/", request -> page).get("/large", request -> large)))
                .start();
    }

    /** Says when it is there, and stays until it is no longer listened to. */
    private static void crowd(int port, int idle) throws IOException {
        try (var _ = new HostileCrowd(port, idle, "/large")) {
            System.out.println("here");
            System.in.readAllBytes();
        }
    }

    /** Each round's p95 beside a crowd against the p95 without it; two rounds before them warm up. */
    public static double[] measure(int port, int idle, int rounds) throws Exception {
        double[] ratios = new double[rounds];
        for (int round = -2; round < rounds; round++) {
            long alone = p95(port);
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Process crowd = new ProcessBuilder(
                            "nice",
                            "-n",
                            "19",
                            java,
                            "-cp",
                            System.getProperty("java.class.path"),
                            CrowdBench.class.getName(),
                            "crowd",
                            Integer.toString(port),
                            Integer.toString(idle))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            crowd.inputReader().readLine();
            long among = p95(port);
            crowd.getOutputStream().close();
            crowd.waitFor();
            if (round >= 0) {
                ratios[round] = (double) among / alone;
                System.out.printf(
                        Locale.ROOT,
                        "p95 alone %.0f µs, in the crowd %.0f µs, ratio %.2f%n",
                        alone / 1e3,
                        among / 1e3,
                        ratios[round]);
            }
        }
        return ratios;
    }

    private static long p95(int port) throws Exception {
        var waits = new ArrayList<Future<long[]>>();
        try (var readers = Executors.newFixedThreadPool(READERS)) {
            for (int i = 0; i < READERS; i++) {
                waits.add(readers.submit(() -> HostileCrowd.honest(port, REQUESTS, PAUSE, PAGE)));
            }
        }
        long[] all = new long[READERS * REQUESTS];
        for (int i = 0; i < READERS; i++) {
            System.arraycopy(waits.get(i).get(), 0, all, i * REQUESTS, REQUESTS);
        }
        Arrays.sort(all);
        return all[all.length * 95 / 100];
    }
}
