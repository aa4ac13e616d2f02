package dateline.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills an empty database with an archive: stories with their updates, tags, credits, photos, revisions, corrections, retractions and the log. The texts are
 * made of 30,000 words, of which few are frequent and most are rare. The same size gives the same archive.
 */
final class ArchiveData {

    /** Ten years: 20,000 stories with 600,000 updates. */
    static final Size BIG = new Size(20_000, 29, 20_000, 5_000, 2_000, 40_000);
    /** Four days: 20 stories with 600 updates. */
    static final Size SMALL = new Size(20, 30, 30, 20, 10, 40);

    static final int VOCABULARY = 30_000;
    /** A word that every second update of one year of the big archive has, and none of the years since. */
    static final String ONCE = "eclipse";
    /** Accounts that file the updates, besides the administrator. */
    private static final int STAFF = 150;
    // In ten years, a story begins that often.
    private static final int SECONDS_BETWEEN_STORIES = 15_768;
    private static final int SECONDS_BETWEEN_UPDATES = 240;
    private static final String SYLLABLES = syllables();

    private ArchiveData() {}

    /**
     * How much there is.
     *
     * @param updates of each story but one
     * @param longest updates of that one, which is live
     */
    record Size(int stories, int updates, int longest, int tags, int people, int photos) {

        /** The number of the long story; its slug is {@code story-} and the number. */
        int longStory() {
            return Math.max(1, stories - 400);
        }
    }

    /** A word of the vocabulary. The first one is in nearly every text; the word of rank n is about n times as rare. */
    static String word(int rank) {
        return syllable(rank % 100) + syllable(rank / 100 % 100) + syllable(rank / 10_000);
    }

    private static String syllable(int number) {
        return SYLLABLES.substring(2 * number, 2 * number + 2);
    }

    private static String syllables() {
        StringBuilder all = new StringBuilder();
        for (char consonant : "bcdfghjklmnprstvwxyz".toCharArray()) {
            for (char vowel : "aeiou".toCharArray()) {
                all.append(consonant).append(vowel);
            }
        }
        return all.toString();
    }

    /** Fills the database, unless it has stories. A node that runs on it does not notice: the log says that all this was long ago. */
    static void fill(String url, String user, String password, Size size) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            if (first(statement, "select count(*) from story").equals("0")) {
                connection.setAutoCommit(false);
                fill(statement, size);
                connection.commit();
                connection.setAutoCommit(true);
                statement.execute("vacuum (analyze)");
                statement.execute("checkpoint");
            }
        }
    }

    /** Fills the database in the connection's transaction. Later, the tables have to be analyzed. */
    static void fill(Statement statement, Size size) throws SQLException {
        statement.execute("set local maintenance_work_mem = '512MB'");
        statement.execute("set local work_mem = '256MB'");
        // Row by row, the triggers would take hours; the statements write what they keep, for all rows at once.
        List<String> triggered = column(
                statement, "select distinct tgrelid::regclass::text from pg_trigger where not tgisinternal order by 1");
        for (String table : triggered) {
            statement.execute("alter table " + table + " disable trigger user");
        }
        List<String> indexes = dropped(statement);
        for (String sql : STATEMENTS) {
            statement.execute("select setseed(0.2026)");
            statement.execute(sql.replace(":stories", String.valueOf(size.stories()))
                    .replace(":updates", String.valueOf(size.updates()))
                    .replace(":longest", String.valueOf(size.longest()))
                    .replace(":long_story", String.valueOf(size.longStory()))
                    .replace(":tags", String.valueOf(size.tags()))
                    .replace(":people", String.valueOf(size.people()))
                    .replace(":photos", String.valueOf(size.photos()))
                    .replace(":staff", String.valueOf(STAFF))
                    .replace(":vocabulary", String.valueOf(VOCABULARY))
                    .replace(":once", ONCE)
                    .replace(":between_stories", String.valueOf(SECONDS_BETWEEN_STORIES))
                    .replace(":between_updates", String.valueOf(SECONDS_BETWEEN_UPDATES))
                    .replace(":syllables", "'" + SYLLABLES + "'"));
        }
        for (String index : indexes) {
            statement.execute(index);
        }
        for (String table : triggered) {
            statement.execute("alter table " + table + " enable trigger user");
        }
    }

    /** Drops the indexes that no constraint needs: made afterwards, they take a tenth of the time. */
    private static List<String> dropped(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> made = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                select i.indexrelid::regclass, pg_get_indexdef(i.indexrelid) from pg_index i
                where i.indrelid in ('entry'::regclass, 'credit'::regclass, 'credit_person'::regclass, 'story_change'::regclass, 'entry_figure'::regclass)
                and not i.indisunique order by 1""")) {
            while (rows.next()) {
                names.add(rows.getString(1));
                made.add(rows.getString(2));
            }
        }
        for (String name : names) {
            statement.execute("drop index " + name);
        }
        return made;
    }

    private static String first(Statement statement, String sql) throws SQLException {
        return column(statement, sql).getFirst();
    }

    private static List<String> column(Statement statement, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static final List<String> STATEMENTS = List.of(
            // The words of a sentence, by rank: the probability of a word falls with its rank.
            """
            create temp table sentence on commit drop as
            select id, string_agg(substr(:syllables, rank % 100 * 2 + 1, 2) || substr(:syllables, rank / 100 % 100 * 2 + 1, 2)
              || substr(:syllables, rank / 10000 * 2 + 1, 2), ' ') as text
            from (select id, floor(power(:vocabulary, random()))::int as rank from generate_series(0, 99999) id, generate_series(1, 10)) picked group by id
            """,
            "create unique index on sentence (id)",
            """
            insert into account (email, name, password_hash, role, created_at)
            select 'editor' || n || '@example.com', 'Editor ' || n, '!', 'editor', now() from generate_series(1, :staff) n
            """,
            "create temp table staff on commit drop as select row_number() over (order by id) - 1 as n, id from account",
            "insert into section (slug, name, position) select 'section-' || n, 'Section ' || n, n from generate_series(1, 8) n",
            """
            insert into contributor (id, slug, name, title, agency, created_at)
            select n, 'person-' || n, initcap(split_part(s.text, ' ', 1)) || ' ' || initcap(split_part(s.text, ' ', 2)) || ' ' || n,
              'Title ' || n % 200, case when n % 3 = 0 then 'Agency ' || n % 300 end, now()
            from generate_series(1, :people) n join sentence s on s.id = n
            """,
            """
            insert into photo (id, key, media_type, bytes, width, height, caption, alt, creator, filed_at, filed_by, kept)
            select p.n, 'archive-' || p.n, 'image/jpeg', 400000, 1600, 1000, s.text, s.text, (select name from contributor where id = p.n % :people + 1), now(),
              (select id from staff where staff.n = p.n % :staff), true
            from generate_series(1, :photos) p(n) join sentence s on s.id = p.n
            """,
            // Some are drafts, some withdrawn, the last eight and the long one live, all others ended.
            """
            create temp table planned on commit drop as
            select n, now() - make_interval(secs => :between_stories * (:stories - n + 0.5)) as at, n % 400 <> 3 and n % 500 <> 7 as public,
              n % 500 = 7 as withdrawn, n > :stories - 8 or n = :long_story as live, case when n = :long_story then :longest else :updates end as size
            from generate_series(1, :stories) n
            """,
            """
            insert into story (id, slug, headline, standfirst, section_id, language, time_zone, created_at, created_by, published_at, coverage_opened_at,
              coverage_ended_at, withdrawn_at, first_published_at, changed_at, updated_at)
            select n, 'story-' || n, initcap(split_part(s.text, ' ', 1)) || substr(s.text, 7) || ' ' || n, d.text, (select id from section where section.slug = 'section-' || n % 8 + 1),
              'en', 'UTC', at, (select id from staff where staff.n = p.n % :staff), case when public then at end, case when public or withdrawn then at end,
              case when not live and (public or withdrawn) then at + interval '4 hours' end, case when withdrawn then at + interval '1 day' end,
              case when withdrawn then at end, at, at
            from planned p join sentence s on s.id = n * 3 % 100000 join sentence d on d.id = n * 7 % 100000
            """,
            "insert into headline (story_id, number, text, set_at, set_by) select id, 1, headline, created_at, created_by from story",
            """
            insert into story_tag (story_id, position, tag)
            select story, row_number() over (partition by story order by tag) - 1, 'Tag ' || initcap(split_part(s.text, ' ', 1)) || ' ' || tag from (
              select distinct n as story, case when i = 1 then n % :tags else floor(power(:tags, random()))::int % :tags end as tag
              from planned, generate_series(1, 3) i) picked
            join sentence s on s.id = tag
            """,
            """
            insert into tag (tag, public_at, stories)
            select t.tag, case when bool_or(p.public or p.withdrawn) then now() end, count(*) filter (where p.public) from story_tag t join planned p on p.n = t.story_id group by t.tag
            """,
            """
            create temp table planned_entry on commit drop as
            select row_number() over (order by p.at + make_interval(secs => :between_updates * i), p.n) as id, p.n as story, i as number, p.live,
              p.at + make_interval(secs => :between_updates * i) as at, random() as r, floor(random() * 100000)::int as s1, floor(random() * 100000)::int as s2,
              floor(random() * 100000)::int as s3, floor(random() * 100000)::int as s4, floor(random() * 100000)::int as s5
            from planned p, generate_series(1, p.size) i
            """,
            // Of a thousand, four are drafts, of which half are submitted; ten are retracted, two of them without a
            // notice; fifty are updated.
            """
            insert into entry (id, story_id, number, headline, body, key_event, unverified, published_at, created_at, created_by, submitted_at, released_at,
              updated_at, retracted_at, retraction_reason, retraction_silent, changed_at, first_published_at, stretch)
            select p.id, story, number, case when p.id % 5 < 3 then initcap(split_part(a.text, ' ', 1)) || substr(a.text, 7) end,
              a.text || '. ' || b.text || '. ' || c.text || '. ' || d.text || '. ' || e.text
                || case when at between now() - interval '6 years' and now() - interval '5 years' and p.id % 2 = 0 then ' :once.' else '.' end, p.id % 20 = 0, p.id % 100 = 1,
              case when r >= 0.004 then at end, at, (select id from staff where staff.n = p.id % :staff), case when r < 0.002 then at end,
              case when r >= 0.004 then at end, case when r between 0.1 and 0.15 then at + interval '1 minute' end,
              case when r between 0.9 and 0.91 then at + interval '3 minutes' end, case when r between 0.9 and 0.908 then 'Wrong' end,
              r between 0.908 and 0.91, at, case when r >= 0.004 then at end, case when r >= 0.004 then (number - 1) / 25 + 1 end
            from planned_entry p join sentence a on a.id = s1 join sentence b on b.id = s2 join sentence c on c.id = s3 join sentence d on d.id = s4
            join sentence e on e.id = s5 order by p.id
            """,
            """
            insert into timeline_page (story_id, number, before_at, before_number)
            select story, number / 30, p.at, number from planned_entry p join planned s on s.n = p.story
            where p.number % 30 = 0 and p.number <= s.size - 30 and r >= 0.004 and r not between 0.9 and 0.91
            """,
            // One of the people has about 70,000 credits in the big archive, one 50,000; some entries have a
            // photographer, too.
            """
            insert into credit (id, entry_id, position, role, agency, title, place)
            select 2 * id, id, 0, 'author', case when id % 4 = 0 then 'Agency ' || id % 300 end, case when id % 5 = 0 then 'Title ' || id % 200 end,
              case when id % 3 = 0 then 'Place ' || (select text from sentence where sentence.id = p.id % 2000) end from planned_entry p
            union all select 2 * id + 1, id, 1, 'photographer', null, null, null from planned_entry where id % 4 = 1 order by 1
            """,
            """
            insert into credit_person (credit_id, position, contributor_id, entry_id)
            select 2 * id, 0, case when r < 0.117 then 1 when r < 0.2 then 2 else 1 + (s1 + 7 * s2) % :people end, id from planned_entry
            union all select 2 * id + 1, 0, 1 + (s3 + 7 * s4) % :people, id from planned_entry where id % 4 = 1 order by 1
            """,
            "insert into credit (id, story_id, position, role) select 2 * :stories * 1000 + n, n, 0, 'editor' from planned where n % 5 = 0",
            "insert into credit_person (credit_id, position, contributor_id, story_id) select id, 0, 1 + story_id % :people, story_id from credit where story_id is not null",
            """
            insert into credit_value (kind, value)
            select 'agency', agency from credit where agency is not null union select 'agency', agency from contributor where agency is not null
            union select 'place', place from credit where place is not null
            union select 'title', title from credit where title is not null union select 'title', title from contributor where title is not null
            on conflict do nothing
            """,
            // The photos are in the older half, which no front shows.
            """
            insert into entry_figure (entry_id, position, photo_id, caption, alt)
            select (select max(id) from entry) / 2 * n / :photos, 0, n, s.text, 'Photo' from generate_series(1, :photos) n join sentence s on s.id = n * 11 % 100000
            """,
            """
            insert into correction (entry_id, position, text, corrected_at, corrected_by)
            select id, 0, 'An earlier version was wrong.', at + interval '1 minute', (select min(id) from staff) from planned_entry
            where r between 0.1 and 0.12
            """,
            """
            insert into revision (entry_id, number, content, revised_at, revised_by, version)
            select id, 1, jsonb_build_object('headline', headline, 'body', body, 'keyEvent', key_event, 'figures', '[]'::jsonb, 'credits', '[]'::jsonb,
              'embeds', '[]'::jsonb, 'unverified', unverified), created_at, created_by, 0 from entry where id % 10 = 0
            """,
            // As if committed by a transaction of long ago, so that no node follows them.
            """
            insert into story_change (story_id, seq, kind, entry_number, changed_at, tx)
            select story, row_number() over (partition by story order by at, number), kind, number, at, '3'::xid8 from (
              select n as story, 'opened' as kind, null::bigint as number, at from planned where public or withdrawn
              union all select story, 'published', number, at from planned_entry where r >= 0.004
              union all select story, 'updated', number, at + interval '1 minute' from planned_entry where r between 0.1 and 0.15
              union all select story, 'retracted', number, at + interval '3 minutes' from planned_entry where r between 0.9 and 0.91
              union all select n, 'ended', null, at + interval '4 hours' from planned where not live and (public or withdrawn)) logged
            """,
            """
            update story set seq = l.seq, changed_at = l.at, updated_at = l.at
            from (select story_id, max(seq) as seq, max(changed_at) as at from story_change group by story_id) l where l.story_id = story.id
            """,
            // No start draws cards meanwhile for stories without one.
            "insert into card (story_id, entry_number, version, png, made_at) select n, 0, '', '', now() from planned where public",
            "insert into hub_story (story_id, seq) select id, seq from story on conflict (story_id) do update set seq = excluded.seq",
            """
            select setval(pg_get_serial_sequence('contributor', 'id'), (select max(id) from contributor)),
              setval(pg_get_serial_sequence('photo', 'id'), (select max(id) from photo)), setval(pg_get_serial_sequence('story', 'id'), (select max(id) from story)),
              setval(pg_get_serial_sequence('entry', 'id'), (select max(id) from entry)), setval(pg_get_serial_sequence('credit', 'id'), (select max(id) from credit))
            """);
}
