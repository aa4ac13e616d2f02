package dateline.newsroom.overview;

import dateline.platform.text.SearchWords;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
    List<Key> find(StoryListing shelf, @Nullable String section, @Nullable Key after, int limit) {
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
                .query((row, i) -> new Key(
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(), row.getLong("id")))
                .list();
    }

    /** Returns at most {@code limit} stories after the position whose headline or standfirst contains the words. */
    List<Key> named(SearchWords words, @Nullable Key after, int limit) {
        Key from = after == null ? Key.NEWEST : after;
        return jdbc.sql("""
                select s.id, s.changed_at from story s where s.words @@ to_tsquery('simple', :words) and (s.changed_at, s.id) < (:at, :id)
                order by s.changed_at desc, s.id desc limit :limit""")
                .param("words", words.tsquery())
                .param("at", from.at().atOffset(ZoneOffset.UTC))
                .param("id", from.id())
                .param("limit", limit)
                .query((row, i) -> new Key(
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(), row.getLong("id")))
                .list();
    }

    /** Returns the number of stories in each list, by the list's word. */
    Map<String, Long> counts() {
        String columns = Arrays.stream(StoryListing.values())
                .map(shelf -> "count(*) filter (where " + shelf.condition() + ") as \"" + shelf.word() + "\"")
                .collect(Collectors.joining(", "));
        return jdbc.sql("select " + columns + " from story s")
                .query((row, i) -> {
                    Map<String, Long> counts = new LinkedHashMap<>();
                    for (StoryListing shelf : StoryListing.values()) {
                        counts.put(shelf.word(), row.getLong(shelf.word()));
                    }
                    return counts;
                })
                .single();
    }
}
