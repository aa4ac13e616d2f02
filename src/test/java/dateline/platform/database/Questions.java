package dateline.platform.database;

import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Counts what one thread asks PostgreSQL, and what it is answered, as the driver itself notes it. */
public final class Questions extends Handler {

    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
    private final long thread = Thread.currentThread().threadId();
    private int asked;
    private int rows;

    private Questions() {
        setLevel(Level.ALL);
    }

    /**
     * What it took.
     *
     * @param asked the statements that were run
     * @param rows  the rows that came back
     */
    public record Asked<T>(T answer, int asked, int rows) {}

    public static <T> Asked<T> count(Supplier<T> work) {
        Questions questions = new Questions();
        Level before = DRIVER.getLevel();
        boolean parents = DRIVER.getUseParentHandlers();
        DRIVER.setUseParentHandlers(false);
        DRIVER.setLevel(Level.ALL);
        DRIVER.addHandler(questions);
        try {
            T answer = work.get();
            return new Asked<>(answer, questions.asked, questions.rows);
        } finally {
            DRIVER.removeHandler(questions);
            DRIVER.setLevel(before);
            DRIVER.setUseParentHandlers(parents);
        }
    }

    @Override
    public void publish(LogRecord note) {
        if (Thread.currentThread().threadId() != thread) {
            return;
        }
        String said = String.valueOf(note.getMessage());
        if (said.contains("FE=> Execute(")) {
            asked++;
        } else if (said.contains("<=BE DataRow")) {
            rows++;
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
