package dateline.entry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Status of an entry from draft to retraction. */
public enum EntryStatus {
    DRAFT,
    SUBMITTED,
    SCHEDULED,
    PUBLISHED,
    RETRACTED;

    /**
     * Finds the status by its word in the API: {@code draft}, {@code submitted}, {@code scheduled}, {@code published},
     * {@code retracted}.
     */
    public static Optional<EntryStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the entry is still its writer's to change: not released, and not scheduled by an editor. */
    public boolean isWritersOwn() {
        return this == DRAFT || this == SUBMITTED;
    }
}
