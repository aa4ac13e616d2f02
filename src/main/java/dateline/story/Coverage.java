package dateline.story;

import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a story's coverage stands: told by when it came out, was opened, ended and withdrawn, and by what is planned. */
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

    /** Readers see it, before coverage opens. */
    void announce(Instant now) {
        if (publishedAt == null) {
            publishedAt = firstPublishedAt == null ? now : firstPublishedAt;
        }
        withdrawnAt = null;
    }

    /** The same for a story whose coverage was opened too early: it has not begun. */
    void announceAgain(Instant now) {
        announce(now);
        coverageOpenedAt = null;
        coverageEndedAt = null;
    }

    /** Readers see nothing of it any more; it is told that it is gone, until it is announced or opened again. */
    void withdraw(Instant now) {
        firstPublishedAt = publishedAt;
        publishedAt = null;
        withdrawnAt = now;
    }

    /** Coverage opens, for the first time or again: then nothing is left of the end it had. */
    void open(Instant now) {
        announce(now);
        coverageOpenedAt = coverageOpenedAt == null ? now : coverageOpenedAt;
        coverageEndedAt = null;
    }

    /** Coverage ends; a story that had ended before it was withdrawn has ended when it did. */
    void end(Instant now) {
        Instant ended = coverageEndedAt == null ? now : coverageEndedAt;
        open(now);
        coverageEndedAt = ended;
    }

    /** What is planned, and what is known better than by the moments at which somebody said so. */
    void time(CoverageWindow window) {
        startsAt = window.startsAt();
        endsAt = coverageEndedAt == null ? window.endsAt() : null;
        coverageOpenedAt = coverageOpenedAt == null || window.openedAt() == null ? coverageOpenedAt : window.openedAt();
        coverageEndedAt = coverageEndedAt == null || window.endedAt() == null ? coverageEndedAt : window.endedAt();
    }

    /** Drops a planned end that is not after the start: the plan it belonged to did not come to be. */
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

    /** Whether readers may see it at all. */
    public boolean isPublic() {
        return publishedAt != null;
    }

    public @Nullable Instant publishedAt() {
        return publishedAt;
    }

    /** When readers first saw a story that was withdrawn since; null while it is out, and where they never did. */
    public @Nullable Instant seenFrom() {
        return withdrawnAt == null ? null : firstPublishedAt;
    }

    /** When it was taken from readers; null while it is not. */
    public @Nullable Instant withdrawnAt() {
        return withdrawnAt;
    }

    /** When coverage is planned to start. */
    public @Nullable Instant startsAt() {
        return startsAt;
    }

    /** When coverage is planned to end; null once it has. */
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
