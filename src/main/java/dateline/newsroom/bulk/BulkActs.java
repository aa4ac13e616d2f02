package dateline.newsroom.bulk;

import dateline.account.SignedIn;
import dateline.entry.Entry;
import dateline.entry.EntryContent;
import dateline.entry.EntryRef;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.newsroom.entries.EntryAccess;
import dateline.newsroom.entries.EntryForm;
import dateline.platform.error.Checks;
import dateline.platform.error.Conflict;
import dateline.platform.settings.Actor;
import dateline.story.Story;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The actions that can be applied to many entries at once. */
@Component
class BulkActs {

    private final EntryService entryService;
    private final EntryAccess access;

    BulkActs(EntryService entryService, EntryAccess access) {
        this.entryService = entryService;
        this.access = access;
    }

    enum Act {
        PUBLISH,
        SHELVE,
        RETRACT,
        RESTORE,
        KEY,
        UNKEY,
        CONFIRM,
        UNVERIFY;

        static Optional<Act> of(String word) {
            return Arrays.stream(values())
                    .filter(act -> act.word().equals(word))
                    .findFirst();
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the action that undoes this one; null when each entry needs a decision of its own. */
        @Nullable
        Act inverse() {
            return switch (this) {
                case RETRACT -> RESTORE;
                case KEY -> UNKEY;
                case UNKEY -> KEY;
                case CONFIRM -> UNVERIFY;
                case UNVERIFY -> CONFIRM;
                default -> null;
            };
        }
    }

    /**
     * Applies an action to one entry.
     *
     * @param reason the reason of a retraction, shown to readers in its notice
     * @param sure   whether the editor confirmed that readers lose what they see; without it, only unpublished entries
     *               are retracted
     * @return whether there was anything to do
     * @throws RuntimeException the exceptions of {@link EntryService}, when the action cannot be applied to this entry
     */
    boolean act(Story story, long number, Act act, @Nullable String reason, boolean sure, SignedIn by) {
        EntryAccess.Standing standing = access.standing(story, number, by);
        Entry entry = standing.entry();
        Actor who = by.staffer();
        switch (act) {
            case PUBLISH -> move(story, entry, standing.form().now(), EntryStatus.PUBLISHED, who);
            case SHELVE -> move(story, entry, standing.form().stepping(EntryStatus.DRAFT), EntryStatus.DRAFT, who);
            case RETRACT -> retract(story, entry, reason, sure, who);
            case RESTORE -> entryService.restore(new EntryRef(story.id(), number), null, who);
            default -> {
                return mark(story, standing, act, who);
            }
        }
        return true;
    }

    private void retract(Story story, Entry entry, @Nullable String reason, boolean sure, Actor by) {
        if (!sure && entry.publication().releasedAt() != null) {
            throw new Conflict(
                    "stale", "Update " + entry.number() + " was published since the list was shown.", entry.number());
        }
        entryService.retract(
                new EntryRef(story.id(), entry.number()), sure ? null : entry.version(), reason, false, by);
    }

    private void move(Story story, Entry entry, EntryForm form, EntryStatus next, Actor by) {
        Checks checks = new Checks();
        EntryContent content = form.content(story.zone(), entry, checks);
        checks.settle();
        entryService.edit(new EntryRef(story.id(), entry.number()), entry.version(), content, next, false, by);
    }

    private boolean mark(Story story, EntryAccess.Standing standing, Act act, Actor by) {
        EntryContent said = standing.content();
        boolean key = act == Act.KEY || act != Act.UNKEY && said.keyEvent();
        boolean unverified = act == Act.UNVERIFY || act != Act.CONFIRM && said.unverified();
        if (key == said.keyEvent() && unverified == said.unverified()) {
            return false;
        }
        EntryContent marked = said.with().keyEvent(key).unverified(unverified).build();
        entryService.edit(
                new EntryRef(story.id(), standing.entry().number()),
                standing.entry().version(),
                marked,
                null,
                false,
                by);
        return true;
    }
}
