package dateline.story;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Coverage status of a story. {@code UPCOMING} stories are public but not open, {@code WITHDRAWN} ones were removed
 * from readers.
 */
public enum Status {
    DRAFT,
    UPCOMING,
    LIVE,
    ENDED,
    WITHDRAWN;

    /**
     * Finds the status by its word in the API: {@code draft}, {@code upcoming}, {@code live}, {@code ended},
     * {@code withdrawn}.
     */
    public static Optional<Status> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
