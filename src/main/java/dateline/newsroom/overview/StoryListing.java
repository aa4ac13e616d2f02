package dateline.newsroom.overview;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The lists of stories in the overview, with their SQL conditions. */
enum StoryListing {
    LIVE("s.published_at is not null and s.coverage_opened_at is not null and s.coverage_ended_at is null"),
    /** Drafts and upcoming stories. */
    PLANNED(
            "s.withdrawn_at is null and (s.published_at is null or s.coverage_opened_at is null and s.coverage_ended_at is null)"),
    /** Stories whose coverage has ended, and withdrawn ones. */
    ENDED("(s.withdrawn_at is not null or s.published_at is not null and s.coverage_ended_at is not null)"),
    ALL("true");

    private final String condition;

    StoryListing(String condition) {
        this.condition = condition;
    }

    static Optional<StoryListing> of(String word) {
        return Arrays.stream(values())
                .filter(shelf -> shelf.word().equals(word))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String condition() {
        return condition;
    }
}
