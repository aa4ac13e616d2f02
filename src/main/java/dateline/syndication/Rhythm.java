package dateline.syndication;

/** How often a feed is worth asking for. */
public enum Rhythm {
    // A shared cache takes tombstones up as soon as pages: it never keeps a feed for longer.
    LIVE(1, "public, max-age=20, s-maxage=3, stale-while-revalidate=4, stale-if-error=60"),
    SETTLED(60, "public, max-age=3600, s-maxage=5, stale-while-revalidate=2, stale-if-error=60");

    private final int minutes;
    private final String cacheControl;

    Rhythm(int minutes, String cacheControl) {
        this.minutes = minutes;
        this.cacheControl = cacheControl;
    }

    /** The {@code ttl} of RSS. */
    public int minutes() {
        return minutes;
    }

    public String cacheControl() {
        return cacheControl;
    }
}
