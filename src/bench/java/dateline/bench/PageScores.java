package dateline.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Lighthouse gives the readers' pages on a phone; fails where that is less than promised. */
final class PageScores {

    private static final int PERFORMANCE = 95;
    private static final List<String> WHOLE = List.of("accessibility", "best-practices", "seo");
    // For everything that a story without photos needs, in bytes.
    private static final int HEAVIEST = 60 * 1024;

    private final Table table;
    private final List<String> below = new ArrayList<>();

    private PageScores(Table table) {
        this.table = table;
    }

    static void measure(Path home, Table table) throws IOException, InterruptedException {
        Lighthouse.bring();
        PageScores scores = new PageScores(table);
        try (Product product = Product.withDemo(home)) {
            LongNight night = new LongNight(product.newsroom());
            String plain = product.story(night.told());
            String pictured = product.story(night.pictured());
            double bytes = scores.look("a story of %d updates".formatted(LongNight.UPDATES), plain);
            if (!(bytes <= HEAVIEST)) {
                scores.below.add("%s: %.0f bytes".formatted(plain, bytes));
            }
            scores.look("the same with photos", pictured);
            scores.look("the demo's story", product.story("storm-hesper-port-averill"));
            scores.look("an update's own page", pictured + "/" + LongNight.UPDATES);
            scores.look("the front", product.readers + "/");
            scores.look("a section's front", product.readers + "/sections/weather");
            scores.look("a contributor's page", product.readers + "/contributors/marit-oduya");
            scores.look("the archive", product.readers + "/archive");
            // Search engines are not to list what a search found.
            scores.look("what a search found", product.readers + "/search?q=harbour", "is-crawlable");
        }
        if (!scores.below.isEmpty()) {
            throw new IllegalStateException("Below the promise: " + String.join("; ", scores.below));
        }
    }

    /** Gives the bytes that the page took. */
    private double look(String what, String address, String... leftOut) throws IOException, InterruptedException {
        Figures performance = new Figures();
        Map<String, Figures> whole = new LinkedHashMap<>();
        Figures shift = new Figures();
        Figures paint = new Figures();
        Figures bytes = new Figures();
        for (int round = 0; round < Math.min(3, Bench.rounds()); round++) {
            Lighthouse.Report report = Lighthouse.look(address, Set.of(leftOut));
            performance.add(report.score("performance"));
            shift.add(report.figure("cumulative-layout-shift"));
            paint.add(report.figure("largest-contentful-paint") / 1000);
            bytes.add(report.figure("total-byte-weight"));
            for (String category : WHOLE) {
                whole.computeIfAbsent(category, any -> new Figures()).add(report.score(category));
                report.faults(category).forEach(fault -> below.add(address + ": " + fault));
            }
        }
        table.line(
                "Lighthouse on a phone, " + what,
                "%.0f · %.0f · %.0f · %.0f"
                        .formatted(
                                performance.median(),
                                whole.get(WHOLE.get(0)).least(),
                                whole.get(WHOLE.get(1)).least(),
                                whole.get(WHOLE.get(2)).least()),
                "performance %.0f–%.0f, layout shift %.3f, largest paint %.1f s, %.0f KB"
                        .formatted(
                                performance.least(),
                                performance.most(),
                                shift.most(),
                                paint.median(),
                                bytes.most() / 1024),
                "≥ %d · 100 · 100 · 100; 0".formatted(PERFORMANCE));
        if (!(performance.median() >= PERFORMANCE)
                || !(shift.most() == 0)
                || whole.values().stream().anyMatch(scores -> !(scores.least() >= 100))) {
            below.add("%s: performance %.0f, layout shift %.4f, %s"
                    .formatted(
                            address,
                            performance.median(),
                            shift.most(),
                            WHOLE.stream()
                                    .map(category -> "%s %.0f"
                                            .formatted(
                                                    category,
                                                    whole.get(category).least()))
                                    .toList()));
        }
        return bytes.most();
    }
}
