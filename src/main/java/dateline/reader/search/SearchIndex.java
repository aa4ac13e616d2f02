package dateline.reader.search;

import dateline.platform.language.Words;
import dateline.platform.settings.Languages;
import dateline.platform.settings.Site;
import dateline.platform.settings.Urls;
import dateline.platform.text.Markup;
import dateline.platform.text.SearchWords;
import dateline.platform.text.Snippet;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.TimeView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Full-text search over published stories and entries, with PostgreSQL's indexes. The newsroom queries the same indexes
 * without the filter on publication.
 */
@Component
class SearchIndex {

    private static final int PEOPLE = 5;
    private static final int STORIES = 5;
    private static final int ENTRIES = 20;
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient jdbc;
    private final Languages languages;
    private final Urls urls;
    private final ZoneId zone;

    SearchIndex(JdbcClient jdbc, Languages languages, Urls urls, Site site) {
        this.jdbc = jdbc;
        this.languages = languages;
        this.urls = urls;
        this.zone = ZoneId.of(site.timeZone());
    }

    /** The cursor of the next page: results before this time, or at this time with a lower id. */
    record Key(Instant at, long id) {

        static final Key NEWEST = new Key(END, Long.MAX_VALUE);

        /** Parses the form used in URLs. Null when it is invalid. */
        static @Nullable Key of(String text) {
            if (!text.matches("\\d{1,17}-\\d{1,18}")) {
                return null;
            }
            int dash = text.indexOf('-');
            long micros = Long.parseLong(text.substring(0, dash));
            return new Key(
                    Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000),
                    Long.parseLong(text.substring(dash + 1)));
        }

        @Override
        public String toString() {
            return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000 + "-" + id;
        }
    }

    /**
     * The results of one page.
     *
     * @param people  on the first page only
     * @param stories on the first page only
     * @param entries newest first
     * @param next    the cursor of the next page; null on the last
     */
    record Hits(
            List<FoundPerson> people,
            List<SearchResult> stories,
            List<SearchResult> entries,
            @Nullable Key next) {}

    private record Row(SearchResult searchResult, Key key) {}

    /**
     * Runs the search. Each of its queries is aborted by the database after two seconds.
     *
     * @throws org.springframework.dao.DataAccessException when that happens
     */
    @Transactional(readOnly = true)
    Hits find(SearchWords query, Key before) {
        jdbc.sql("set local statement_timeout = 2000").update();
        List<Row> entries = jdbc.sql("""
                select s.slug, s.headline as story, s.language, s.coverage_opened_at, s.coverage_ended_at, s.starts_at,
                e.id, e.number, e.headline, e.body, e.unverified, e.published_at as at,
                (select string_agg(f.caption, ' ' order by f.position) from entry_figure f where f.entry_id = e.id) as captions
                from entry e join story s on s.id = e.story_id
                where s.published_at is not null and e.released_at is not null and e.retracted_at is null
                and e.id in (select id from entry where words @@ to_tsquery('simple', :query)
                  union select entry_id from entry_figure where words @@ to_tsquery('simple', :query))
                and (e.published_at, e.id) < (:at, :id) order by e.published_at desc, e.id desc limit :limit""")
                .param("query", query.tsquery())
                .param("at", before.at().atOffset(ZoneOffset.UTC))
                .param("id", before.id())
                .param("limit", ENTRIES + 1)
                .query((row, i) -> entry(row, query))
                .list();
        List<Row> shown = entries.subList(0, Math.min(ENTRIES, entries.size()));
        Key next = entries.size() > ENTRIES ? shown.getLast().key() : null;
        boolean isFirst = before.equals(Key.NEWEST);
        return new Hits(
                isFirst ? people(query) : List.of(),
                isFirst ? stories(query) : List.of(),
                shown.stream().map(Row::searchResult).toList(),
                next);
    }

    /** Contributors whose name matches and who are credited in something published. */
    private List<FoundPerson> people(SearchWords query) {
        return jdbc.sql("""
                select c.slug, c.name, c.title, c.agency from contributor c where c.words @@ to_tsquery('simple', :query)
                and to_tsvector('simple', search_fold(c.name)) @@ to_tsquery('simple', :query)
                and exists (select from credit_person p join credit r on r.id = p.credit_id left join entry e on e.id = r.entry_id
                  join story s on s.id = coalesce(r.story_id, e.story_id) where p.contributor_id = c.id and s.published_at is not null
                  and (e.id is null or e.released_at is not null and e.retracted_at is null))
                order by lower(c.name), c.id limit :limit""")
                .param("query", query.tsquery())
                .param("limit", PEOPLE)
                .query((row, i) -> new FoundPerson(
                        urls.path(urls.contributor(row.getString("slug"))),
                        Snippet.whole(row.getString("name"), query),
                        Stream.of(row.getString("title"), row.getString("agency"))
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(", "))))
                .list();
    }

    private List<SearchResult> stories(SearchWords query) {
        return jdbc.sql("""
                select s.slug, s.headline, s.standfirst, s.language, s.coverage_opened_at, s.coverage_ended_at, s.starts_at,
                s.changed_at as at from story s where s.published_at is not null and s.words @@ to_tsquery('simple', :query)
                order by s.changed_at desc, s.id desc limit :limit""")
                .param("query", query.tsquery())
                .param("limit", STORIES)
                .query((row, i) -> story(row, query))
                .list();
    }

    private SearchResult story(ResultSet row, SearchWords query) throws SQLException {
        String standfirst = row.getString("standfirst");
        return new SearchResult(
                urls.path(urls.story(row.getString("slug"))),
                Snippet.whole(row.getString("headline"), query),
                standfirst == null ? null : Snippet.of(standfirst, query),
                time(row),
                isLive(row),
                row.getString("language"),
                words(row).direction(),
                null,
                null);
    }

    private Row entry(ResultSet row, SearchWords query) throws SQLException {
        String slug = row.getString("slug");
        String text = Markup.text(row.getString("body"));
        String headline = row.getString("headline");
        String named = headline != null
                ? headline
                : text.isEmpty() ? words(row).say("entry.numbered", row.getLong("number")) : Markup.cut(text, 90);
        Snippet title =
                Snippet.whole(row.getBoolean("unverified") ? EntryView.unverified(named, words(row)) : named, query);
        SearchResult searchResult = new SearchResult(
                urls.path(urls.entry(slug, row.getLong("number"))),
                title,
                told(text, row.getString("captions"), query),
                time(row),
                isLive(row),
                row.getString("language"),
                words(row).direction(),
                row.getString("story"),
                urls.path(urls.story(slug)));
        return new Row(searchResult, new Key(searchResult.time().instant(), row.getLong("id")));
    }

    /** The snippet comes from the body; photo captions are included only when the body has no hit. */
    private static @Nullable Snippet told(String text, @Nullable String captions, SearchWords query) {
        Snippet told = Snippet.of(text, query);
        String all = captions == null ? text : (text + " " + captions).strip();
        return all.isEmpty() ? null : told.parts().stream().anyMatch(Snippet.Part::hit) ? told : Snippet.of(all, query);
    }

    private static boolean isLive(ResultSet row) throws SQLException {
        boolean upcoming = row.getObject("coverage_opened_at") == null && row.getObject("starts_at") != null;
        return !upcoming && row.getObject("coverage_ended_at") == null;
    }

    private Words words(ResultSet row) throws SQLException {
        return languages.of(row.getString("language"));
    }

    private TimeView time(ResultSet row) throws SQLException {
        Instant at = Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                .toInstant();
        return TimeView.of(at, zone, words(row));
    }
}
