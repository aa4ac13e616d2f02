package dateline.syndication.websub;

import dateline.platform.database.ReaderWork;
import dateline.platform.settings.HubAddress;
import dateline.story.change.Change;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Determines which subscriptions a change affects: once for all nodes, by comparing each story's change log with the
 * hub's own cursor, and outside the editor's request. Work left undone by a node that stops is found in the next
 * {@link HubMaintenance round}.
 */
@Component
class Distribution implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Distribution.class);
    private static final long LOCK = 0x4855_4244L;

    private final JdbcClient jdbc;
    private final Subscriptions subscriptions;
    private final HubTasks tasks;
    private final HubAddress hub;
    private final TransactionTemplate transaction;
    private final Set<Long> changed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean waiting = new AtomicBoolean();
    // Waits 50 ms, so that processors and database first serve readers of the page, and changes in quick succession are
    // handled together.
    private final ExecutorService hand = Executors.newSingleThreadExecutor(
            ReaderWork.marked(Thread.ofVirtual().name("hub").factory()));
    private final Executor soon = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS, hand);

    Distribution(
            JdbcClient jdbc,
            Subscriptions subscriptions,
            HubTasks tasks,
            HubAddress hub,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.subscriptions = subscriptions;
        this.tasks = tasks;
        this.hub = hub;
        this.transaction = transaction;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void changed(Change change) {
        changed.add(change.storyId());
        if (waiting.compareAndSet(false, true)) {
            soon.execute(this::work);
        }
    }

    /** Gives running work 2 s to finish while the database is still open. The rest is found at the next start. */
    @Override
    public void destroy() {
        hand.shutdown();
        try {
            if (!hand.awaitTermination(2, TimeUnit.SECONDS)) {
                hand.shutdownNow();
            }
        } catch (InterruptedException e) {
            hand.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        waiting.set(false);
        List<Long> stories = List.copyOf(changed);
        changed.removeAll(stories);
        try {
            follow(stories);
        } catch (RuntimeException e) {
            LOG.warn("The hub could not follow the change log; it tries again: {}", e.toString());
        }
    }

    /** Processes new changes of these stories. */
    void follow(Collection<Long> stories) {
        if (!stories.isEmpty()) {
            transaction.executeWithoutResult(status -> spread(news(stories)));
        }
    }

    /** Processes new changes of all stories. */
    void followAll() {
        follow(jdbc.sql(
                        "select s.id from story s left join hub_story h on h.story_id = s.id where s.seq > coalesce(h.seq, 0)")
                .query(Long.class)
                .list());
    }

    /** Changes of a story after {@code from} up to {@code to} (seq). */
    private record News(long storyId, long from, long to) {

        /** Returns the id of the task row. */
        String name() {
            return storyId + ":" + from + ":" + to;
        }
    }

    /** Claims the changes that no node has processed yet, for this transaction. An advisory lock serializes nodes. */
    private List<News> news(Collection<Long> stories) {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, i) -> true)
                .single();
        List<News> news = jdbc.sql("""
                select s.id, coalesce(h.seq, 0) as noted, s.seq from story s left join hub_story h on h.story_id = s.id
                where s.id in (:stories) and s.seq > coalesce(h.seq, 0)""")
                .param("stories", stories)
                .query((row, i) -> new News(row.getLong("id"), row.getLong("noted"), row.getLong("seq")))
                .list();
        news.forEach(story -> jdbc.sql("""
                insert into hub_story (story_id, seq) values (:id, :seq) on conflict (story_id) do update set seq = excluded.seq""")
                .param("id", story.storyId())
                .param("seq", story.to())
                .update());
        return news;
    }

    private void spread(List<News> news) {
        if (news.isEmpty()) {
            return;
        }
        if (hub.isOwn()) {
            tasks.add(
                    HubTasks.DELIVER,
                    subscriptions.want(news.stream().map(News::storyId).toList()));
        } else {
            tasks.add(HubTasks.PING, news.stream().map(News::name).toList());
        }
    }
}
