package dateline.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Asks the database a trivial question twice a second, on a connection of its own, so that a database that is away or has stalled is known
 * within a second: whoever waits for it can then be answered otherwise. Logs once when it goes and once when it is back.
 */
@Component
public class DatabaseProbe implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DatabaseProbe.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(900);
    private static final int LONGEST_MS = 2000;

    private final Database database;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean failing;
    /** When the question was asked that is not answered yet, by {@link System#nanoTime}; 0 while there is none. */
    private volatile long askedAt;
    private volatile long answeredAt = System.nanoTime();
    private boolean told;

    DatabaseProbe(Database database) {
        this.database = database;
        this.thread = Thread.ofPlatform().name("database-probe").daemon().start(this::watch);
    }

    /** Whether the database gave no answer to the last question, or to the one before for a second by now. Never waits. */
    public boolean isAway() {
        long asked = askedAt;
        return failing || asked != 0 && System.nanoTime() - asked > LONGEST_NANOS;
    }

    private void watch() {
        while (!closed) {
            askedAt = now();
            try (Connection connection = database.connect("dateline probe", timeouts())) {
                connection.setNetworkTimeout(Runnable::run, LONGEST_MS);
                askUntilItFails(connection);
            } catch (SQLException | RuntimeException e) {
                failed(e);
            }
            pause();
        }
    }

    private static Properties timeouts() {
        var properties = new Properties();
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "2");
        properties.setProperty("loginTimeout", "2");
        return properties;
    }

    private void askUntilItFails(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select 1")) {
            while (!closed) {
                askedAt = now();
                statement.executeQuery().close();
                answered();
                pause();
            }
        }
    }

    private void answered() {
        askedAt = 0;
        failing = false;
        if (told) {
            log.warn("The database answers again after {} s", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - answeredAt));
            told = false;
        }
        answeredAt = System.nanoTime();
    }

    private void failed(Exception failure) {
        failing = true;
        if (!told && !closed) {
            told = true;
            log.warn("The database gives no answer; readers are shown what is in memory: {}", failure.getMessage());
        }
    }

    private static long now() {
        return System.nanoTime() | 1;
    }

    private void pause() {
        try {
            if (!closed) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void destroy() {
        closed = true;
        thread.interrupt();
    }
}
