package dateline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The pages of readers, subscribers and editors with ten years of archive against those with four days. Nothing is cached, so each page is rendered for each
 * request. {@code bench.archive} names a folder in which both databases are kept: the next run need not make them.
 */
final class ArchiveSpeed {

    private static final int SAMPLES = Boolean.getBoolean("bench.smoke") ? 1 : 9;
    /** Rounds over all pages before the first is timed: a node runs for days, and its code is compiled. */
    private static final int WARM_ROUNDS = Boolean.getBoolean("bench.smoke") ? 0 : 20;

    private static final int WARM = Boolean.getBoolean("bench.smoke") ? 0 : 3;
    private static final String WANTED = "≤ 1.5 × or ≤ 50 ms";
    private static final String WANTED_OF_SEARCHES = "≤ 300 ms";
    /** A page for each request, however often it is asked for; and no limit keeps the one client out. */
    private static final Map<String, String> SETTINGS = Map.of(
            "DATELINE_CACHE_PAGES",
            "1B",
            "DATELINE_CACHE_PER_HOUSEHOLD",
            "1000000",
            "DATELINE_CACHE_ABSENT_PER_HOUSEHOLD",
            "1000000",
            "DATELINE_SEARCH_PER_MINUTE",
            "1000000");

    private ArchiveSpeed() {}

    /** The role in which a page is requested. */
    private enum Who {
        READER,
        EDITOR,
        PROGRAM
    }

    /**
     * A page to measure.
     *
     * @param small its path in the small archive; {@code $} stands for a number that differs in each request, and {@code %2E$} for full stops, which are no word
     * @param big   its path in the big one
     */
    private record Page(Who who, String name, String small, String big, String wanted) {}

    /**
     * The time of a page.
     *
     * @param ms     the median of its answers
     * @param cpu    the processor time of one, PostgreSQL's included, in milliseconds; it tells more than the time where
     *               the machine has other work
     * @param status of its last answer
     */
    private record Measured(double ms, double cpu, int status) {

        @Override
        public String toString() {
            return (status < 500 ? "" : status + " after ") + "%.1f ms, %.0f ms of processor time".formatted(ms, cpu);
        }
    }

    static void measure(Path home, Table table) throws IOException, InterruptedException, SQLException {
        String kept = System.getProperty("bench.archive", "");
        measure(kept.isEmpty() ? home : Path.of(kept), Unpacked.command(), table);
    }

    static void measure(Path home, List<String> java, Table table)
            throws IOException, InterruptedException, SQLException {
        try (Site small = Site.of(home.resolve("small"), java, ArchiveData.SMALL);
                Site big = Site.of(home.resolve("big"), java, ArchiveData.BIG)) {
            List<Page> pages = pages(small, big);
            for (int round = 0; round < WARM_ROUNDS; round++) {
                for (Page page : pages) {
                    small.request(page.who(), page.small());
                    big.request(page.who(), page.big());
                }
            }
            for (Page page : pages) {
                Measured few = small.time(page.who(), page.small());
                Measured many = big.time(page.who(), page.big());
                table.line(
                        page.name(),
                        many.toString(),
                        "%s with the small archive, %.1f × and %.1f ×"
                                .formatted(few, many.ms() / few.ms(), many.cpu() / Math.max(1, few.cpu())),
                        page.wanted());
            }
        }
    }

    private static List<Page> pages(Site small, Site big) throws SQLException {
        List<Page> pages = new ArrayList<>();
        both(pages, "front", "/");
        both(pages, "latest updates of the front", "/latest");
        both(pages, "section", "/sections/section-1");
        both(pages, "latest updates of a section", "/sections/section-1/latest");
        each(pages, Who.READER, "most used tag", small.tag("desc"), big.tag("desc"));
        each(pages, Who.READER, "rare tag", small.tag("asc"), big.tag("asc"));
        both(pages, "no such tag", "/tags/none-$");
        both(pages, "person of 70,000 credits", "/contributors/person-1");
        both(pages, "person of few credits", "/contributors/person-9");
        each(pages, Who.READER, "story", "/stories/story-18", "/stories/story-19998");
        each(pages, Who.READER, "story of 20,000 updates", small.longStory(), big.longStory());
        each(pages, Who.READER, "update in it", small.longStory() + "/20", big.longStory() + "/10001");
        both(pages, "withdrawn story", "/stories/story-7");
        both(pages, "no such story", "/stories/none-$");
        both(pages, "no such update", "/stories/story-18/9$");
        both(pages, "archive", "/archive");
        each(pages, Who.READER, "month of the archive", small.month(), big.month());
        both(pages, "no such month", "/archive/1999/01");
        searches(pages, Who.READER, "search", "/search?q=");
        both(pages, "sitemap index", "/sitemap.xml");
        both(pages, "sitemap of stories", "/sitemaps/stories-1.xml");
        both(pages, "sitemap of updates", "/sitemaps/entries-1.xml");
        both(pages, "news sitemap", "/news-sitemap.xml");
        both(pages, "feed of the site", "/feed.rss");
        both(pages, "feed of all updates", "/updates.rss");
        both(pages, "feed of corrections", "/corrections.rss");
        both(pages, "feed of a section", "/sections/section-1/feed.rss");
        each(
                pages,
                Who.READER,
                "feed of the most used tag",
                small.tag("desc") + "/feed.rss",
                big.tag("desc") + "/feed.rss");
        both(pages, "feed of a person of 70,000 credits", "/contributors/person-1/feed.rss");
        both(pages, "feed of a person of few credits", "/contributors/person-9/feed.rss");
        each(pages, Who.READER, "feed of a story", "/stories/story-18/feed.rss", "/stories/story-19998/feed.rss");
        each(
                pages,
                Who.READER,
                "feed of the story of 20,000 updates",
                small.longStory() + "/feed.rss",
                big.longStory() + "/feed.rss");
        each(
                pages,
                Who.READER,
                "archive document of its feed",
                small.longStory() + "/feed/1.rss",
                big.longStory() + "/feed/400.rss");
        both(pages, "list of feeds", "/feeds");
        both(pages, "list of feeds as OPML", "/feeds.opml");
        editors(pages, small, big);
        return pages;
    }

    private static void editors(List<Page> pages, Site small, Site big) {
        editor(pages, "newsroom: overview", "/newsroom");
        editor(pages, "newsroom: ended stories", "/newsroom?list=ended");
        each(
                pages,
                Who.EDITOR,
                "newsroom: the long story",
                "/newsroom" + small.longStory(),
                "/newsroom" + big.longStory());
        searches(pages, Who.EDITOR, "newsroom: search", "/newsroom/search?q=");
        search(pages, Who.EDITOR, "newsroom: search by author", "/newsroom/search?author=20");
        search(
                pages,
                Who.EDITOR,
                "newsroom: search by author, a word in 13 %",
                "/newsroom/search?author=20&q=" + words(35));
        search(pages, Who.EDITOR, "newsroom: search of drafts", "/newsroom/search?state=drafts");
        search(
                pages,
                Who.EDITOR,
                "newsroom: search of published updates, a rare word",
                "/newsroom/search?state=published&q=" + words(20_000));
        editor(pages, "newsroom: contributors", "/newsroom/contributors");
        editor(pages, "newsroom: contributors by a word", "/newsroom/contributors?q=title");
        editor(pages, "newsroom: person of 70,000 credits", "/newsroom/contributors/person-1");
        editor(pages, "newsroom: credit help, people", "/newsroom/credit-help?field=people&start=b");
        editor(pages, "newsroom: credit help, title", "/newsroom/credit-help?field=title&start=t");
        editor(pages, "newsroom: credit help, agency", "/newsroom/credit-help?field=agency&start=a");
        editor(pages, "newsroom: credit help, place", "/newsroom/credit-help?field=place&start=p");
        editor(pages, "newsroom: photos", "/newsroom/photos");
        each(
                pages,
                Who.PROGRAM,
                "API: updates of the long story",
                "/api/v1" + small.longStory() + "/entries",
                "/api/v1" + big.longStory() + "/entries");
    }

    private static void searches(List<Page> pages, Who who, String name, String path) {
        search(pages, who, name + ", a word in nearly all", path + words(1));
        search(pages, who, name + ", a word in 13 %", path + words(35));
        search(pages, who, name + ", a word in 1.6 %", path + words(300));
        search(pages, who, name + ", a rare word", path + words(20_000));
        search(pages, who, name + ", two words", path + words(12, 35));
        search(pages, who, name + ", two rare words", path + words(2_000, 3_000));
        search(pages, who, name + ", five words", path + words(1, 2, 3, 5, 8));
        search(pages, who, name + ", a word in 50 % of one year long ago", path + ArchiveData.ONCE + "%2E$");
        search(pages, who, name + ", a word in 1 %", path + words(490));
        search(pages, who, name + ", no hit", path + "qqq$");
    }

    /** Words to search for. Searches with other punctuation are other searches to the cache of answers, and find the same. */
    private static String words(int... ranks) {
        StringBuilder query = new StringBuilder();
        for (int rank : ranks) {
            query.append(ArchiveData.word(rank)).append(' ');
        }
        return URLEncoder.encode(query.toString().strip(), StandardCharsets.UTF_8) + "%2E$";
    }

    private static void search(List<Page> pages, Who who, String name, String path) {
        pages.add(new Page(who, name, path, path, WANTED_OF_SEARCHES));
    }

    private static void both(List<Page> pages, String name, String path) {
        each(pages, Who.READER, name, path, path);
    }

    private static void editor(List<Page> pages, String name, String path) {
        each(pages, Who.EDITOR, name, path, path);
    }

    private static void each(List<Page> pages, Who who, String name, String small, String big) {
        pages.add(new Page(who, name, small, big, WANTED));
    }

    /** Dateline with an archive, and clients signed in to it. */
    private static final class Site implements AutoCloseable {

        private final Product product;
        private final ArchiveData.Size size;
        private final HttpClient editor;
        private final HttpClient reader =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final String authorization;
        private int requests;

        private Site(Product product, ArchiveData.Size size) throws IOException, InterruptedException {
            this.product = product;
            this.size = size;
            this.editor = DeskSpeed.signedIn(product);
            this.authorization = product.newsroom().authorization();
        }

        /** Makes the tables by one start, fills them, and starts again: that start reads what there is. */
        static Site of(Path home, List<String> java, ArchiveData.Size size)
                throws IOException, InterruptedException, SQLException {
            Files.createDirectories(home);
            fill(home, java, size);
            return new Site(Product.start(home, "", java, SETTINGS), size);
        }

        private static void fill(Path home, List<String> java, ArchiveData.Size size) throws IOException, SQLException {
            Path done = home.resolve("filled");
            if (!Files.exists(done)) {
                try (Product product = Product.start(home, "", java, SETTINGS)) {
                    ArchiveData.fill(product.databaseUrl(), "dateline", product.databasePassword(), size);
                }
                Files.createFile(done);
            }
        }

        String longStory() {
            return "/stories/story-" + size.longStory();
        }

        String tag(String order) throws SQLException {
            return "/tags/"
                    + first("select k.key from story_tag t join tag k on k.tag = t.tag group by 1 order by count(*) "
                            + order + ", 1 limit 1");
        }

        String month() throws SQLException {
            return "/archive/"
                    + first(
                            "select to_char(published_at, 'YYYY/MM') from story where published_at is not null order by published_at limit 1 offset "
                                    + size.stories() / 2);
        }

        private String first(String sql) throws SQLException {
            try (Connection connection =
                            DriverManager.getConnection(product.databaseUrl(), "dateline", databasePassword());
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getString(1);
            }
        }

        private String databasePassword() {
            try {
                return product.databasePassword();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Measured time(Who who, String path) throws IOException, InterruptedException {
            for (int i = 0; i < WARM; i++) {
                request(who, path);
            }
            Figures ms = new Figures();
            int status = 0;
            double cpu = product.cpu();
            for (int i = 0; i < SAMPLES; i++) {
                long before = System.nanoTime();
                status = request(who, path);
                ms.add((System.nanoTime() - before) / 1e6);
            }
            return new Measured(ms.median(), (product.cpu() - cpu) * 1000 / SAMPLES, status);
        }

        private int request(Who who, String path) throws IOException, InterruptedException {
            String address = (who == Who.READER ? product.readers : product.editors)
                    + path.replace("%2E$", "%2E".repeat(1 + requests % 100))
                            .replace("$", String.valueOf(1000 + requests++));
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
            if (who == Who.PROGRAM) {
                request.header("Authorization", authorization);
            }
            return (who == Who.EDITOR ? editor : reader)
                    .send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                    .statusCode();
        }

        @Override
        public void close() {
            product.close();
        }
    }
}
