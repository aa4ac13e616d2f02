package dateline.entry.timeline;

import dateline.entry.Entries;
import dateline.entry.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Divides a story's timeline into pages. The newest page holds up to {@value #MOST} entries. One more entry moves all
 * but the newest {@value #KEPT} to an older page, whose bounds and address then stay. An older page is divided only
 * when back-dated entries fill it beyond twice {@value #MOST}; its older half then gets an address of its own.
 */
@Component
public class TimelinePages {

    public static final int MOST = 60;
    public static final int KEPT = 30;
    private static final TimelineKey START = new TimelineKey(Instant.EPOCH.minusSeconds(10_000_000_000L), 0);
    private static final TimelineKey END = new TimelineKey(Instant.parse("9999-01-01T00:00:00Z"), 0);

    /** SQL for the {@link Newest} page of a story. */
    static final String NEWEST = """
        select bound.before_at, bound.before_number, (select count(*) from (
          select from entry where story_id = :story and released_at is not null and (retracted_at is null or not retraction_silent)
          and (published_at, number) >= (coalesce(bound.before_at, '-infinity'), coalesce(bound.before_number, 0))
          order by published_at desc, number desc limit %1$d + 1) as stood) as shown
        from (select) as here left join lateral (select before_at, before_number from timeline_page where story_id = :story
          order by before_at desc, before_number desc limit 1) as bound on true""".formatted(MOST);

    private final JdbcClient jdbc;
    private final Entries entries;

    TimelinePages(JdbcClient jdbc, Entries entries) {
        this.jdbc = jdbc;
        this.entries = entries;
    }

    /**
     * The newest page of a story.
     *
     * @param from  lower bound, inclusive; null when the page reaches to the start of coverage
     * @param shown number of entries shown on the page, counted up to one more than it may hold
     */
    public record Newest(@Nullable TimelineKey from, long shown) {

        static Newest of(ResultSet row) throws SQLException {
            OffsetDateTime at = row.getObject("before_at", OffsetDateTime.class);
            return new Newest(
                    at == null ? null : new TimelineKey(at.toInstant(), row.getLong("before_number")),
                    row.getLong("shown"));
        }

        /** Returns the page with one more entry. */
        public Newest more() {
            return new Newest(from, shown + 1);
        }

        private boolean holds(TimelineKey key) {
            return from == null || key.compareTo(from) >= 0;
        }
    }

    /** Returns the story's pages, newest first. The first one is the story's own page. */
    public List<TimelinePage> of(long storyId) {
        List<TimelinePage> pages = new ArrayList<>();
        Long number = null;
        TimelineKey before = null;
        for (Bound bound : bounds(storyId, "")) {
            pages.add(new TimelinePage(number, before, bound.before()));
            number = bound.number();
            before = bound.before();
        }
        pages.add(new TimelinePage(number, before, null));
        return pages;
    }

    /**
     * Returns the current pages, given an earlier list. The list is read again only when a page was added since, which
     * one query finds out however many pages there are.
     */
    public List<TimelinePage> of(long storyId, List<TimelinePage> known) {
        long cut = jdbc.sql("select coalesce(max(number), 0) from timeline_page where story_id = :story")
                .param("story", storyId)
                .query(Long.class)
                .single();
        return cut == known.size() - 1 ? known : of(storyId);
    }

    /** Returns the entries shown on a page, newest first. */
    public List<Entry> entries(long storyId, TimelinePage page) {
        TimelineKey from = bound(page.from(), START);
        TimelineKey before = bound(page.before(), END);
        return entries.between(
                storyId, from.publishedAt(), from.number(), before.publishedAt(), before.number(), Limit.unlimited());
    }

    /**
     * Divides the timeline where needed after an entry was published or restored. Called under the story's lock.
     *
     * @param known the story's newest page with the entry on it, if it was read already
     * @return      whether a page may have been divided, or the entry is on an older page
     */
    public boolean settle(Entry entry, @Nullable Newest known) {
        long storyId = entry.story().id();
        Newest asked = known != null
                ? known
                : jdbc.sql(NEWEST)
                        .param("story", storyId)
                        .query((row, i) -> Newest.of(row))
                        .single();
        if (asked.shown() <= MOST && asked.holds(entry.key())) {
            return false;
        }
        TimelinePage newest = new TimelinePage(
                null,
                null,
                bounds(storyId, "limit 1").stream()
                        .map(Bound::before)
                        .findFirst()
                        .orElse(null));
        TimelinePage page = newest.holds(entry.key())
                ? newest
                : of(storyId).stream()
                        .filter(candidate -> candidate.holds(entry.key()))
                        .findFirst()
                        .orElseThrow();
        int most = page.number() == null ? MOST : 2 * MOST;
        List<TimelineKey> held = keys(storyId, page, most + 1);
        if (held.size() > most) {
            cut(storyId, held.get(page.number() == null ? KEPT - 1 : MOST - 1));
        }
        return true;
    }

    private List<Bound> bounds(long storyId, String limit) {
        return jdbc.sql(
                        "select * from timeline_page where story_id = :story order by before_at desc, before_number desc "
                                + limit)
                .param("story", storyId)
                .query((row, i) -> new Bound(
                        row.getLong("number"),
                        new TimelineKey(
                                row.getObject("before_at", OffsetDateTime.class).toInstant(),
                                row.getLong("before_number"))))
                .list();
    }

    /** Returns the keys of the entries shown on a page, newest first, at most {@code most}. */
    private List<TimelineKey> keys(long storyId, TimelinePage page, int most) {
        TimelineKey from = bound(page.from(), START);
        TimelineKey before = bound(page.before(), END);
        return jdbc.sql("""
                select published_at, number from entry
                where story_id = :story and released_at is not null and (retracted_at is null or not retraction_silent)
                and (published_at, number) >= (:fromAt, :fromNumber) and (published_at, number) < (:toAt, :toNumber)
                order by published_at desc, number desc limit :most""")
                .param("story", storyId)
                .param("most", most)
                .param("fromAt", from.publishedAt().atOffset(ZoneOffset.UTC))
                .param("fromNumber", from.number())
                .param("toAt", before.publishedAt().atOffset(ZoneOffset.UTC))
                .param("toNumber", before.number())
                .query((row, i) -> new TimelineKey(
                        row.getObject("published_at", OffsetDateTime.class).toInstant(), row.getLong("number")))
                .list();
    }

    private void cut(long storyId, TimelineKey before) {
        jdbc.sql("""
                insert into timeline_page (story_id, number, before_at, before_number)
                values (:story, (select coalesce(max(number), 0) + 1 from timeline_page where story_id = :story), :at, :number)""")
                .param("story", storyId)
                .param("at", before.publishedAt().atOffset(ZoneOffset.UTC))
                .param("number", before.number())
                .update();
    }

    private static TimelineKey bound(@Nullable TimelineKey bound, TimelineKey otherwise) {
        return bound == null ? otherwise : bound;
    }

    private record Bound(long number, TimelineKey before) {}
}
