package dateline.story;

import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Coverage state of a story, derived from the times at which it was published, opened, ended and withdrawn, with the
 * planned times.
 */
@MappedSuperclass
public abstract class Coverage {

    private @Nullable Instant publishedAt;
    private @Nullable Instant withdrawnAt;
    private @Nullable Instant firstPublishedAt;
    private @Nullable Instant startsAt;
    private @Nullable Instant endsAt;
    private @Nullable Instant coverageOpenedAt;
    private @Nullable Instant coverageEndedAt;

    Coverage() {}

    /**
     * Publishes the story before its coverage opens. A story that was withdrawn gets its earlier publication time back.
     */
    void announce(Instant now) {
        if (publishedAt == null) {
            publishedAt = firstPublishedAt == null ? now : firstPublishedAt;
        }
        withdrawnAt = null;
    }

    /** Makes the story upcoming again after its coverage was opened too early. */
    void announceAgain(Instant now) {
        announce(now);
        coverageOpenedAt = null;
        coverageEndedAt = null;
    }

    /** Withdraws the story from readers. It is reported as gone until it is announced or opened again. */
    void withdraw(Instant now) {
        firstPublishedAt = publishedAt;
        publishedAt = null;
        withdrawnAt = now;
    }

    /** Opens coverage, for the first time or again. An earlier end of coverage is cleared. */
    void open(Instant now) {
        announce(now);
        coverageOpenedAt = coverageOpenedAt == null ? now : coverageOpenedAt;
        coverageEndedAt = null;
    }

    /** Ends coverage. A story that had ended before it was withdrawn keeps its earlier end. */
    void end(Instant now) {
        Instant ended = coverageEndedAt == null ? now : coverageEndedAt;
        open(now);
        coverageEndedAt = ended;
    }

    /** Sets the planned times, and corrects the recorded times of opening and ending where the window has them. */
    void time(CoverageWindow window) {
        startsAt = window.startsAt();
        endsAt = coverageEndedAt == null ? window.endsAt() : null;
        coverageOpenedAt = coverageOpenedAt == null || window.openedAt() == null ? coverageOpenedAt : window.openedAt();
        coverageEndedAt = coverageEndedAt == null || window.endedAt() == null ? coverageEndedAt : window.endedAt();
    }

    /** Clears a planned end that is not after the start, because it belongs to an earlier plan. */
    void dropPassedEnd() {
        Instant from = coverageOpenedAt == null ? startsAt : coverageOpenedAt;
        if (endsAt != null && from != null && !endsAt.isAfter(from)) {
            endsAt = null;
        }
    }

    CoverageWindow window() {
        return new CoverageWindow(startsAt, endsAt(), coverageOpenedAt, coverageEndedAt);
    }

    public Status status() {
        if (publishedAt == null) {
            return withdrawnAt == null ? Status.DRAFT : Status.WITHDRAWN;
        }
        if (coverageEndedAt != null) {
            return Status.ENDED;
        }
        return coverageOpenedAt == null ? Status.UPCOMING : Status.LIVE;
    }

    /** Whether readers may see the story. */
    public boolean isPublic() {
        return publishedAt != null;
    }

    public @Nullable Instant publishedAt() {
        return publishedAt;
    }

    /** When readers first saw a story that is now withdrawn; null when it is not withdrawn or was never public. */
    public @Nullable Instant seenFrom() {
        return withdrawnAt == null ? null : firstPublishedAt;
    }

    /** When the story was withdrawn; null when it is not withdrawn. */
    public @Nullable Instant withdrawnAt() {
        return withdrawnAt;
    }

    /** Planned start of coverage. */
    public @Nullable Instant startsAt() {
        return startsAt;
    }

    /** Planned end of coverage; null once coverage has ended. */
    public @Nullable Instant endsAt() {
        return coverageEndedAt == null ? endsAt : null;
    }

    public @Nullable Instant coverageOpenedAt() {
        return coverageOpenedAt;
    }

    public @Nullable Instant coverageEndedAt() {
        return coverageEndedAt;
    }
}
