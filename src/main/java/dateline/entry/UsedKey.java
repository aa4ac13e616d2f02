package dateline.entry;

import dateline.site.Refused;

/** Refuses a post whose idempotency key was used for another text; tells which entry that text became. */
public class UsedKey extends Refused {

    private final transient Posted posted;

    UsedKey(Posted posted) {
        super("Idempotency-Key", "key-used");
        this.posted = posted;
    }

    public Posted posted() {
        return posted;
    }
}
