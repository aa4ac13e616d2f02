package dateline.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** What a page and an update cost in a long story against a short one, and with many stories behind the front. */
final class FlatCost {

    private static final int LONG = 10_000;
    private static final int STORIES = 5_000;
    private static final int SHORT = 50;
    // As often as the newest page fills up and is cut, whole.
    private static final int POSTS = Boolean.getBoolean("bench.smoke") ? 10 : 90;
    private static final int WARM = Boolean.getBoolean("bench.smoke") ? 1 : 6;
    private static final int SECONDS = Boolean.getBoolean("bench.smoke") ? 1 : 2;

    private FlatCost() {}

    static void measure(Path home, Table table) throws IOException, InterruptedException, SQLException {
        try (Product product = Product.start(home, "0")) {
            Newsroom newsroom = product.newsroom();
            String large = filled(product, newsroom, "Long", LONG);
            for (int i = 0; i < WARM; i++) {
                publish(product, newsroom, filled(product, newsroom, "Warm", SHORT));
                publish(product, newsroom, large);
            }
            Figures publish = new Figures();
            Figures read = new Figures();
            for (int round = 0; round < Bench.rounds(); round++) {
                // A new one each time: it would grow.
                String small = filled(product, newsroom, "Short", SHORT);
                boolean shortFirst = round % 2 == 0;
                double first = publish(product, newsroom, shortFirst ? small : large);
                double second = publish(product, newsroom, shortFirst ? large : small);
                publish.add(shortFirst ? second / first : first / second);
                read.add(Wrk.read(product.story(small), SECONDS, "Accept-Encoding: gzip")
                                .perSecond()
                        / Wrk.read(product.story(large), SECONDS, "Accept-Encoding: gzip")
                                .perSecond());
            }
            table.ratio("CPU of an update, %,d entries against %d".formatted(LONG, SHORT), publish, "≤ 1.05");
            table.ratio("time of a page read, %,d entries against %d".formatted(LONG, SHORT), read, "≤ 1.05");
            Figures few = fronts(product, newsroom);
            stories(product);
            publish(product, newsroom, filled(product, newsroom, "Short", SHORT));
            Figures many = fronts(product, newsroom);
            table.line(
                    "CPU of an update and the front after it, %,d stories more".formatted(STORIES),
                    "%.2f ×".formatted(many.median() / few.median()),
                    "before %.1f–%.1f s, then %.1f–%.1f s"
                            .formatted(few.least(), few.most(), many.least(), many.most()),
                    "≤ 1.05");
        }
    }

    private static Figures fronts(Product product, Newsroom newsroom) throws IOException, SQLException {
        Figures seconds = new Figures();
        for (int round = 0; round < Math.min(3, Bench.rounds()); round++) {
            seconds.add(publish(product, newsroom, filled(product, newsroom, "Short", SHORT)));
        }
        return seconds;
    }

    private static String filled(Product product, Newsroom newsroom, String headline, int entries)
            throws SQLException, IOException {
        String slug = newsroom.open(headline);
        fill(product, slug, entries);
        newsroom.post(slug, "First", Latency.BODY);
        return slug;
    }

    /** Seconds of processor time for updates whose page and front are read each time. */
    private static double publish(Product product, Newsroom newsroom, String slug) throws IOException {
        double before = product.cpu();
        for (int i = 0; i < POSTS; i++) {
            newsroom.post(slug, "Update " + i, Latency.BODY);
            URI.create(product.story(slug)).toURL().openStream().readAllBytes();
            URI.create(product.readers + "/").toURL().openStream().readAllBytes();
        }
        return product.cpu() - before;
    }

    /** Entries straight into the tables, with the older pages cut as publishing them would have. */
    private static void fill(Product product, String slug, int entries) throws SQLException, IOException {
        run(
                product,
                """
            insert into entry (story_id, number, headline, body, published_at, created_at, created_by, released_at, changed_at,
              first_published_at, stretch)
            select s.id, n, 'Earlier ' || n, '%s', now() - (%d - n) * interval '1 minute', now(), s.created_by, now(), now(), now(), (n - 1) / 25 + 1
            from story s, generate_series(1, %d) n where s.slug = '%s'""".formatted(Latency.BODY, entries + 60, entries, slug),
                """
            insert into timeline_page (story_id, number, before_at, before_number)
            select e.story_id, e.number / 30, e.published_at, e.number from entry e join story s on s.id = e.story_id
            where s.slug = '%s' and e.number %% 30 = 0 and e.number <= %d""".formatted(slug, entries - 30),
                "analyze");
    }

    /** The same with drafts, as many more. */
    static void fill(Product product, String slug, int entries, int drafts) throws SQLException, IOException {
        fill(product, slug, entries);
        run(product, """
            insert into entry (story_id, number, headline, body, created_at, created_by, changed_at)
            select s.id, %d + n, 'Draft ' || n, '%s', now(), s.created_by, now() from story s, generate_series(1, %d) n where s.slug = '%s'
            """.formatted(entries, Latency.BODY, drafts, slug), "analyze");
    }

    private static void stories(Product product) throws SQLException, IOException {
        run(product, """
            insert into story (slug, headline, language, time_zone, created_at, created_by, published_at, coverage_opened_at, changed_at, updated_at)
            select 'earlier-' || n, 'Earlier ' || n, 'en', 'UTC', now(), a.id, now(), now(), now() - n * interval '1 hour',
            now() - n * interval '1 hour'
            from account a, generate_series(1, %d) n""".formatted(STORIES), "analyze");
    }

    private static void run(Product product, String... statements) throws SQLException, IOException {
        try (Connection connection =
                        DriverManager.getConnection(product.databaseUrl(), "dateline", product.databasePassword());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
