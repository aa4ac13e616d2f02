package dateline.site;

/** Someone saved in between: the version named is not the current one, and nothing was written. Answered with 412, or with a merge. */
public class Stale extends RuntimeException {

    private final long current;

    public Stale(long named, long current) {
        super("Version " + named + " is not the current one; version " + current + " is.");
        this.current = current;
    }

    /** The version that stands. */
    public long current() {
        return current;
    }
}
