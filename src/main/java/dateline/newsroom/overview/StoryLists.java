package dateline.newsroom.overview;

import dateline.platform.paging.TimeKey;
import dateline.platform.text.SearchWords;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds stories in every status, the last changed first, with keyset paging. */
@Component
class StoryLists {

    private final JdbcClient jdbc;

    StoryLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns at most {@code limit} stories after the position. */
    List<TimeKey> find(StoryListing shelf, @Nullable String section, @Nullable TimeKey after, int limit) {
        List<String> conditions = new ArrayList<>(List.of(shelf.condition()));
        Map<String, Object> params = new HashMap<>(Map.of("limit", limit));
        if (section != null && !section.isBlank()) {
            conditions.add("s.section_id = (select id from section where slug = :section)");
            // PostgreSQL rejects NUL in a parameter.
            params.put("section", section.replace("\0", " "));
        }
        if (after != null) {
            conditions.add("(s.changed_at, s.id) < (:at, :id)");
            params.put("at", after.at().atOffset(ZoneOffset.UTC));
            params.put("id", after.id());
        }
        return jdbc.sql("select s.id, s.changed_at from story s where " + String.join(" and ", conditions)
                        + " order by s.changed_at desc, s.id desc limit :limit")
                .params(params)
                .query((row, i) -> new TimeKey(
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(), row.getLong("id")))
                .list();
    }

    /** Returns at most {@code limit} stories after the position whose headline or standfirst contains the words. */
    List<TimeKey> named(SearchWords words, @Nullable TimeKey after, int limit) {
        TimeKey from = after == null ? TimeKey.NEWEST : after;
        return jdbc.sql("""
                select s.id, s.changed_at from story s where s.words @@ to_tsquery('simple', :words) and (s.changed_at, s.id) < (:at, :id)
                order by s.changed_at desc, s.id desc limit :limit""")
                .param("words", words.tsquery())
                .param("at", from.at().atOffset(ZoneOffset.UTC))
                .param("id", from.id())
                .param("limit", limit)
                .query((row, i) -> new TimeKey(
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(), row.getLong("id")))
                .list();
    }

    /** Returns the number of stories in each list, by the list's word. */
    Map<String, Long> counts() {
        long live = count(StoryListing.LIVE);
        long planned = count(StoryListing.PLANNED);
        long all = count(StoryListing.ALL);
        // Each story is live, planned or ended. Few have not ended: they are counted with indexes of their own.
        return Map.of(
                StoryListing.LIVE.word(), live,
                StoryListing.PLANNED.word(), planned,
                StoryListing.ENDED.word(), all - live - planned,
                StoryListing.ALL.word(), all);
    }

    private long count(StoryListing shelf) {
        return jdbc.sql("select count(*) from story s where " + shelf.condition())
                .query(Long.class)
                .single();
    }
}
