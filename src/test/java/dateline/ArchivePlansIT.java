package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contributor.Contributors;
import dateline.entry.Entries;
import dateline.entry.list.EntryFilter;
import dateline.entry.list.EntryList;
import dateline.entry.list.EntrySearch;
import dateline.platform.paging.TimeKey;
import dateline.platform.text.SearchWords;
import dateline.reader.search.SearchResult;
import dateline.story.Stories;
import dateline.story.change.ChangeLog;
import dateline.story.section.Sections;
import dateline.story.section.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** Which tables the statements behind pages read from end to end, in an archive of 2,000 stories and 20,000 entries. */
@DatelineTest
class ArchivePlansIT {

    /** More often than the driver needs to make a statement one of the server's own, with a plan for any values. */
    private static final int TIMES = 7;

    private static final Limit FEW = Limit.of(40);
    private static final Instant END = TimeKey.NEWEST.at();

    @Autowired
    ApplicationContext context;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Stories stories;

    @Autowired
    Entries entries;

    @Autowired
    EntrySearch search;

    @Autowired
    Contributors contributors;

    @Autowired
    Sections sections;

    @Autowired
    Tags tags;

    @Autowired
    ChangeLog log;

    @Autowired
    Cast cast;

    private long longStory;
    private long person;
    private long busy;

    @Test
    void noTableIsReadFromEndToEndWhereAnIndexIsMeant() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            fill();
            assertThat(scanned(() -> jdbc.sql("select count(*) from entry where body like '%none'")
                            .query(Long.class)
                            .single()))
                    .as("the premise")
                    .containsKey("entry");
            SoftAssertions all = new SoftAssertions();
            statements().forEach((what, statement) -> {
                Map<String, Long> read = scanned(statement);
                if (what.startsWith("the readers' search") || what.equals("the news sitemap")) {
                    // Many hits are joined with all 2,000 stories by hash, which costs less than an index. The news
                    // of two days are many when other tests have run before.
                    read.remove("story");
                }
                all.assertThat(read)
                        .as("rows read by sequential scans for " + what)
                        .isEmpty();
            });
            all.assertAll();
        });
    }

    @Test
    void searchesFindTheNewestHitsOfAnyYear() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            fill();
            for (String words :
                    List.of("everywhere", "ancient", "rare17", "eighth ancient", "\"of all\" ancient", "nowhere")) {
                List<Hit> all = hits(SearchWords.of(words));
                List<EntrySearch.Found> first = search.across(null, null, filter(words, null), null, 26);
                assertThat(first)
                        .as("the newsroom's search of " + words)
                        .extracting(EntrySearch.Found::id)
                        .isEqualTo(all.stream().map(Hit::id).limit(26).toList());
                if (first.size() == 26) {
                    assertThat(search.across(
                                    null,
                                    null,
                                    filter(words, null),
                                    first.getLast().key(),
                                    26))
                            .as("its second page of " + words)
                            .extracting(EntrySearch.Found::id)
                            .isEqualTo(
                                    all.stream().map(Hit::id).skip(26).limit(26).toList());
                }
                assertThat(read(words))
                        .as("the readers' search of " + words)
                        .isEqualTo(all.stream()
                                .filter(Hit::isPublished)
                                .map(Hit::path)
                                .limit(20)
                                .toList());
            }
            assertThat(hits(SearchWords.of("ancient"))).as("the premise").hasSizeGreaterThan(52);
        });
    }

    /** An entry that a search has to find. */
    private record Hit(long id, String path, boolean isPublished) {}

    private List<Hit> hits(SearchWords words) {
        return jdbc.sql("""
                select e.id, '/stories/' || s.slug || '/' || e.number as path, e.released_at is not null and e.retracted_at is null as is_published
                from entry e join story s on s.id = e.story_id where e.words @@ to_tsquery('simple', :words)
                order by coalesce(e.published_at, e.created_at) desc, e.id desc""").param("words", words.tsquery()).query(Hit.class).list();
    }

    private List<String> read(String words) {
        Object hits = Objects.requireNonNull(ReflectionTestUtils.<Object>invokeMethod(
                context.getBean("searchIndex"), "find", SearchWords.of(words), TimeKey.NEWEST));
        List<SearchResult> entries = Objects.requireNonNull(ReflectionTestUtils.invokeMethod(hits, "entries"));
        return entries.stream().map(SearchResult::path).toList();
    }

    private Map<String, Runnable> statements() {
        Map<String, Runnable> all = new LinkedHashMap<>();
        all.put("the front", () -> stories.front(FEW));
        all.put("a section", () -> stories.front("plan-1", FEW));
        all.put("live stories", () -> stories.live(FEW));
        all.put("live stories of a section", () -> stories.live("plan-1", FEW));
        all.put("the site's feed", () -> stories.seen(FEW));
        all.put("a section's feed", () -> stories.seen("plan-1", FEW));
        all.put("the menu", () -> sections.withStories());
        all.put("a tag", () -> stories.tagged(List.of("Plan tag 7"), FEW));
        all.put("a tag's spellings", () -> tags.find("plan-tag-7"));
        all.put("no such tag", () -> tags.find("no-such-tag"));
        all.put("no such story", () -> stories.isWithdrawn("no-such-story"));
        all.put("withdrawn stories", () -> stories.withdrawn(FEW));
        all.put("the archive", () -> stories.months("UTC"));
        all.put("the updates' feed", () -> entries.shownEverywhere(FEW));
        all.put("the corrections' feed", () -> entries.correctedEverywhere(FEW));
        all.put("a person", () -> entries.credited(person, END, Long.MAX_VALUE, FEW));
        all.put("a person's feed", () -> entries.shownCredited(person, FEW));
        all.put("a busy person's feed", () -> entries.shownCredited(busy, FEW));
        all.put("a person's retractions", () -> entries.retractedCredited(person, FEW));
        all.put("credit help, agency", () -> contributors.agencies("plan", 8));
        all.put("credit help, place", () -> contributors.places("plan", 8));
        all.put("credit help, title", () -> contributors.titles("plan", 8));
        all.put("the API's entries", () -> entries.everything(longStory, END, Long.MAX_VALUE, null, FEW));
        all.put("when the story itself changed", () -> log.framedAt(longStory));
        all.put("sitemaps of stories", () -> call("publicPages", "storyParts"));
        all.put("sitemaps of entries", () -> call("publicPages", "entryParts"));
        all.put(
                "the news sitemap",
                () -> call("publicPages", "news", Instant.now().minus(Duration.ofDays(2)), 1000));
        for (String words : List.of(
                "everywhere",
                "eighth",
                "rare17",
                "ancient",
                "everywhere eighth rare17",
                "\"eighth of all\"",
                "\"all rare17\"",
                "nowhere")) {
            all.put(
                    "the readers' search of " + words,
                    () -> call("searchIndex", "find", SearchWords.of(words), TimeKey.NEWEST));
            all.put(
                    "the newsroom's search of " + words,
                    () -> search.across(null, null, filter(words, null), null, 26));
            all.put(
                    "the newsroom's search of published " + words,
                    () -> search.across(EntryList.PUBLISHED, null, filter(words, null), null, 26));
        }
        all.put(
                "the newsroom's search by author",
                () -> search.across(null, null, filter("", cast.ada().accountId()), null, 26));
        return all;
    }

    private static EntryFilter filter(String words, @Nullable Long author) {
        return new EntryFilter(words, author, false, false, false, null, null, null);
    }

    private void call(String bean, String method, Object... arguments) {
        ReflectionTestUtils.invokeMethod(context.getBean(bean), method, arguments);
    }

    /** The rows that the statement reads in sequential scans, by table. */
    private Map<String, Long> scanned(Runnable statement) {
        Map<String, Long> before = sequentialReads();
        for (int i = 0; i < TIMES; i++) {
            statement.run();
        }
        Map<String, Long> read = new TreeMap<>();
        sequentialReads().forEach((table, rows) -> {
            long more = rows - before.getOrDefault(table, 0L);
            if (more > 0) {
                read.put(table, more);
            }
        });
        return read;
    }

    /** What this transaction has read so far. */
    private Map<String, Long> sequentialReads() {
        Map<String, Long> read = new TreeMap<>();
        jdbc.sql("""
                select relname, seq_tup_read from pg_stat_xact_user_tables where relname in
                ('entry', 'entry_figure', 'story', 'story_tag', 'tag', 'story_change', 'credit', 'credit_person', 'correction')""").query(row -> {
            read.put(row.getString(1), row.getLong(2));
        });
        return read;
    }

    /** Seen by this transaction only, which is rolled back. */
    private void fill() {
        for (String sql : FILL) {
            jdbc.sql(sql.replace(":ada", String.valueOf(cast.ada().accountId())))
                    .update();
        }
        longStory = id("select id from story where slug = 'plan-1'");
        person = id("select id from contributor where slug = 'plan-7'");
        busy = id("select id from contributor where slug = 'plan-1'");
    }

    private long id(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static final List<String> FILL = List.of(
            "insert into section (slug, name, position) select 'plan-' || n, 'Plan ' || n, n from generate_series(1, 8) n",
            """
            insert into story (slug, headline, language, time_zone, created_at, created_by, published_at, coverage_opened_at, coverage_ended_at,
              changed_at, updated_at, section_id)
            select 'plan-' || n, 'Planned ' || n, 'en', 'UTC', at, :ada, at, at, case when n > 5 then at end, at, at,
              (select id from section where slug = 'plan-' || n % 8 + 1)
            from (select n, now() - n * interval '4 hours' as at from generate_series(1, 2000) n) planned""",
            "insert into story_tag (story_id, position, tag) select id, 0, 'Plan tag ' || id % 500 from story where slug like 'plan-%'",
            "update tag set slug = replace(lower(tag), ' ', '-') where tag like 'Plan tag %'",
            """
            insert into contributor (slug, name, title, agency, created_at) select 'plan-' || n, 'Planner ' || n, 'Plan ' || n, 'Plan ' || n, now()
            from generate_series(1, 500) n""",
            // One story has 2,000 entries, all others nine. A tenth of the stories of some time ago have a word of
            // their own.
            """
            insert into entry (story_id, number, headline, body, key_event, published_at, created_at, created_by, released_at, updated_at, retracted_at,
              changed_at, first_published_at, stretch)
            select s.id, i, 'Everywhere', case i % 8 when 0 then 'Eighth of all' else 'Other' end || ' rare' || (s.id * 9 + i) % 2000
                || case when substr(s.slug, 6)::int between 1000 and 1400 and s.id % 10 = 0 then ' ancient' else '' end, i % 20 = 0,
              at, at, :ada, at, case when i % 9 = 1 then at end, case when (s.id + i) % 100 = 5 then at end, at, at, i / 25 + 1
            from story s, generate_series(1, case when slug = 'plan-1' then 2000 else 9 end) i,
              lateral (select s.created_at + i * interval '1 second' as at) as dated
            where slug like 'plan-%'""",
            // One photo in a quarter of the entries, each time with a caption of its own.
            """
            insert into photo (key, media_type, width, height, bytes, filed_at, filed_by, kept)
            values ('plan-photo', 'image/jpeg', 1600, 900, 1, now(), :ada, true)""",
            """
            insert into entry_figure (entry_id, position, photo_id, caption)
            select id, 0, (select id from photo where key = 'plan-photo'), 'Seen from far' || id % 2000 from entry
            where headline = 'Everywhere' and id % 4 = 0""",
            """
            insert into correction (entry_id, position, text, corrected_at, corrected_by)
            select id, 0, 'Wrong.', updated_at, :ada from entry where headline = 'Everywhere' and updated_at is not null""",
            """
            insert into credit (entry_id, position, role, agency, title, place)
            select id, 0, 'author', 'Plan ' || id % 90, 'Plan ' || id % 90, 'Plan ' || id % 90 from entry where headline = 'Everywhere'""",
            """
            insert into credit_person (credit_id, position, contributor_id)
            select c.id, 0, p.id from credit c join contributor p on p.slug = 'plan-' || case when c.id % 10 = 0 then 1 else c.id % 500 + 1 end
            where c.place like 'Plan %'""",
            """
            insert into story_change (story_id, seq, kind, entry_number, changed_at)
            select story_id, number, 'published', number, changed_at from entry where headline = 'Everywhere'""",
            // As autovacuum does: the word indexes are searched only where nothing waits to be put into them.
            """
            do $$ declare waiting regclass; begin
              for waiting in select i.indexrelid::regclass from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
                where a.amname = 'gin' and c.relnamespace = 'public'::regnamespace
              loop perform gin_clean_pending_list(waiting); end loop; end $$""",
            "analyze");
}
