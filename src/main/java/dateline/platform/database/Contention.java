package dateline.platform.database;

/**
 * Thrown when the database aborted a transaction twice in a row because of concurrent writes to the same rows. Nothing
 * was written. Answered with 503; the same request will most likely succeed when repeated.
 */
public class Contention extends RuntimeException {

    public Contention(Throwable cause) {
        super("Others wrote the same at the same moment. Nothing was saved; send it again.", cause);
    }
}
