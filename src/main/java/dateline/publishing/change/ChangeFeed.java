package dateline.publishing.change;

import dateline.platform.database.ListenConnections;
import dateline.publishing.edition.Edition;
import dateline.publishing.edition.Editions;
import dateline.publishing.edition.PreparedEditions;
import dateline.story.change.Change;
import dateline.story.change.ChangeLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Follows the change log on this node: the only reader of it. Changes committed here are applied at once; another node's
 * arrive by NOTIFY. Every {@value #LONGEST_SLEEP} ms the log is read in any case, so a lost notification or connection
 * only delays a change: the log is read from where it was left. What a change leads to stands in
 * {@link ChangeConsumers}.
 */
@Component
public class ChangeFeed implements SmartLifecycle, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
    private static final int LONGEST_SLEEP = 2000;
    /**
     * PostgreSQL channel of changes that only editors see: drafts, presence, notes for the team. The payload is the id of
     * a story. Triggers of the tables notify it.
     */
    private static final String NEWSROOM_CHANNEL = "dateline_newsroom";

    private final ListenConnections listenConnections;
    private final ChangeLog log;
    private final Editions editions;
    private final PreparedEditions preparedEditions;
    private final ChangeConsumers consumers;
    private final NodeReport report;
    private final Map<Long, Long> seen = new HashMap<>();
    // Changes applied right after their commit on this node, and not yet read from the log.
    private final Set<Change> followed = ConcurrentHashMap.newKeySet();
    // Stories whose edition could not be brought up to date. Each is tried again after the next read of the log.
    private final Map<Long, List<Change>> failed = new ConcurrentHashMap<>();
    private final ExecutorService near = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("change-feed-near").daemon().factory());
    private volatile @Nullable Thread thread;
    private volatile @Nullable Connection listening;
    private @Nullable String mark;

    ChangeFeed(
            ListenConnections listenConnections,
            ChangeLog log,
            Editions editions,
            PreparedEditions preparedEditions,
            ChangeConsumers consumers,
            NodeReport report) {
        this.listenConnections = listenConnections;
        this.log = log;
        this.editions = editions;
        this.preparedEditions = preparedEditions;
        this.consumers = consumers;
        this.report = report;
    }

    @Override
    public void start() {
        // After a stop, continue where the log was left.
        mark = mark == null ? log.mark() : mark;
        // Assign before start(): watch() exits unless it is the current `thread`.
        Thread watching = Thread.ofPlatform().name("change-feed").daemon().unstarted(this::watch);
        thread = watching;
        watching.start();
    }

    /**
     * The fast path for changes committed on this node. A stopped watch ignores them and reads them from the log when
     * it is started again.
     */
    @TransactionalEventListener
    void committed(Change change) {
        Optional<PreparedEditions.Prepared> prepared = preparedEditions.take(change);
        consumers.committed();
        if (isRunning() && followed.add(change)) {
            near.execute(() -> follow(change, prepared));
        } else {
            consumers.last(change);
        }
    }

    /** Applies a change of this node. When it fails, the thread that reads the log tries again. */
    private void follow(Change change, Optional<PreparedEditions.Prepared> prepared) {
        try {
            if (prepared.flatMap(made -> added(change, made)).isPresent()) {
                report.follows(change.storyId(), change.seq());
                consumers.tellDesks(Set.of(change.storyId()));
            } else {
                follow(change.storyId(), List.of(change));
            }
        } catch (RuntimeException e) {
            LOG.error("Could not show change {} of story {}; trying again", change.seq(), change.storyId(), e);
            failed.put(change.storyId(), List.of(change));
        } finally {
            consumers.last(change);
        }
    }

    private Optional<Edition> added(Change change, PreparedEditions.Prepared prepared) {
        try {
            return prepared.after().join().flatMap(made -> editions.add(prepared.before(), made));
        } catch (RuntimeException e) {
            LOG.error(
                    "Could not add entry {} to story {}; it is read again", change.entryNumber(), change.storyId(), e);
            return Optional.empty();
        }
    }

    /**
     * The loop of the thread that reads the log. It logs no outage of the database, because the database probe does,
     * and goes on at once when the database is back.
     */
    private void watch() {
        int failures = 0;
        while (isWatching()) {
            try (Connection connection = listenConnections.open()) {
                listen(connection);
                catchUp();
                if (failures > 1) {
                    LOG.info("The change log is followed again");
                }
                failures = 0;
                while (isWatching()) {
                    awaitOthers(connection);
                    catchUp();
                }
            } catch (SQLException | RuntimeException e) {
                if (isWatching() && listenConnections.isUp() && ++failures == 2) {
                    LOG.warn("The change log cannot be followed; trying again: {}", e.toString());
                }
                pause(failures);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        listening = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + ChangeLog.CHANNEL);
            statement.execute("listen " + NEWSROOM_CHANNEL);
        }
    }

    /**
     * Waits for a notification that another node has changed a story; this node's own changes are applied already. When
     * none came in time, checks that the connection is still alive. Desks are told meanwhile what changed on any node.
     */
    private void awaitOthers(Connection open) throws SQLException {
        PGConnection connection = open.unwrap(PGConnection.class);
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_SLEEP);
        boolean own = true;
        while (own && isWatching() && System.nanoTime() < until) {
            PGNotification[] news = connection.getNotifications(
                    (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
            if (news != null) {
                tellDesks(news);
                own = Stream.of(news)
                        .allMatch(one -> isOfNewsroom(one) || one.getParameter().equals(log.node()));
            }
        }
        if (own && isWatching() && !open.isValid(LONGEST_SLEEP / 1000)) {
            throw new SQLException("The connection that listens for changes gives no answer");
        }
    }

    private void tellDesks(PGNotification[] news) {
        Set<Long> stories = Stream.of(news)
                .filter(ChangeFeed::isOfNewsroom)
                .map(one -> Long.valueOf(one.getParameter()))
                .collect(Collectors.toSet());
        if (!stories.isEmpty()) {
            consumers.tellDesks(stories);
        }
    }

    private static boolean isOfNewsroom(PGNotification one) {
        return one.getName().equals(NEWSROOM_CHANNEL);
    }

    private void catchUp() {
        ChangeLog.Page page = log.since(String.valueOf(mark));
        Map<Long, List<Change>> fresh = page.changes().stream()
                .filter(change -> change.seq() > seen.getOrDefault(change.storyId(), 0L))
                .collect(Collectors.groupingBy(Change::storyId, LinkedHashMap::new, Collectors.toList()));
        fresh.forEach((storyId, changes) -> {
            List<Change> others = changes.stream()
                    .filter(change -> !followed.contains(change))
                    .toList();
            if (!others.isEmpty()) {
                follow(storyId, others);
            }
            seen.put(storyId, changes.getLast().seq());
        });
        followed.removeIf(change -> change.seq() <= seen.getOrDefault(change.storyId(), 0L));
        mark = page.mark();
        Map.copyOf(failed).forEach(this::follow);
        report.lives();
    }

    private void follow(long storyId, List<Change> changes) {
        boolean told = false;
        try {
            told = editions.refresh(storyId, changes.getLast().seq()).isPresent();
            failed.remove(storyId);
            report.follows(storyId, changes.getLast().seq());
        } catch (RuntimeException e) {
            if (failed.put(storyId, changes) == null) {
                LOG.error("Could not update the edition of story {}; trying again", storyId, e);
            }
            editions.forget(storyId);
        }
        if (!told) {
            consumers.changedUnread(storyId, changes);
        }
        consumers.tellDesks(Set.of(storyId));
    }

    /**
     * Waits 250 ms after the first failure, up to 5 s after repeated ones. While the database is away, waits until it
     * is back.
     */
    private void pause(int failures) {
        try {
            Thread.sleep(Math.min(125L << Math.min(Math.max(failures, 1), 6), 5000));
            while (isWatching() && !listenConnections.isUp()) {
                listenConnections.awaitUp(Duration.ofMillis(500));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether this is the current watching thread. A stopped one is not, even when another was started since. */
    private boolean isWatching() {
        return Thread.currentThread() == thread;
    }

    @Override
    public void stop() {
        Thread watching = thread;
        thread = null;
        if (watching != null) {
            hangUp();
            join(watching);
            finish();
            report.leaves();
        }
    }

    /** Aborts the connection, so that stop() need not wait for the pending read. */
    private void hangUp() {
        Connection open = listening;
        try {
            if (open != null) {
                open.abort(Runnable::run);
            }
        } catch (SQLException e) {
            LOG.debug("The line to the change log was gone already", e);
        }
    }

    private static void join(Thread watching) {
        try {
            watching.join(Duration.ofMillis(2L * LONGEST_SLEEP));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for changes of this node that are being applied, while the database connections are still open. */
    private void finish() {
        try {
            near.submit(() -> {}).get(LONGEST_SLEEP, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("A change is still being followed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void destroy() {
        near.shutdown();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Starts before the readers' HTTP server and stops after it. */
    @Override
    public int getPhase() {
        return 0;
    }
}
