package dateline.newsroom.entries;

import dateline.account.SignedIn;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.EntryStatus;
import dateline.platform.error.NotFound;
import dateline.story.Story;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks access to entries. Editors may do everything. Reporters may view published entries, and view and change their
 * own until an editor publishes or schedules them.
 */
@Component
@Transactional(readOnly = true)
public class EntryAccess {

    private final Entries entries;

    EntryAccess(Entries entries) {
        this.entries = entries;
    }

    /**
     * Returns an entry for viewing.
     *
     * @throws NotFound               when the story has no entry of that number
     * @throws AccessDeniedException when the account may not view the entry
     */
    public Entry seen(Story story, long number, SignedIn by) {
        Entry entry = found(story, number);
        by.mustPublishUnless(
                entry.publication().releasedAt() != null || entry.createdBy() == by.accountId(), by.accountId());
        return entry;
    }

    /**
     * Returns an entry for a change that leaves it with its author.
     *
     * @throws NotFound               when the story has no entry of that number
     * @throws AccessDeniedException when the account may not change the entry
     */
    public Entry changed(Story story, long number, SignedIn by) {
        Entry entry = found(story, number);
        // The author may restore an entry that was discarded before it was published.
        boolean own = entry.publication().releasedAt() == null && entry.status() != EntryStatus.SCHEDULED;
        by.mustPublishUnless(own, entry.createdBy());
        return entry;
    }

    /** Returns an entry with its content and form, for a change. */
    public Standing standing(Story story, long number, SignedIn by) {
        Entry entry = changed(story, number, by);
        return new Standing(entry, entry.content(), EntryForm.of(entry, story.zone()));
    }

    /** An entry with its content and its form, read at once. */
    public record Standing(Entry entry, EntryContent content, EntryForm form) {}

    private Entry found(Story story, long number) {
        return entries.numbered(story.id(), number).orElseThrow(() -> new NotFound("entry", number));
    }
}
