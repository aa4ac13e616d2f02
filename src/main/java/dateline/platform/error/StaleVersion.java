package dateline.platform.error;

/**
 * Thrown when the thing was saved since the version the request names. Nothing was written. Answered with 412, or with
 * a merge.
 */
public class StaleVersion extends RuntimeException {

    private final long current;

    public StaleVersion(long named, long current) {
        super("Version " + named + " is not the current one; version " + current + " is.");
        this.current = current;
    }

    /** The current version. */
    public long current() {
        return current;
    }
}
