package dateline.entry.copy;

import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.EntryRef;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.entry.SavedEntry;
import dateline.platform.error.Conflict;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import dateline.platform.error.StaleVersion;
import dateline.platform.settings.Actor;
import dateline.story.Stories;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Copies entries into other stories, with text, time, photos, link cards and credits, and moves them there. */
@Service
public class EntryCopies {

    private final Stories stories;
    private final Entries entries;
    private final EntryService entryService;
    private final EntityManager entityManager;
    private final JdbcClient jdbc;
    private final Clock clock;

    EntryCopies(
            Stories stories,
            Entries entries,
            EntryService entryService,
            EntityManager entityManager,
            JdbcClient jdbc,
            Clock clock) {
        this.stories = stories;
        this.entries = entries;
        this.entryService = entryService;
        this.entityManager = entityManager;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Copies an entry into another story. A published copy keeps the time of its source. A moved entry also keeps its
     * corrections and, until it is published, its writer; its address then leads readers to the copy.
     *
     * @param version the version of the source that the editor saw; null copies the current one
     * @return the copy
     * @throws StaleVersion when the source was saved since that version
     * @throws Conflict     when the source is retracted, or the other story has a copy of it already
     * @throws InvalidInput when the target is the entry's own story, or refuses the content
     */
    @Transactional
    public SavedEntry copy(EntryRef from, @Nullable Long version, CopyTarget target, Actor by) {
        if (from.storyId() == target.storyId()) {
            throw new InvalidInput("story", "copy-same");
        }
        // In one order, whichever way two editors copy.
        Stream.of(from.storyId(), target.storyId()).sorted().forEach(this::lock);
        Entry source =
                entries.numbered(from.storyId(), from.number()).orElseThrow(() -> new NotFound("entry", from.number()));
        // The caller may have read it before the lock.
        entityManager.refresh(source);
        if (version != null && version != source.version()) {
            throw new StaleVersion(version, source.version());
        }
        if (source.status() == EntryStatus.RETRACTED) {
            throw new Conflict(
                    "retracted", "Entry " + from.number() + " is retracted. Restore it to copy it.", from.number());
        }
        standing(source, target.storyId()).ifPresent(copy -> {
            throw new Conflict(
                    "copied", "The other story has entry " + from.number() + " already, as " + copy + ".", copy);
        });
        boolean published = source.isPublic();
        Actor writer = target.move() && !published ? new Actor(source.createdBy(), by.name()) : by;
        EntryContent content = source.content();
        SavedEntry copy = entryService.post(target.storyId(), content, target.status(), writer, null);
        Entry made = entries.numbered(target.storyId(), copy.number()).orElseThrow();
        Instant moved = null;
        if (target.move()) {
            keepCorrections(source, made);
            entryService.retract(from, source.version(), null, true, by);
            moved = Objects.requireNonNull(source.publication().retractedAt());
        }
        keep(source, made, moved, by);
        return copy;
    }

    /**
     * Returns the public entry to which readers of a moved entry are led; empty when the entry was not moved, or readers
     * never saw it where it was.
     */
    @Transactional(readOnly = true)
    public Optional<CopiedEntry> movedTo(String slug, long number) {
        return jdbc.sql("""
                select t.slug as story, t.headline, e.number from entry_copy c join entry o on o.id = c.source_id join story s on s.id = o.story_id
                join entry e on e.id = c.entry_id join story t on t.id = e.story_id
                where s.slug = :slug and o.number = :number and c.moved_at = o.retracted_at
                and s.published_at is not null and o.released_at is not null
                and t.published_at is not null and e.released_at is not null and e.retracted_at is null""")
                .param("slug", slug)
                .param("number", number)
                .query(CopiedEntry.class)
                .optional();
    }

    /** Returns the entry that this one was copied from; empty when it is no copy. */
    @Transactional(readOnly = true)
    public Optional<CopiedEntry> source(EntryRef ref) {
        return jdbc.sql("""
                select t.slug as story, t.headline, e.number from entry o join entry_copy c on c.entry_id = o.id
                join entry e on e.id = c.source_id join story t on t.id = e.story_id where o.story_id = :story and o.number = :number""")
                .param("story", ref.storyId())
                .param("number", ref.number())
                .query(CopiedEntry.class)
                .optional();
    }

    /** Returns the copies of an entry that are not retracted, oldest first. */
    @Transactional(readOnly = true)
    public List<CopiedEntry> copies(EntryRef ref) {
        return jdbc.sql("""
                select t.slug as story, t.headline, e.number from entry o join entry_copy c on c.source_id = o.id
                join entry e on e.id = c.entry_id join story t on t.id = e.story_id
                where o.story_id = :story and o.number = :number and e.retracted_at is null order by c.created_at, e.id""")
                .param("story", ref.storyId())
                .param("number", ref.number())
                .query(CopiedEntry.class)
                .list();
    }

    private void lock(long storyId) {
        if (stories.lock(storyId).isEmpty()) {
            throw new NotFound("story", storyId);
        }
    }

    /** Returns the number of the story's copy of the entry that is not retracted. */
    private Optional<Long> standing(Entry source, long storyId) {
        return jdbc.sql("""
                select e.number from entry_copy c join entry e on e.id = c.entry_id
                where c.source_id = :source and e.story_id = :story and e.retracted_at is null limit 1""")
                .param("source", source.id())
                .param("story", storyId)
                .query(Long.class)
                .optional();
    }

    private void keepCorrections(Entry source, Entry copy) {
        jdbc.sql("""
                insert into correction (entry_id, position, text, corrected_at, corrected_by, changed_at, withdrawn_at)
                select :copy, position, text, corrected_at, corrected_by, changed_at, withdrawn_at from correction where entry_id = :source""").param("copy", copy.id()).param("source", source.id()).update();
        jdbc.sql("""
                update entry set updated_at = source.updated_at from entry source where entry.id = :copy and source.id = :source""").param("copy", copy.id()).param("source", source.id()).update();
    }

    private void keep(Entry source, Entry copy, @Nullable Instant moved, Actor by) {
        jdbc.sql(
                        "insert into entry_copy (entry_id, source_id, moved_at, created_at, created_by) values (:copy, :source, :moved, :now, :by)")
                .param("copy", copy.id())
                .param("source", source.id())
                .param("moved", moved == null ? null : moved.atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.accountId())
                .update();
    }
}
