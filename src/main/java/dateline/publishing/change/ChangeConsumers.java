package dateline.publishing.change;

import dateline.platform.database.ReaderWork;
import dateline.publishing.cache.Invalidation;
import dateline.publishing.edition.EditionChanged;
import dateline.publishing.edition.EditionWithdrawn;
import dateline.publishing.edition.OpenPages;
import dateline.story.change.Change;
import dateline.story.change.ChangeJobs;
import dateline.story.change.LaterWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Calls everything that a change leads to, in the order of the methods here. {@link ChangeFeed} brings the edition up to
 * date between the first two.
 *
 * <ol>
 *   <li>In the change's transaction: rows of jobs.
 *   <li>On every node, after the commit: open pages of readers, then cached responses, then open pages of the newsroom.
 *   <li>On the node that committed it, {@value #PAUSE} ms later: work that nobody waits for.
 * </ol>
 */
@Component
class ChangeConsumers implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeConsumers.class);
    /**
     * In ms. Until then, processors and database serve the readers of the change, and changes in quick succession are
     * handled together.
     */
    private static final int PAUSE = 50;

    private final List<ChangeJobs> jobs;
    private final OpenPages openPages;
    private final Invalidation invalidation;
    private final OpenDesks openDesks;
    private final List<LaterWork> laterWork;
    private final List<Change> waiting = new ArrayList<>();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            ReaderWork.marked(Thread.ofVirtual().name("after-changes").factory()));

    ChangeConsumers(
            List<ChangeJobs> jobs,
            OpenPages openPages,
            Invalidation invalidation,
            OpenDesks openDesks,
            List<LaterWork> laterWork) {
        this.jobs = jobs;
        this.openPages = openPages;
        this.invalidation = invalidation;
        this.openDesks = openDesks;
        this.laterWork = laterWork;
    }

    /** In the transaction that made the change. */
    @EventListener
    void appended(Change change) {
        jobs.forEach(one -> one.schedule(change));
    }

    /** Right after a commit on this node: an address that was missing may exist now. */
    void committed() {
        invalidation.committed();
    }

    /** This node has the story's new edition. Open pages get the change before any page is rendered again. */
    @EventListener
    void changed(EditionChanged event) {
        openPages.changed(event);
        invalidation.changed(event);
    }

    /** The story is no longer public, and this node's edition is gone. Called before {@link #changedUnread}. */
    @EventListener
    void withdrawn(EditionWithdrawn event) {
        openPages.withdrawn(event.storyId());
    }

    /** The story has no edition on this node. */
    void changedUnread(long storyId, List<Change> changes) {
        invalidation.changed(storyId, changes);
    }

    /** After {@link #changed} or {@link #changedUnread}, and when something changed that only editors see. */
    void tellDesks(Set<Long> storyIds) {
        openDesks.changed(storyIds);
    }

    /** Last, for a change that was committed on this node. */
    void last(Change change) {
        synchronized (waiting) {
            waiting.add(change);
            if (waiting.size() > 1) {
                return;
            }
        }
        try {
            later.schedule(this::work, PAUSE, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The node stops; later work is found at the next start", e);
        }
    }

    private void work() {
        List<Change> changes;
        synchronized (waiting) {
            changes = List.copyOf(waiting);
            waiting.clear();
        }
        for (LaterWork one : laterWork) {
            try {
                one.after(changes);
            } catch (RuntimeException e) {
                LOG.warn(
                        "{} failed after changes of the stories {}",
                        one.getClass().getSimpleName(),
                        changes.stream().map(Change::storyId).collect(Collectors.toSet()),
                        e);
            }
        }
    }

    /** Gives running work 2 s to finish while the database is still open. The rest is found at the next start. */
    @Override
    public void destroy() {
        later.shutdown();
        try {
            if (!later.awaitTermination(2, TimeUnit.SECONDS)) {
                later.shutdownNow();
            }
        } catch (InterruptedException e) {
            later.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
