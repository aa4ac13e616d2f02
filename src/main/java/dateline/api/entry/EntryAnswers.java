package dateline.api.entry;

import dateline.account.SignedIn;
import dateline.api.ApiPaths;
import dateline.api.json.Cursor;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryRef;
import dateline.entry.EntryStatus;
import dateline.entry.Pins;
import dateline.entry.SavedEntry;
import dateline.entry.revision.Revisions;
import dateline.platform.error.NotFound;
import dateline.platform.paging.TimeKey;
import dateline.platform.settings.Urls;
import dateline.story.Stories;
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

    /**
     * Resolves the slug in a path to the id of the story that has it now.
     *
     * @throws NotFound when there is none; {@code ApiProblems} then redirects from a former slug
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    long storyId(String slug) {
        return stories.idOf(slug).orElseThrow(() -> new NotFound("story", slug));
    }

    /**
     * Resolves the slug and the number in a path. Does not check whether the story has such an entry.
     *
     * @throws NotFound when there is no such story
     */
    EntryRef ref(String slug, long number) {
        return new EntryRef(storyId(slug), number);
    }

    /** Finds an entry for reading. Of unpublished entries, a reporter may read only their own. */
    Entry find(EntryRef ref, SignedIn by) {
        Entry entry = find(ref);
        by.mustPublishUnless(
                entry.publication().releasedAt() != null || entry.createdBy() == by.accountId(), by.accountId());
        return entry;
    }

    /** Finds an entry and locks its story's row, so that the entry cannot change until the transaction ends. */
    Entry lock(EntryRef ref) {
        if (stories.lock(ref.storyId()).isEmpty()) {
            throw new NotFound("story", ref.storyId());
        }
        return find(ref);
    }

    EntryAnswer of(Entry entry) {
        return of(entry, entry.story().seq());
    }

    /** Returns the entry after an action of {@code EntryService}. */
    EntryAnswer of(EntryRef ref, SavedEntry savedEntry) {
        return of(find(ref), savedEntry.seq());
    }

    /**
     * Returns the entry as it was first posted. That never changes, so no transaction is needed, and it is read after
     * the commit, when readers already have the entry.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    EntryAnswer firstOf(EntryRef ref, SavedEntry savedEntry, EntryStatus status, String slug) {
        return EntryAnswer.of(savedEntry, revisions.first(ref), status, urls.entry(slug, ref.number()));
    }

    /** Lists the entries of a story before the cursor, newest first. */
    EntriesAnswer before(String slug, TimeKey cursor, int length, SignedIn by) {
        List<Entry> found =
                entries.everything(storyId(slug), cursor.at(), cursor.id(), by.sees(), Limit.of(length + 1));
        List<Entry> listed = found.subList(0, Math.min(length, found.size()));
        String next = listed.size() == found.size()
                ? null
                : Cursor.next(ApiPaths.story(slug) + "/entries", key(listed.getLast()), length);
        return new EntriesAnswer(listed.stream().map(this::of).toList(), next);
    }

    private EntryAnswer of(Entry entry, long seq) {
        boolean pinned = pins.pinned(entry.story().id())
                .filter(number -> number == entry.number())
                .isPresent();
        return EntryAnswer.of(entry, seq, pinned, urls.entry(entry.story().slug(), entry.number()));
    }

    private Entry find(EntryRef ref) {
        return entries.numbered(ref.storyId(), ref.number()).orElseThrow(() -> new NotFound("entry", ref.number()));
    }

    private static TimeKey key(Entry entry) {
        return new TimeKey(entry.publishedAt() == null ? entry.createdAt() : entry.publishedAt(), entry.number());
    }
}
