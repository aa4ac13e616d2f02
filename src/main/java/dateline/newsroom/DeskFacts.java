package dateline.newsroom;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Figures and names beside what the desk shows, each asked for many at once. */
@Component
class DeskFacts {

    private final JdbcClient jdbc;

    DeskFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Tally(long storyId, long updates, @Nullable Instant last) {

        static Tally none(long storyId) {
            return new Tally(storyId, 0, null);
        }
    }

    /** How many updates the stories have, and since when the last one; a story without updates is left out. */
    Map<Long, Tally> tallies(Collection<Long> storyIds) {
        return storyIds.isEmpty() ? Map.of() : jdbc.sql("""
                select story_id, count(*) as updates, max(published_at) as last from entry
                where story_id in (:stories) and released_at is not null and retracted_at is null group by story_id""")
            .param("stories", storyIds)
            .query((row, i) -> new Tally(row.getLong("story_id"), row.getLong("updates"), row.getObject("last", OffsetDateTime.class).toInstant()))
            .stream().collect(Collectors.toMap(Tally::storyId, Function.identity()));
    }

    Tally tally(long storyId) {
        return tallies(List.of(storyId)).getOrDefault(storyId, Tally.none(storyId));
    }

    /** The names colleagues read beside what was done. */
    Map<Long, String> names(Collection<Long> accountIds) {
        return accountIds.isEmpty() ? Map.of() : jdbc.sql("select id, name from account where id in (:ids)").param("ids", accountIds)
            .query((row, i) -> Map.entry(row.getLong("id"), row.getString("name")))
            .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
