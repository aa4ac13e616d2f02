package dateline.publishing.cache;

import dateline.platform.database.ReaderWork;
import dateline.platform.error.DatabaseTrouble;
import dateline.story.change.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Tells the response cache in which lists readers find what changed. Looking them up takes queries, so a thread of its
 * own does it: none is made while a change is followed. A list that shows the story already does not wait for it,
 * because the story is one of its subjects. Thread-safe.
 */
@Component
class ListChanges implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ListChanges.class);
    /** When more stories have changed at once, all lists count as changed. */
    private static final int MOST = 200;

    private final ResponseCache responseCache;
    private final AffectedPages affectedPages;
    private final Map<Long, List<Change>> waiting = new LinkedHashMap<>();
    // When the latest of them was reported to the response cache.
    private long latest;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            ReaderWork.marked(Thread.ofVirtual().name("list-changes").factory()));

    ListChanges(ResponseCache responseCache, AffectedPages affectedPages) {
        this.responseCache = responseCache;
        this.affectedPages = affectedPages;
    }

    /**
     * Has the lists looked up that these changes of a story concern.
     *
     * @param at when the change of the story was reported to the response cache. What was rendered after it shows it
     */
    void add(long storyId, Collection<Change> changes, long at) {
        synchronized (waiting) {
            latest = Math.max(latest, at);
            waiting.computeIfAbsent(storyId, story -> new ArrayList<>()).addAll(changes);
            if (waiting.size() > 1) {
                return;
            }
        }
        try {
            worker.execute(this::work);
        } catch (RejectedExecutionException e) {
            LOG.debug("The node is shutting down", e);
        }
    }

    private void work() {
        Map<Long, List<Change>> changed;
        long at;
        synchronized (waiting) {
            at = latest;
            changed = new LinkedHashMap<>(waiting);
            waiting.clear();
        }
        try {
            if (changed.size() > MOST) {
                responseCache.change(List.of(SurrogateKeys.LISTS), at);
            } else {
                changed.forEach((story, changes) -> responseCache.change(affectedPages.lists(story, changes), at));
            }
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isOutage(e)) {
                LOG.error("Could not look up the lists that a change concerns; all are rendered again", e);
            }
            responseCache.change(List.of(SurrogateKeys.LISTS), at);
        }
    }

    @Override
    public void destroy() {
        worker.shutdown();
    }
}
