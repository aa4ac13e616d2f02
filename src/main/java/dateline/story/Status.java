package dateline.story;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a story's coverage stands: not out yet, out but not begun, being covered, covered, or taken from readers as a whole. */
public enum Status {
    DRAFT,
    UPCOMING,
    LIVE,
    ENDED,
    WITHDRAWN;

    /** The status by its word in the API: {@code draft}, {@code upcoming}, {@code live}, {@code ended}, {@code withdrawn}. */
    public static Optional<Status> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
