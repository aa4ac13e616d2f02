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
    private static final int POSTS = Boolean.getBoolean("bench.smoke") ? 10 : 100;

    private FlatCost() {
    }

    static void measure(Path home, Table table) throws IOException, InterruptedException, SQLException {
        try (Product product = Product.start(home, "0")) {
            Newsroom newsroom = product.newsroom();
            String small = newsroom.open("Short");
            String large = newsroom.open("Long");
            fill(product, small, 50);
            fill(product, large, LONG);
            for (int i = 0; i < 10; i++) {
                publish(product, newsroom, small);
                publish(product, newsroom, large);
            }
            Figures publish = new Figures();
            Figures read = new Figures();
            for (int round = 0; round < Bench.rounds(); round++) {
                double one = publish(product, newsroom, small);
                publish.add(publish(product, newsroom, large) / one);
                read.add(Wrk.read(product.story(small), 2, "Accept-Encoding: gzip").perSecond()
                    / Wrk.read(product.story(large), 2, "Accept-Encoding: gzip").perSecond());
            }
            table.ratio("CPU of an update, %,d entries against 50".formatted(LONG), publish, "≤ 1.05");
            table.ratio("time of a page read, %,d entries against 50".formatted(LONG), read, "≤ 1.05");
            Figures front = new Figures();
            double alone = 0;
            for (int round = 0; round < 3; round++) {
                alone += publish(product, newsroom, small) / 3;
            }
            stories(product);
            publish(product, newsroom, small);
            for (int round = 0; round < 3; round++) {
                front.add(publish(product, newsroom, small) / alone);
            }
            table.ratio("CPU of an update and the front after it, %,d stories against 2".formatted(STORIES), front, "≤ 1.05");
        }
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
        run(product, """
            insert into entry (story_id, number, headline, body, published_at, created_at, created_by, released_at, changed_at)
            select s.id, n, 'Earlier ' || n, '%s', now() - (%d - n) * interval '1 minute', now(), s.created_by, now(), now()
            from story s, generate_series(1, %d) n where s.slug = '%s'""".formatted(Latency.BODY, entries + 60, entries, slug), """
            insert into timeline_page (story_id, number, before_at, before_number)
            select e.story_id, e.number / 30, e.published_at, e.number from entry e join story s on s.id = e.story_id
            where s.slug = '%s' and e.number %% 30 = 0 and e.number <= %d""".formatted(slug, entries - 30), "analyze");
    }

    private static void stories(Product product) throws SQLException, IOException {
        run(product, """
            insert into story (slug, headline, language, time_zone, created_at, created_by, published_at, coverage_opened_at, changed_at)
            select 'earlier-' || n, 'Earlier ' || n, 'en', 'UTC', now(), a.id, now(), now(), now() - n * interval '1 hour'
            from account a, generate_series(1, %d) n""".formatted(STORIES), "analyze");
    }

    private static void run(Product product, String... statements) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(product.databaseUrl(), "dateline", product.databasePassword());
             Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
