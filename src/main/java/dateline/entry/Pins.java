package dateline.entry;

import dateline.platform.settings.Actor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores which entry of a story is pinned to the top; at most one per story. */
@Component
public class Pins {

    private final JdbcClient jdbc;

    Pins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the number of the pinned entry. */
    public Optional<Long> pinned(long storyId) {
        return jdbc.sql("select e.number from pin p join entry e on e.id = p.entry_id where p.story_id = :story")
                .param("story", storyId)
                .query(Long.class)
                .optional();
    }

    void pin(Entry entry, Actor by, Instant now) {
        jdbc.sql("""
                insert into pin (story_id, entry_id, pinned_at, pinned_by) values (:story, :entry, :now, :by)
                on conflict (story_id) do update set entry_id = excluded.entry_id, pinned_at = excluded.pinned_at, pinned_by = excluded.pinned_by""")
                .param("story", entry.story().id())
                .param("entry", entry.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by.accountId())
                .update();
    }

    /** Unpins the entry, and returns whether it was pinned. */
    boolean unpin(Entry entry) {
        return jdbc.sql("delete from pin where entry_id = :entry")
                        .param("entry", entry.id())
                        .update()
                == 1;
    }
}
