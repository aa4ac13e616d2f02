package dateline.reader.search;

import dateline.platform.language.Words;
import dateline.platform.paging.TimeKey;
import dateline.platform.paging.TimeWindows;
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
import java.util.Optional;
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

    /** How many of the newest entries are searched one by one. */
    private static final int NEWEST = 2000;

    private static final String BEFORE = """
        from entry where released_at is not null and retracted_at is null and (published_at, id) < (:at, :id)
          order by published_at desc, id desc limit\s""" + NEWEST;
    // The limit inside keeps the planner to the index by time, whatever it expects of the words.
    private static final String AMONG_THE_NEWEST = "select e.id from (select * " + BEFORE + """
        ) e join story s on s.id = e.story_id
        where s.published_at is not null and (e.words @@ to_tsquery('simple', :query)
          or exists (select from entry_figure f where f.entry_id = e.id and f.words @@ to_tsquery('simple', :query)))
        order by e.published_at desc, e.id desc limit :limit""";
    private static final String IN_WINDOW = """
        select found.id from (
          select e.id, e.published_at, e.story_id from entry e where e.words @@ to_tsquery('simple', :query)
          and e.released_at is not null and e.retracted_at is null and (e.published_at, e.id) < (:at, :id) and e.published_at >= :until
          union
          select e.id, e.published_at, e.story_id from entry_figure f join entry e on e.id = f.entry_id where f.words @@ to_tsquery('simple', :query)
          and e.released_at is not null and e.retracted_at is null and (e.published_at, e.id) < (:at, :id) and e.published_at >= :until
        ) found join story s on s.id = found.story_id
        where s.published_at is not null order by found.published_at desc, found.id desc limit :limit""";

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
            @Nullable TimeKey next) {}

    private record Row(SearchResult searchResult, TimeKey key) {}

    /**
     * Runs the search. Each of its queries is aborted by the database after two seconds.
     *
     * @throws org.springframework.dao.DataAccessException when that happens
     */
    @Transactional(readOnly = true)
    Hits find(SearchWords query, TimeKey before) {
        // Planned for the values: how many entries have the words, and how many are in a window, differs by orders of
        // magnitude. In one process, so that searches leave the other processors to posts.
        jdbc.sql("set local statement_timeout = 2000; set local plan_cache_mode = force_custom_plan; "
                        + "set local max_parallel_workers_per_gather = 0")
                .update();
        List<Row> entries = entries(query, before);
        List<Row> shown = entries.subList(0, Math.min(ENTRIES, entries.size()));
        TimeKey next = entries.size() > ENTRIES ? shown.getLast().key() : null;
        boolean isFirst = before.equals(TimeKey.NEWEST);
        return new Hits(
                isFirst ? people(query) : List.of(),
                isFirst ? stories(query) : List.of(),
                shown.stream().map(Row::searchResult).toList(),
                next);
    }

    /**
     * Returns the newest hits and one more than a page shows. Words that are frequent are found among the newest entries,
     * and all others in windows of time. A query that sorts all hits of a frequent word takes seconds in a large archive.
     */
    private List<Row> entries(SearchWords query, TimeKey before) {
        List<Row> newest = entries(AMONG_THE_NEWEST, query, before, before.at(), ENTRIES + 1);
        if (newest.size() > ENTRIES) {
            return newest;
        }
        int missing = ENTRIES + 1 - newest.size();
        List<Row> older = searched(before)
                .map(first -> TimeWindows.search(
                        first, missing, (start, until, limit) -> entries(IN_WINDOW, query, start, until, limit)))
                .orElse(List.of());
        return Stream.concat(newest.stream(), older.stream()).toList();
    }

    /** Returns where the newest entries begin and end. Empty when there are no others. */
    private Optional<TimeWindows.Searched> searched(TimeKey before) {
        return jdbc.sql("select max(at) over () as newest, at, id from (select published_at as at, id " + BEFORE
                        + ") newest order by at desc, id desc offset " + (NEWEST - 1))
                .param("at", before.at().atOffset(ZoneOffset.UTC))
                .param("id", before.id())
                .query((row, i) -> new TimeWindows.Searched(
                        instant(row, "newest"), new TimeKey(instant(row, "at"), row.getLong("id"))))
                .optional();
    }

    private List<Row> entries(String hits, SearchWords query, TimeKey before, Instant until, int limit) {
        return jdbc.sql("with hit as materialized (" + hits + ") " + """
                select s.slug, s.headline as story, s.language, s.coverage_opened_at, s.coverage_ended_at, s.starts_at,
                e.id, e.number, e.headline, e.body, e.unverified, e.published_at as at,
                (select string_agg(f.caption, ' ' order by f.position) from entry_figure f where f.entry_id = e.id) as captions
                from hit join entry e on e.id = hit.id join story s on s.id = e.story_id order by e.published_at desc, e.id desc""")
                .param("query", query.tsquery())
                .param("at", before.at().atOffset(ZoneOffset.UTC))
                .param("id", before.id())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, i) -> entry(row, query))
                .list();
    }

    /** Contributors whose name matches and who are credited in something published. */
    private List<FoundPerson> people(SearchWords query) {
        return jdbc.sql("""
                select c.slug, c.name, c.title, c.agency from contributor c where c.words @@ to_tsquery('simple', :query)
                and to_tsvector('simple', search_terms(c.name)) @@ to_tsquery('simple', :query)
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
        return new Row(searchResult, new TimeKey(searchResult.time().instant(), row.getLong("id")));
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
        return TimeView.of(instant(row, "at"), zone, words(row));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
