package dateline.edition;

import dateline.entry.EntryAdded;
import dateline.page.EntryView;
import dateline.page.StoryViews;
import dateline.story.Change;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The editions that this node's own updates lead to, made while the transaction that writes one still runs: readers need not wait for it after
 * the commit, and nothing is read again. None is shown before the commit, and a rollback throws it away.
 */
@Component
class Galleys implements DisposableBean {

    private final Editions editions;
    private final Composer composer;
    private final StoryViews views;
    private final Map<Change, Galley> set = new ConcurrentHashMap<>();
    private final ExecutorService hand = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("galleys").daemon().factory());

    Galleys(Editions editions, Composer composer, StoryViews views) {
        this.editions = editions;
        this.composer = composer;
        this.views = views;
    }

    /**
     * An edition made ahead.
     *
     * @param before what stood when it was begun
     * @param after  empty where more may change than the entry that is added
     */
    record Galley(Edition before, CompletableFuture<Optional<Edition>> after) {}

    /** Under the story's lock: an edition that is one change behind stands just before this one. */
    @EventListener
    void added(EntryAdded event) {
        Change change = event.change();
        editions.ready(change.storyId())
                .filter(edition -> edition.seq() == change.seq() - 1)
                .ifPresent(before -> {
                    EntryView entry = views.entry(event.entry(), before.story());
                    set.put(
                            change,
                            new Galley(
                                    before,
                                    CompletableFuture.supplyAsync(() -> composer.with(before, change, entry), hand)));
                });
    }

    /** However it ended: what was committed is taken by then. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
    void over(EntryAdded event) {
        set.remove(event.change());
    }

    @Override
    public void destroy() {
        hand.shutdown();
    }

    /** Once; empty where the edition has to be read. */
    Optional<Galley> take(Change change) {
        return Optional.ofNullable(set.remove(change));
    }
}
