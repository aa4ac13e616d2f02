package dateline.entry;

import dateline.platform.error.Conflict;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State of an entry from draft to retraction, derived from the time of each transition. Only {@link Entry} changes it.
 * Each transition takes the entry's number, for the message of the {@link Conflict} that it throws when the state does
 * not allow it.
 */
@Embeddable
public class Publication {

    private @Nullable Instant publishedAt;
    private @Nullable Instant submittedAt;
    private @Nullable Instant returnedAt;
    private @Nullable Long returnedBy;
    private @Nullable String returnNote;
    private @Nullable Instant scheduledAt;
    private @Nullable Instant releasedAt;

    @SuppressWarnings("UnusedVariable") // read by SQL only
    private @Nullable Instant firstPublishedAt;

    private @Nullable Long stretch;
    private @Nullable Instant updatedAt;
    private @Nullable Instant retractedAt;
    private @Nullable String retractionReason;
    private boolean retractionSilent;

    Publication() {}

    /** Sets the displayed time. A draft keeps it for publication; a published entry moves in the timeline. */
    void date(@Nullable Instant publishedAt) {
        this.publishedAt = publishedAt;
    }

    /** Makes the entry a draft: neither scheduled nor submitted. */
    void makeDraft(long number) {
        mustWait(number);
        scheduledAt = null;
        submittedAt = null;
    }

    /** Submits the entry for review by an editor. A note from an earlier review is cleared. */
    void submit(long number, Instant now) {
        mustWait(number);
        scheduledAt = null;
        submittedAt = submittedAt == null ? now : submittedAt;
        returnedAt = null;
        returnedBy = null;
        returnNote = null;
    }

    /** Returns a submitted entry to its writer, with a note of what it lacks. */
    void sendBack(long number, @Nullable String note, long by, Instant now) {
        if (status() != EntryStatus.SUBMITTED) {
            throw new Conflict(
                    "not-submitted",
                    "Entry " + number + " does not wait for review: it is " + status().word() + ".",
                    number);
        }
        makeDraft(number);
        returnedAt = now;
        returnedBy = by;
        returnNote = note;
    }

    void schedule(long number, Instant publishedAt, Instant now) {
        mustWait(number);
        this.publishedAt = publishedAt;
        scheduledAt = now;
    }

    /** Makes the entry public. */
    void release(long number, Instant publishedAt, Instant now) {
        mustWait(number);
        this.publishedAt = publishedAt;
        scheduledAt = null;
        releasedAt = now;
    }

    public boolean isOut() {
        return releasedAt != null;
    }

    public boolean hasStretch() {
        return stretch != null;
    }

    /** Assigns the entry's feed document, and records its displayed time at publication. Both are set once and stay. */
    public void stretch(long stretch) {
        this.stretch = stretch;
        firstPublishedAt = publishedAt;
    }

    /** Sets the {@code updated} time that pages and feeds show. */
    void markUpdated(Instant now) {
        updatedAt = now;
    }

    /** Retracts the entry, with a notice in its place, or silently where the law requires removal without trace. */
    void retract(long number, @Nullable String reason, boolean silent, Instant now) {
        mustStand(number);
        retractedAt = now;
        retractionReason = reason;
        retractionSilent = silent || releasedAt == null;
        scheduledAt = null;
    }

    void restore(long number) {
        if (retractedAt == null) {
            throw new Conflict("not-retracted", "Entry " + number + " is not retracted.", number);
        }
        retractedAt = null;
        retractionReason = null;
        retractionSilent = false;
    }

    void mustStand(long number) {
        if (retractedAt != null) {
            throw new Conflict("retracted", "Entry " + number + " is retracted: restore it first.", number);
        }
    }

    private void mustWait(long number) {
        mustStand(number);
        if (releasedAt != null) {
            throw new Conflict("published", "Entry " + number + " is published already.", number);
        }
    }

    public EntryStatus status() {
        if (retractedAt != null) {
            return EntryStatus.RETRACTED;
        }
        if (releasedAt != null) {
            return EntryStatus.PUBLISHED;
        }
        return scheduledAt != null
                ? EntryStatus.SCHEDULED
                : submittedAt != null ? EntryStatus.SUBMITTED : EntryStatus.DRAFT;
    }

    /** Whether readers may read the entry, given that its story is public. */
    public boolean isPublic() {
        return releasedAt != null && retractedAt == null;
    }

    /** Whether a retraction notice is shown to readers in place of the entry. */
    public boolean leavesNotice() {
        return releasedAt != null && retractedAt != null && !retractionSilent;
    }

    /** Displayed time of the entry. */
    public @Nullable Instant publishedAt() {
        return publishedAt;
    }

    /** When the entry was submitted for review; null when it is not submitted. */
    public @Nullable Instant submittedAt() {
        return submittedAt;
    }

    /** When an editor returned the entry; null once it was submitted again. */
    public @Nullable Instant returnedAt() {
        return returnedAt;
    }

    /** Account of the editor who returned the entry. */
    public @Nullable Long returnedBy() {
        return returnedBy;
    }

    /** What the entry lacked, according to the editor who returned it. */
    public @Nullable String returnNote() {
        return returnNote;
    }

    /** When the entry became public. */
    public @Nullable Instant releasedAt() {
        return releasedAt;
    }

    /** When readers were last notified of a correction or a marked update; null when never. */
    public @Nullable Instant updatedAt() {
        return updatedAt;
    }

    public @Nullable Instant retractedAt() {
        return retractedAt;
    }

    public @Nullable String retractionReason() {
        return retractionReason;
    }
}
