package dateline.entry;

import dateline.story.Story;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers entries 1, 2, 3 … within their story, and says where the next one goes; asked under the story's lock. */
@Component
class NewPlaces {

    // The number comes by a subquery: the server then sees no gain in planning anew for each story, which took longer
    // than the answer.
    private static final String NEXT =
            """
        select (select coalesce(max(number), 0) + 1 from entry where story_id = :story) as number, clock_timestamp() as now, stretch.*, page.*
        from (%s) as stretch, (%s) as page""".formatted(Stretches.NEWEST, TimelinePages.NEWEST).replace(":story", "(select cast(:story as bigint))");

    private final JdbcClient jdbc;
    private final EntityManager entities;

    NewPlaces(JdbcClient jdbc, EntityManager entities) {
        this.jdbc = jdbc;
        this.entities = entities;
    }

    /**
     * What a new entry finds, asked in one question. It stands as long as the lock is held.
     *
     * @param number  the entry's own
     * @param now     the database's time
     * @param stretch the newest of the story's feed
     * @param page    the newest of the story's timeline
     */
    record NewPlace(long number, Instant now, Stretches.Newest stretch, TimelinePages.Newest page) {}

    NewPlace next(Story story) {
        return jdbc.sql(NEXT)
                .param("story", story.id())
                .query((row, i) -> new NewPlace(
                        row.getLong("number"),
                        row.getObject("now", OffsetDateTime.class).toInstant(),
                        Stretches.Newest.of(row),
                        TimelinePages.Newest.of(row)))
                .single();
    }

    /** The entry as it stands now that its story is locked, whatever was read of it before. */
    Entry fresh(long entryId) {
        Entry entry = entities.find(Entry.class, entryId);
        entities.refresh(entry);
        return entry;
    }
}
