package dateline.entry.list;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Lists of a story's entries in the newsroom. Each list has its own condition and order. */
public enum EntryList {

    /** Released entries, retracted ones included; newest first. */
    TIMELINE("e.released_at is not null", "e.published_at", false),
    /** Published entries, newest first. */
    PUBLISHED("e.released_at is not null and e.retracted_at is null", "e.published_at", false),
    /** Drafts that are not submitted, last changed first. */
    DRAFTS(
            "e.released_at is null and e.retracted_at is null and e.scheduled_at is null and e.submitted_at is null",
            "e.changed_at",
            false),
    /** Entries submitted for review, longest waiting first. */
    SUBMITTED(
            "e.released_at is null and e.retracted_at is null and e.scheduled_at is null and e.submitted_at is not null",
            "e.submitted_at",
            true),
    /** Scheduled entries, next one first. */
    SCHEDULED(
            "e.released_at is null and e.retracted_at is null and e.scheduled_at is not null", "e.published_at", true),
    /** Retracted or discarded entries, latest first. */
    RETRACTED("e.retracted_at is not null", "e.retracted_at", false);

    private final String condition;
    private final String time;
    private final boolean rising;

    EntryList(String condition, String time, boolean rising) {
        this.condition = condition;
        this.time = time;
        this.rising = rising;
    }

    /**
     * Finds the list by its word: {@code timeline}, {@code published}, {@code drafts}, {@code submitted},
     * {@code scheduled}, {@code retracted}.
     */
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
