package dateline.demo;

import dateline.contributor.CreditContent;
import dateline.photo.FigureContent;
import dateline.story.StoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A demo story, with the API's field names. Photos are named by file, entries by a key of their own, times by
 * {@link DemoMoment}; {@code lead} is the key of the lead entry.
 */
record DemoStory(
        String headline,
        String standfirst,
        String slug,
        String section,
        List<String> tags,
        String language,
        String timeZone,
        String status,
        DemoMoment opened,
        @Nullable DemoMoment ended,
        FigureContent leadFigure,
        List<Point> summary,
        @Nullable String lead,
        List<CreditContent> credits,
        @Nullable Event event,
        List<Update> entries) {

    /** The event the story is about. */
    record Event(String name, DemoMoment starts, String location) {

        StoryEvent from(Instant now, ZoneId zone) {
            return new StoryEvent(name, starts.from(now, zone), location);
        }
    }

    /** A point of "What we know"; {@code entry} is the key of an entry. */
    record Point(String text, String entry) {}

    /** An entry of the story, with a key by which the summary and the story's lead refer to it. */
    record Update(
            String key,
            @Nullable Duration ago,
            @Nullable Integer daysAgo,
            @Nullable String at,
            @Nullable String headline,
            @Nullable String body,
            @Nullable Boolean keyEvent,
            @Nullable Boolean pinned,
            @Nullable String status,
            @Nullable List<FigureContent> figures,
            @Nullable List<CreditContent> credits,
            @Nullable List<Amendment> corrections,
            @Nullable Withdrawal retraction) {

        boolean hasTime() {
            return ago != null || daysAgo != null;
        }

        DemoMoment moment() {
            return new DemoMoment(ago, daysAgo, at);
        }
    }

    /** A correction, and when it was made. */
    record Amendment(
            String text,
            @Nullable Duration ago,
            @Nullable Integer daysAgo,
            @Nullable String at) {

        DemoMoment moment() {
            return new DemoMoment(ago, daysAgo, at);
        }
    }

    /** A retraction of an entry, and when it was made. */
    record Withdrawal(
            String reason,
            @Nullable Duration ago,
            @Nullable Integer daysAgo,
            @Nullable String at) {

        DemoMoment moment() {
            return new DemoMoment(ago, daysAgo, at);
        }
    }
}
