package dateline.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** From the editor's request to the readers' sockets: API post, commit, rendering, delivery. */
final class Latency {

    static final String BODY = "<p>" + "The harbour master asks every boat to stay in. ".repeat(20) + "</p>";
    private static final int WARM = Integer.getInteger("bench.warm", 6000);
    private static final int PAUSE = 50;
    private static final int COUNT = 400_000;
    // A few of everything, to see that it runs.
    private static final int SMALLER = Boolean.getBoolean("bench.smoke") ? 20 : 1;

    private Latency() {}

    static void measure(Path home, Table table) throws IOException, InterruptedException {
        table.times("counting, about as long as a post, on the idle machine", alone(), "");
        measure(home.resolve("all"), "", "all cores", table);
        measure(home.resolve("one"), "0", "one core", table);
    }

    private static void measure(Path home, String core, String where, Table table)
            throws IOException, InterruptedException {
        java.nio.file.Files.createDirectories(home);
        try (Product product = Product.start(home, core)) {
            Newsroom newsroom = product.newsroom();
            String warm = newsroom.open("Warm");
            posts(product, newsroom, warm, 1, WARM, 0);
            String slug = newsroom.open("Storm");
            table.times(
                    "post to 1 reader's socket, " + where,
                    posts(product, newsroom, slug, 1, 400 / SMALLER, PAUSE),
                    "p99 ≤ 15 ms");
            table.times(
                    "post to 1,000 readers' sockets, " + where,
                    posts(product, newsroom, slug, 1000 / SMALLER, 200 / SMALLER, PAUSE),
                    "p99 ≤ 40 ms");
            table.times(
                    "post to 10,000 readers' sockets, " + where,
                    posts(product, newsroom, slug, 10_000 / SMALLER, 60 / SMALLER, 2 * PAUSE),
                    "p99 ≤ 200 ms");
            Process crowd = Wrk.start(product.story(slug), 30 / SMALLER, "Accept-Encoding: gzip");
            Figures posts = new Figures();
            while (crowd.isAlive()) {
                long started = System.nanoTime();
                newsroom.post(slug, "Under the crowd", BODY);
                posts.add((System.nanoTime() - started) / 1e6);
                Child.pause(PAUSE);
            }
            table.times("an editor's post while page reads saturate the server, " + where, posts, "p99 ≤ 50 ms");
        }
    }

    /**
     * How much longer than usual the machine itself takes now and then, in milliseconds: on one that others share, no post can be steadier
     * than this.
     */
    private static Figures alone() {
        Figures all = new Figures();
        double sum = 0;
        for (int round = -50; round < 400 / SMALLER; round++) {
            Child.pause(PAUSE);
            long started = System.nanoTime();
            for (int i = 0; i < COUNT; i++) {
                sum += Math.sqrt(i + sum % 7);
            }
            if (round >= 0) {
                all.add((System.nanoTime() - started) / 1e6);
            }
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("Not a sum");
        }
        return all;
    }

    /** How long each delivery took, in milliseconds; the story's page is read between posts, so that it is made again each time. */
    private static Figures posts(Product product, Newsroom newsroom, String slug, int count, int posts, int pause)
            throws IOException {
        Figures all = new Figures();
        newsroom.post(slug, "First", BODY);
        try (Readers readers = Readers.follow(URI.create(product.story(slug) + "/live"), count, "id:")) {
            for (int i = 0; i < posts; i++) {
                long started = System.nanoTime();
                long seq = newsroom.post(slug, "Update " + i, BODY);
                all.addAll(readers.arrivals(seq), (double) started, 1e-6);
                URI.create(product.story(slug)).toURL().openStream().readAllBytes();
                Child.pause(pause);
            }
        }
        return all;
    }
}
