package dateline.entry.timeline;

import dateline.entry.Entry;
import dateline.story.Story;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Numbers entries 1, 2, 3 … within their story, and finds the feed document and the page for a new one. Call it under
 * the story's lock.
 */
@Component
public class EntryPositions {

    // The story id sits in a subselect so that PostgreSQL settles on the generic plan: planning anew for each story
    // cost more than the query.
    private static final String NEXT = """
        select (select coalesce(max(number), 0) + 1 from entry where story_id = :story) as number, clock_timestamp() as now, stretch.*, page.*
        from (%s) as stretch, (%s) as page""".formatted(ArchiveDocuments.NEWEST, TimelinePages.NEWEST)
            .replace(":story", "(select cast(:story as bigint))");

    private final JdbcClient jdbc;
    private final EntityManager entities;

    EntryPositions(JdbcClient jdbc, EntityManager entities) {
        this.jdbc = jdbc;
        this.entities = entities;
    }

    /**
     * Where a new entry goes, read in one query. Valid as long as the story's lock is held.
     *
     * @param number  number of the new entry
     * @param now     the database's time
     * @param archiveDocument the newest document of the story's feed
     * @param page    the newest page of the story's timeline
     */
    public record NewPosition(
            long number, Instant now, ArchiveDocuments.Newest archiveDocument, TimelinePages.Newest page) {}

    public NewPosition next(Story story) {
        return jdbc.sql(NEXT)
                .param("story", story.id())
                .query((row, i) -> new NewPosition(
                        row.getLong("number"),
                        row.getObject("now", OffsetDateTime.class).toInstant(),
                        ArchiveDocuments.Newest.of(row),
                        TimelinePages.Newest.of(row)))
                .single();
    }

    /** Reloads the entry now that its story is locked, so that nothing read before the lock is used. */
    public Entry fresh(long entryId) {
        Entry entry = entities.find(Entry.class, entryId);
        entities.refresh(entry);
        return entry;
    }
}
