package dateline.entry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an entry stands between the first word and the record. */
public enum EntryStatus {
    DRAFT,
    SUBMITTED,
    SCHEDULED,
    PUBLISHED,
    RETRACTED;

    /** The status by its word in the API: {@code draft}, {@code submitted}, {@code scheduled}, {@code published}, {@code retracted}. */
    public static Optional<EntryStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is still its writer's: not out, and no editor has set a time for it. */
    public boolean isWritersOwn() {
        return this == DRAFT || this == SUBMITTED;
    }
}
