package dateline.reader.sitemap;

import dateline.platform.settings.Urls;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Queries for the URLs of all public pages. They are divided into parts by database ids, which never change: a page
 * stays in its part for good, and no part can have more than {@value #PART} pages.
 */
@Component
class PublicPages {

    /** The ids in one part. The protocol allows 50,000 URLs in a file; a smaller file is rendered faster. */
    static final int PART = 5_000;

    private static final String OUT = "s.published_at is not null";
    // A silent edit does not count as a change, just as in the feeds.
    private static final String SAID = "greatest(e.released_at, coalesce(e.updated_at, e.released_at))";

    private final JdbcClient jdbc;
    private final Urls urls;

    PublicPages(JdbcClient jdbc, Urls urls) {
        this.jdbc = jdbc;
        this.urls = urls;
    }

    /**
     * A part that is not empty.
     *
     * @param changed the last change in it
     */
    record Part(long number, Instant changed) {}

    /** A story or a key event in the news sitemap. */
    record News(String url, String title, String language, Instant published, Instant changed) {}

    List<Part> storyParts() {
        return parts("story", """
                select s.changed_at from story s where s.published_at is not null and (s.id - 1) / 5000 = part order by s.changed_at desc limit 1""");
    }

    List<SitemapUrl> stories(long part) {
        return jdbc.sql("select s.slug, s.changed_at as changed from story s where " + OUT
                        + " and s.id between :from and :to order by s.id")
                .param("from", (part - 1) * PART + 1)
                .param("to", part * PART)
                .query((row, i) -> new SitemapUrl(urls.story(row.getString("slug")), instant(row, "changed")))
                .list();
    }

    List<Part> entryParts() {
        return parts("entry", """
                select greatest(e.released_at, coalesce(e.updated_at, e.released_at)) from entry e join story s on s.id = e.story_id
                where s.published_at is not null and e.released_at is not null and e.retracted_at is null and (e.id - 1) / 5000 = part
                order by greatest(e.released_at, coalesce(e.updated_at, e.released_at)) desc limit 1""");
    }

    /** @param latest a query for the last change in a part, for which there is an index */
    private List<Part> parts(String table, String latest) {
        return jdbc.sql("select part + 1 as part, changed from (select part, (" + latest
                        + ") as changed from generate_series(0, (select (max(id) - 1) / 5000 from " + table
                        + ")) as part) as parts where changed is not null order by 1")
                .query(PublicPages::part)
                .list();
    }

    List<SitemapUrl> entries(long part) {
        return jdbc.sql(
                        "select s.slug, e.number, " + SAID
                                + " as changed from entry e join story s on s.id = e.story_id where " + OUT
                                + " and e.released_at is not null and e.retracted_at is null and e.id between :from and :to order by e.id")
                .param("from", (part - 1) * PART + 1)
                .param("to", part * PART)
                .query((row, i) -> new SitemapUrl(
                        urls.entry(row.getString("slug"), row.getLong("number")), instant(row, "changed")))
                .list();
    }

    /** Stories first published since then, followed by key events, each newest first. */
    List<News> news(Instant since, int most) {
        return jdbc.sql("""
                (select s.slug, null::bigint as number, s.headline as title, s.language, s.published_at as published, s.changed_at as changed
                from story s where s.published_at >= :since order by s.published_at desc, s.id desc limit :most)
                union all
                (select s.slug, e.number, e.headline, s.language, greatest(e.released_at, s.published_at), greatest(e.released_at,
                coalesce(e.updated_at, e.released_at)) from entry e join story s on s.id = e.story_id
                where s.published_at is not null and e.released_at >= :since and e.retracted_at is null and e.key_event and e.headline is not null
                order by e.released_at desc, e.id desc limit :most)
                limit :most""")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, i) -> {
                    long number = row.getLong("number");
                    String slug = row.getString("slug");
                    return new News(
                            number == 0 ? urls.story(slug) : urls.entry(slug, number),
                            row.getString("title"),
                            row.getString("language"),
                            instant(row, "published"),
                            instant(row, "changed"));
                })
                .list();
    }

    private static Part part(ResultSet row, int i) throws SQLException {
        return new Part(row.getLong("part"), instant(row, "changed"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
