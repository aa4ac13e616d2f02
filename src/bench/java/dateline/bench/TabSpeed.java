package dateline.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import dateline.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one more update costs a story's page that has been open for long: processor time of its main thread. */
final class TabSpeed {

    private static final boolean SMOKE = Boolean.getBoolean("bench.smoke");
    private static final int OPENED = 30;
    private static final List<Integer> RECEIVED = SMOKE ? List.of(5, 10) : List.of(30, 260, 740, 1000);
    private static final int SAMPLES = SMOKE ? 3 : 12;
    private static final int SETTLING = 1200;
    private static final Map<String, String> COSTS = Map.of(
            "TaskDuration",
            "all",
            "ScriptDuration",
            "script",
            "RecalcStyleDuration",
            "style",
            "LayoutDuration",
            "layout");

    private TabSpeed() {}

    /** Where the reader is: what to do with the page once it is open. */
    private enum Place {
        TOP("at the top", "", "scrollTo(0, 0)"),
        MIDDLE("half-way down", "", "scrollTo(0, document.documentElement.scrollHeight / 2)"),
        KEY_EVENTS("at the top, key events only", "", "document.querySelector('input[value=key]').click()"),
        END("at the end, oldest first", "/oldest", "scrollTo(0, document.documentElement.scrollHeight)");

        private final String words;
        private final String below;
        private final String move;

        Place(String words, String below, String move) {
            this.words = words;
            this.below = below;
            this.move = move;
        }
    }

    static void measure(Path home, Table table) throws IOException, InterruptedException {
        try (Product product = Product.start(home, "0")) {
            measure(product, table);
        }
    }

    static void measure(Product product, Table table) throws IOException {
        Newsroom newsroom = product.newsroom();
        try (Browser chromium = Browser.open()) {
            for (Place place : Place.values()) {
                follow(product, newsroom, chromium, place, table);
            }
        }
    }

    private static void follow(Product product, Newsroom newsroom, Browser chromium, Place place, Table table)
            throws IOException {
        LongNight night = new LongNight(newsroom);
        String slug = newsroom.open("A long night " + place.words);
        int posted = 0;
        while (posted < OPENED) {
            newsroom.post(slug, night.update(posted++));
        }
        BrowserContext context = chromium.context(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(product.readers)
                .setViewportSize(1280, 900));
        Page page = context.newPage();
        page.navigate("/stories/" + slug + place.below);
        page.evaluate(place.move);
        CDPSession session = context.newCDPSession(page);
        JsonObject threads = new JsonObject();
        threads.addProperty("timeDomain", "threadTicks");
        session.send("Performance.enable", threads);
        Figures first = null;
        for (int received : RECEIVED) {
            while (posted < OPENED + received - SAMPLES) {
                newsroom.post(slug, night.update(posted++));
            }
            await(page, posted);
            page.waitForTimeout(2 * SETTLING);
            Map<String, Figures> costs = new LinkedHashMap<>();
            for (int i = 0; i < SAMPLES; i++) {
                Map<String, Double> before = metrics(session);
                newsroom.post(slug, night.update(posted++));
                await(page, posted);
                page.waitForTimeout(SETTLING);
                metrics(session)
                        .forEach((name, ms) -> costs.computeIfAbsent(name, one -> new Figures())
                                .add(ms - before.get(name)));
            }
            Figures all = costs.get("all");
            table.line(
                    "main thread's CPU for an update after %,d, reader %s".formatted(received, place.words),
                    "%.0f ms".formatted(all.median()),
                    "%.0f–%.0f, n = %d; script %.1f, style %.1f, layout %.1f; %s entries on the page"
                            .formatted(
                                    all.least(),
                                    all.most(),
                                    all.size(),
                                    costs.get("script").median(),
                                    costs.get("style").median(),
                                    costs.get("layout").median(),
                                    page.evaluate("document.querySelectorAll('.day .entry').length")),
                    "≤ 100 ms");
            first = first == null ? all : first;
            if (received == RECEIVED.getLast()) {
                table.line(
                        "the same, after %,d against %d".formatted(received, RECEIVED.getFirst()),
                        "%.2f ×".formatted(all.median() / first.median()),
                        "",
                        "≤ 1.10");
            }
        }
        context.close();
    }

    /** Waits until the page has received that many changes. A new story's first change is its opening. */
    private static void await(Page page, int posted) {
        page.waitForFunction(
                "posted => document.querySelector('live-timeline').seq >= posted",
                posted,
                new Page.WaitForFunctionOptions().setTimeout(120_000).setPollingInterval(200));
    }

    /** What the page's main thread has done so far, in milliseconds of processor time. */
    private static Map<String, Double> metrics(CDPSession session) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (JsonElement one : session.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            JsonObject metric = one.getAsJsonObject();
            String name = COSTS.get(metric.get("name").getAsString());
            if (name != null) {
                metrics.put(name, 1000 * metric.get("value").getAsDouble());
            }
        }
        return metrics;
    }
}
