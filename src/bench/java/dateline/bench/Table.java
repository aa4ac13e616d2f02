package dateline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured: a line each, printed as one table in the end. */
final class Table {

    private final List<String> lines = new ArrayList<>();

    /** @param wanted such as {@code ≥ 0.90}; empty where nothing is promised */
    void ratio(String what, Figures figures, String wanted) {
        line(
                what,
                "%.2f ×".formatted(figures.median()),
                "%.2f–%.2f, n = %d".formatted(figures.least(), figures.most(), figures.size()),
                wanted);
    }

    /** Times in milliseconds, of which the 99th percentile counts. */
    void times(String what, Figures ms, String wanted) {
        line(
                what,
                "p99 %.1f ms".formatted(ms.at(0.99)),
                "p50 %.1f, p95 %.1f, most %.1f, n = %d".formatted(ms.median(), ms.at(0.95), ms.most(), ms.size()),
                wanted);
    }

    void line(String what, String figure, String spread, String wanted) {
        String line = String.format(Locale.ROOT, "| %s | %s | %s | %s |", what, figure, spread, wanted);
        lines.add(line);
        System.out.println(line);
    }

    void print() {
        System.out.printf("%n| on %d cores | figure | spread | wanted |%n|---|---|---|---|%n", Bench.CORES);
        lines.forEach(System.out::println);
    }
}
