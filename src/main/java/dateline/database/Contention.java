package dateline.database;

/**
 * Others wrote the same rows at the same moment, and the database ended this transaction for them, twice in a row: nothing was written. Answered
 * with 503; the same request again will most likely do.
 */
public class Contention extends RuntimeException {

    public Contention(Throwable cause) {
        super("Others wrote the same at the same moment. Nothing was saved; send it again.", cause);
    }
}
