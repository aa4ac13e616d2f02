package dateline.entry;

import dateline.site.Conflict;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where an entry stands: told by when each thing happened to it, from the first word to the record. */
@MappedSuperclass
abstract class Lifecycle {

    private long number;
    private Instant createdAt;
    private long createdBy;
    private @Nullable Instant publishedAt;
    private @Nullable Instant submittedAt;
    private @Nullable Instant returnedAt;
    private @Nullable Long returnedBy;
    private @Nullable String returnNote;
    private @Nullable Instant scheduledAt;
    private @Nullable Instant releasedAt;

    @SuppressWarnings("UnusedVariable") // only SQL reads it
    private @Nullable Instant firstPublishedAt;

    private @Nullable Long stretch;
    private @Nullable Instant updatedAt;
    private @Nullable Instant retractedAt;
    private @Nullable String retractionReason;
    private boolean retractionSilent;
    private Instant changedAt;

    @Version
    private long version;

    Lifecycle() {}

    Lifecycle(long number, long createdBy, Instant now) {
        this.number = number;
        this.createdBy = createdBy;
        this.createdAt = now;
        this.changedAt = now;
    }

    /** Gives the entry its time: kept on a draft, moved on a published one. */
    void date(@Nullable Instant publishedAt) {
        this.publishedAt = publishedAt;
    }

    /** It is a draft again, or still: nobody waits for it. */
    void shelve(Instant now) {
        mustWait();
        scheduledAt = null;
        submittedAt = null;
        touch(now);
    }

    /** Files it for an editor to look at; what was said of an earlier filing is done with. */
    void submit(Instant now) {
        mustWait();
        scheduledAt = null;
        submittedAt = submittedAt == null ? now : submittedAt;
        returnedAt = null;
        returnedBy = null;
        returnNote = null;
        touch(now);
    }

    /** Gives a filed entry back to who filed it, saying what it lacks. */
    void sendBack(@Nullable String note, long by, Instant now) {
        if (status() != EntryStatus.SUBMITTED) {
            throw new Conflict(
                    "not-submitted",
                    "Entry " + number + " does not wait for review: it is " + status().word() + ".",
                    number);
        }
        shelve(now);
        returnedAt = now;
        returnedBy = by;
        returnNote = note;
    }

    void schedule(Instant publishedAt, Instant now) {
        mustWait();
        this.publishedAt = publishedAt;
        scheduledAt = now;
        touch(now);
    }

    /** Readers may see it from now on. */
    void release(Instant publishedAt, Instant now) {
        mustWait();
        this.publishedAt = publishedAt;
        scheduledAt = null;
        releasedAt = now;
        touch(now);
    }

    boolean isOut() {
        return releasedAt != null;
    }

    boolean hasStretch() {
        return stretch != null;
    }

    /** Where it stands in its story's feed, and the time it is headed with as it comes out: both for good. */
    void stretch(long stretch) {
        this.stretch = stretch;
        firstPublishedAt = publishedAt;
    }

    /** Tells readers that the entry is no longer what it was: {@code updated} moves, for pages and feeds. */
    void markUpdated(Instant now) {
        updatedAt = now;
    }

    void touch(Instant now) {
        changedAt = now;
    }

    /** Takes the entry back: with a notice in its place, or silently where the law wants no trace. */
    void retract(@Nullable String reason, boolean silent, Instant now) {
        mustStand();
        retractedAt = now;
        retractionReason = reason;
        retractionSilent = silent || releasedAt == null;
        scheduledAt = null;
        touch(now);
    }

    void restore(Instant now) {
        if (retractedAt == null) {
            throw new Conflict("not-retracted", "Entry " + number + " is not retracted.", number);
        }
        retractedAt = null;
        retractionReason = null;
        retractionSilent = false;
        touch(now);
    }

    void mustStand() {
        if (retractedAt != null) {
            throw new Conflict("retracted", "Entry " + number + " is retracted: restore it first.", number);
        }
    }

    private void mustWait() {
        mustStand();
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

    /** Whether readers may read its words, given that its story is public. */
    public boolean isPublic() {
        return releasedAt != null && retractedAt == null;
    }

    /** Whether readers are told, in its place, that it was retracted. */
    public boolean leavesNotice() {
        return releasedAt != null && retractedAt != null && !retractionSilent;
    }

    /** Its place in the timeline; only an entry with a time has one. */
    public TimelineKey key() {
        return new TimelineKey(Objects.requireNonNull(publishedAt), number);
    }

    public long number() {
        return number;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public long createdBy() {
        return createdBy;
    }

    /** The time the entry is headed with. */
    public @Nullable Instant publishedAt() {
        return publishedAt;
    }

    /** When it was filed for review. */
    public @Nullable Instant submittedAt() {
        return submittedAt;
    }

    /** When an editor sent it back; null once it was filed again. */
    public @Nullable Instant returnedAt() {
        return returnedAt;
    }

    /** The account of the editor who did. */
    public @Nullable Long returnedBy() {
        return returnedBy;
    }

    /** What it lacked. */
    public @Nullable String returnNote() {
        return returnNote;
    }

    /** When it became public. */
    public @Nullable Instant releasedAt() {
        return releasedAt;
    }

    /** When readers were last told of a change worth a mark, a correction or an update; null when never. */
    public @Nullable Instant updatedAt() {
        return updatedAt;
    }

    public @Nullable Instant retractedAt() {
        return retractedAt;
    }

    public @Nullable String retractionReason() {
        return retractionReason;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public long version() {
        return version;
    }
}
