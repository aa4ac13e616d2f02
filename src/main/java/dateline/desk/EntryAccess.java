package dateline.desk;

import dateline.account.SignedIn;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.EntryStatus;
import dateline.site.Missing;
import dateline.story.Story;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may do what to an update: editors everything; reporters look at what is out, and look at and change what is theirs until an editor has it out. */
@Component
@Transactional(readOnly = true)
class EntryAccess {

    private final Entries entries;

    EntryAccess(Entries entries) {
        this.entries = entries;
    }

    /**
     * The update, for somebody who looks at it.
     *
     * @throws Missing               there is none of that number
     * @throws AccessDeniedException it is not theirs to see
     */
    public Entry seen(Story story, long number, SignedIn by) {
        Entry entry = found(story, number);
        by.mustPublishUnless(entry.releasedAt() != null || entry.createdBy() == by.accountId(), by.accountId());
        return entry;
    }

    /** The update, for somebody who changes it and leaves it its writer's own. */
    public Entry changed(Story story, long number, SignedIn by) {
        Entry entry = found(story, number);
        // What was thrown away before it was out, its writer may bring back.
        boolean own = entry.releasedAt() == null && entry.status() != EntryStatus.SCHEDULED;
        by.mustPublishUnless(own, entry.createdBy());
        return entry;
    }

    /** What the update says and where it stands, for somebody who changes it. */
    public Standing standing(Story story, long number, SignedIn by) {
        Entry entry = changed(story, number, by);
        return new Standing(entry, entry.content(), EntryForm.of(entry, story.zone()));
    }

    /** An update with all it says, read at once. */
    record Standing(Entry entry, EntryContent content, EntryForm form) {}

    private Entry found(Story story, long number) {
        return entries.numbered(story.id(), number).orElseThrow(() -> new Missing("entry", number));
    }
}
