package dateline.publishing.edition;

import dateline.entry.EntryAdded;
import dateline.publishing.change.ChangeFeed;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.StoryViews;
import dateline.story.change.Change;
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
 * Builds the next edition ahead, while the transaction that adds an entry is still running. Readers then need not wait
 * for it after the commit, and nothing is read again. It is never served before the commit, and a rollback discards it.
 */
@Component
public class PreparedEditions implements DisposableBean {

    private final Editions editions;
    private final EditionBuilder editionBuilder;
    private final StoryViews views;
    private final Map<Change, Prepared> prepared = new ConcurrentHashMap<>();
    private final ExecutorService builder = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("prepared-editions").daemon().factory());

    PreparedEditions(Editions editions, EditionBuilder editionBuilder, StoryViews views) {
        this.editions = editions;
        this.editionBuilder = editionBuilder;
        this.views = views;
    }

    /**
     * An edition that is built ahead.
     *
     * @param before the current edition when the work began
     * @param after  empty when more may change than the added entry
     */
    public record Prepared(Edition before, CompletableFuture<Optional<Edition>> after) {}

    /** The transaction holds the lock on the story's row, so an edition at seq − 1 is the direct predecessor. */
    @EventListener
    void added(EntryAdded event) {
        Change change = event.change();
        editions.ready(change.storyId())
                .filter(edition -> edition.seq() == change.seq() - 1)
                .ifPresent(before -> {
                    EntryView entry = views.entry(event.entry(), before.story());
                    prepared.put(
                            change,
                            new Prepared(
                                    before,
                                    CompletableFuture.supplyAsync(
                                            () -> editionBuilder.with(before, change, entry), builder)));
                });
    }

    /** Discards an edition that was not taken: after a commit, {@link ChangeFeed} has taken it by now. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
    void over(EntryAdded event) {
        prepared.remove(event.change());
    }

    @Override
    public void destroy() {
        builder.shutdown();
    }

    /** Returns the edition and forgets it. Empty when the edition has to be read from the database. */
    public Optional<Prepared> take(Change change) {
        return Optional.ofNullable(prepared.remove(change));
    }
}
