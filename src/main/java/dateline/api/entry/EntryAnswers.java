package dateline.api.entry;

import dateline.account.SignedIn;
import dateline.api.ApiPaths;
import dateline.api.json.Cursor;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryStatus;
import dateline.entry.Pins;
import dateline.entry.SavedEntry;
import dateline.entry.revision.Revisions;
import dateline.platform.error.NotFound;
import dateline.platform.settings.Urls;
import dateline.story.Stories;
import dateline.story.Story;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds entries and builds responses from them, in the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EntryAnswers {

    /** @param next the path of the next page; null at the end */
    record EntriesAnswer(
            List<EntryAnswer> entries, @Nullable String next) {}

    private final Stories stories;
    private final Entries entries;
    private final Revisions revisions;
    private final Pins pins;
    private final Urls urls;

    EntryAnswers(Stories stories, Entries entries, Revisions revisions, Pins pins, Urls urls) {
        this.stories = stories;
        this.entries = entries;
        this.revisions = revisions;
        this.pins = pins;
        this.urls = urls;
    }

    /** @throws NotFound when there is no such story or entry */
    Entry find(String slug, long number) {
        return numbered(story(slug), number);
    }

    /** Finds an entry for reading. Of unpublished entries, a reporter may read only their own. */
    Entry find(String slug, long number, SignedIn by) {
        Entry entry = find(slug, number);
        by.mustPublishUnless(entry.releasedAt() != null || entry.createdBy() == by.accountId(), by.accountId());
        return entry;
    }

    /** Finds an entry and locks its story's row, so that the entry cannot change until the transaction ends. */
    Entry lock(String slug, long number) {
        return numbered(stories.lock(slug).orElseThrow(() -> new NotFound("story", slug)), number);
    }

    EntryAnswer of(Entry entry) {
        return of(entry, entry.story().seq());
    }

    /** Returns the entry after an action of {@code EntryService}. */
    EntryAnswer of(String slug, SavedEntry savedEntry) {
        return of(find(slug, savedEntry.number()), savedEntry.seq());
    }

    /**
     * Returns the entry as it was first posted. That never changes, so no transaction is needed, and it is read after
     * the commit, when readers already have the entry.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    EntryAnswer firstOf(String slug, SavedEntry savedEntry, EntryStatus status) {
        return EntryAnswer.of(
                savedEntry, revisions.first(slug, savedEntry.number()), status, urls.entry(slug, savedEntry.number()));
    }

    EntriesAnswer before(String slug, Cursor cursor, int length, SignedIn by) {
        List<Entry> found =
                entries.everything(story(slug).id(), cursor.at(), cursor.id(), by.sees(), Limit.of(length + 1));
        List<Entry> listed = found.subList(0, Math.min(length, found.size()));
        String next = listed.size() == found.size()
                ? null
                : key(listed.getLast()).next(ApiPaths.story(slug) + "/entries", length);
        return new EntriesAnswer(listed.stream().map(this::of).toList(), next);
    }

    private EntryAnswer of(Entry entry, long seq) {
        boolean pinned = pins.pinned(entry.story().id())
                .filter(number -> number == entry.number())
                .isPresent();
        return EntryAnswer.of(entry, seq, pinned, urls.entry(entry.story().slug(), entry.number()));
    }

    private Story story(String slug) {
        return stories.findBySlug(slug).orElseThrow(() -> new NotFound("story", slug));
    }

    private Entry numbered(Story story, long number) {
        return entries.numbered(story.id(), number).orElseThrow(() -> new NotFound("entry", number));
    }

    private static Cursor key(Entry entry) {
        return new Cursor(entry.publishedAt() == null ? entry.createdAt() : entry.publishedAt(), entry.number());
    }
}
