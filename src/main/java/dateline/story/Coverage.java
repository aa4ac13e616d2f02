package dateline.story;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Coverage state of a story, derived from the times at which it was published, opened, ended and withdrawn, with the
 * planned times. Only {@link StoryService} changes it.
 */
@Embeddable
public class Coverage {

    private @Nullable Instant publishedAt;
    private @Nullable Instant withdrawnAt;
    private @Nullable Instant firstPublishedAt;
    private @Nullable Instant startsAt;
    private @Nullable Instant endsAt;

    @Column(name = "coverage_opened_at")
    private @Nullable Instant openedAt;

    @Column(name = "coverage_ended_at")
    private @Nullable Instant endedAt;

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
        openedAt = null;
        endedAt = null;
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
        openedAt = openedAt == null ? now : openedAt;
        endedAt = null;
    }

    /** Ends coverage. A story that had ended before it was withdrawn keeps its earlier end. */
    void end(Instant now) {
        Instant ended = endedAt == null ? now : endedAt;
        open(now);
        endedAt = ended;
    }

    /** Sets the planned times, and corrects the recorded times of opening and ending where the window has them. */
    void time(CoverageWindow window) {
        startsAt = window.startsAt();
        endsAt = endedAt == null ? window.endsAt() : null;
        openedAt = openedAt == null || window.openedAt() == null ? openedAt : window.openedAt();
        endedAt = endedAt == null || window.endedAt() == null ? endedAt : window.endedAt();
    }

    /** Clears a planned end that is not after the start, because it belongs to an earlier plan. */
    void dropPassedEnd() {
        Instant from = openedAt == null ? startsAt : openedAt;
        if (endsAt != null && from != null && !endsAt.isAfter(from)) {
            endsAt = null;
        }
    }

    CoverageWindow window() {
        return new CoverageWindow(startsAt, endsAt(), openedAt, endedAt);
    }

    public Status status() {
        if (publishedAt == null) {
            return withdrawnAt == null ? Status.DRAFT : Status.WITHDRAWN;
        }
        if (endedAt != null) {
            return Status.ENDED;
        }
        return openedAt == null ? Status.UPCOMING : Status.LIVE;
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
        return endedAt == null ? endsAt : null;
    }

    public @Nullable Instant openedAt() {
        return openedAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }
}
