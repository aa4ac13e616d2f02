package dateline.entry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The lists a newsroom keeps of a story's entries, each in an order of its own. */
public enum EntryList {

    /** What is or was out, newest first. */
    TIMELINE("e.released_at is not null", "e.published_at", false),
    /** What is out. */
    PUBLISHED("e.released_at is not null and e.retracted_at is null", "e.published_at", false),
    /** Begun and not filed, the last touched first. */
    DRAFTS(
            "e.released_at is null and e.retracted_at is null and e.scheduled_at is null and e.submitted_at is null",
            "e.changed_at",
            false),
    /** Filed for review, the one that waits longest first. */
    SUBMITTED(
            "e.released_at is null and e.retracted_at is null and e.scheduled_at is null and e.submitted_at is not null",
            "e.submitted_at",
            true),
    /** Those with a time to come, the next first. */
    SCHEDULED(
            "e.released_at is null and e.retracted_at is null and e.scheduled_at is not null", "e.published_at", true),
    /** Taken back or thrown away, the latest first. */
    RETRACTED("e.retracted_at is not null", "e.retracted_at", false);

    private final String condition;
    private final String time;
    private final boolean rising;

    EntryList(String condition, String time, boolean rising) {
        this.condition = condition;
        this.time = time;
        this.rising = rising;
    }

    /** The list by its word: {@code timeline}, {@code published}, {@code drafts}, {@code submitted}, {@code scheduled}, {@code retracted}. */
    public static Optional<EntryList> of(String word) {
        return Arrays.stream(values()).filter(list -> list.word().equals(word)).findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String condition() {
        return condition;
    }

    String time() {
        return time;
    }

    boolean isRising() {
        return rising;
    }
}
