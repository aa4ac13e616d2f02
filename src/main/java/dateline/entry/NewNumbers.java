package dateline.entry;

import dateline.story.Story;
import jakarta.persistence.EntityManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers entries 1, 2, 3 … within their story; asked under the story's lock. */
@Component
class NewNumbers {

    private final JdbcClient jdbc;
    private final EntityManager entities;

    NewNumbers(JdbcClient jdbc, EntityManager entities) {
        this.jdbc = jdbc;
        this.entities = entities;
    }

    long next(Story story) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from entry where story_id = :story")
            .param("story", story.id()).query(Long.class).single();
    }

    /** The entry as it stands now that its story is locked, whatever was read of it before. */
    Entry fresh(long entryId) {
        Entry entry = entities.find(Entry.class, entryId);
        entities.refresh(entry);
        return entry;
    }
}
