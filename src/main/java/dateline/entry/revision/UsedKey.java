package dateline.entry.revision;

import dateline.entry.SavedEntry;
import dateline.platform.error.InvalidInput;

/** Thrown when an idempotency key was used before for different content. It names the entry posted under the key. */
public class UsedKey extends InvalidInput {

    private final transient SavedEntry savedEntry;

    UsedKey(SavedEntry savedEntry) {
        super("Idempotency-Key", "key-used");
        this.savedEntry = savedEntry;
    }

    public SavedEntry posted() {
        return savedEntry;
    }
}
