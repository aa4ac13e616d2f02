package dateline.edition;

import dateline.database.Line;
import dateline.story.Change;
import dateline.story.ChangeLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Brings this node in step with the change log. A notification wakes it, and every {@value #LONGEST_SLEEP} ms it wakes by itself: then it
 * reads what was committed since it last looked. A lost connection only means that it looks again once it has a new one.
 */
@Component
class LogWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);
    private static final int LONGEST_SLEEP = 2000;

    private final Line line;
    private final ChangeLog log;
    private final Editions editions;
    private final Invalidation invalidation;
    private final Map<Long, Long> seen = new HashMap<>();
    private volatile @Nullable Thread thread;
    private volatile @Nullable Connection listening;
    private @Nullable String mark;

    LogWatch(Line line, ChangeLog log, Editions editions, Invalidation invalidation) {
        this.line = line;
        this.log = log;
        this.editions = editions;
        this.invalidation = invalidation;
    }

    @Override
    public void start() {
        // After a pause it goes on from where it was.
        mark = mark == null ? log.mark() : mark;
        // Known before it runs: a watch that does not know itself would end at once.
        Thread watching = Thread.ofPlatform().name("log-watch").daemon().unstarted(this::watch);
        thread = watching;
        watching.start();
    }

    private void watch() {
        while (isWatching()) {
            try (Connection connection = line.open()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                if (isWatching()) {
                    LOG.warn("The line to the change log broke; trying again: {}", e.toString());
                    pause();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        listening = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + ChangeLog.CHANNEL);
        }
        while (isWatching()) {
            catchUp();
            connection.unwrap(PGConnection.class).getNotifications(LONGEST_SLEEP);
        }
    }

    private void catchUp() {
        // The mark first: what commits between the two is then read twice, and told once.
        String next = log.mark();
        Map<Long, List<Change>> fresh = log.since(String.valueOf(mark)).stream()
            .filter(change -> change.seq() > seen.getOrDefault(change.storyId(), 0L))
            .collect(Collectors.groupingBy(Change::storyId, LinkedHashMap::new, Collectors.toList()));
        fresh.forEach((storyId, changes) -> {
            follow(storyId, changes);
            seen.put(storyId, changes.getLast().seq());
        });
        mark = next;
    }

    private void follow(long storyId, List<Change> changes) {
        boolean told = false;
        try {
            told = editions.refresh(storyId).isPresent();
        } catch (RuntimeException e) {
            LOG.error("Could not bring story {} in step; it is made anew when it is next asked for", storyId, e);
            editions.forget(storyId);
        }
        if (!told) {
            invalidation.changed(storyId, changes);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether this thread is the one to watch: one that was stopped is not, even when another was started since. */
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
        }
    }

    /** Does not wait until a quiet line is looked up from. */
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

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Watches before the press opens, and until after it has closed. */
    @Override
    public int getPhase() {
        return 0;
    }
}
