package dateline.entry.revision;

import dateline.entry.Posted;
import dateline.platform.error.Refused;

/** Thrown when an idempotency key was used before for different content. It names the entry posted under the key. */
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
