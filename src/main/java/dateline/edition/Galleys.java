package dateline.edition;

import dateline.entry.EntryAdded;
import dateline.page.EntryView;
import dateline.page.StoryViews;
import dateline.story.Change;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What this node brings out itself, set while the transaction that writes it still has it at hand: the edition it goes into need not read it
 * again. Nothing of it is shown before the commit, and a rollback throws it away.
 */
@Component
class Galleys {

    private final Editions editions;
    private final StoryViews views;
    private final Map<Change, EntryView> set = new ConcurrentHashMap<>();

    Galleys(Editions editions, StoryViews views) {
        this.editions = editions;
        this.views = views;
    }

    /** Under the story's lock: an edition that is one change behind stands just before this one. */
    @EventListener
    void added(EntryAdded event) {
        Change change = event.change();
        editions.ready(change.storyId()).filter(edition -> edition.seq() == change.seq() - 1)
            .ifPresent(edition -> set.put(change, views.entry(event.entry(), edition.story())));
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_ROLLBACK)
    void undone(EntryAdded event) {
        set.remove(event.change());
    }

    /** Once; empty where the entry has to be read. */
    Optional<EntryView> take(Change change) {
        return Optional.ofNullable(set.remove(change));
    }
}
