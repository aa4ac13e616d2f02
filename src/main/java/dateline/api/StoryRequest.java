package dateline.api;

import dateline.api.json.RequestTime;
import dateline.contributor.CreditContent;
import dateline.photo.FigureContent;
import dateline.platform.error.InvalidInput;
import dateline.story.CoverageWindow;
import dateline.story.Status;
import dateline.story.Story;
import dateline.story.StoryContent;
import dateline.story.StoryEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A story as a program submits it. Only the headline is required. */
record StoryRequest(
        @Nullable String headline,
        @Nullable String standfirst,
        @Nullable String slug,
        @Nullable String section,
        @Nullable String timeZone,
        @Nullable String language,
        @Nullable List<String> tags,
        @Nullable List<SummaryItem> summary,
        @Nullable FigureContent leadFigure,
        @Nullable List<CreditContent> credits,
        @Nullable String startsAt,
        @Nullable String endsAt,
        @Nullable String coverageOpenedAt,
        @Nullable String coverageEndedAt,
        @Nullable Long leadEntry,
        @Nullable EventItem event,
        @Nullable String status) {

    /**
     * Returns the base for a merge patch: the story's content without its status, which changes only when a request
     * names it.
     */
    static StoryRequest of(Story story) {
        StoryContent content = story.content();
        CoverageWindow window = content.window();
        return new StoryRequest(
                content.headline(),
                content.standfirst(),
                content.slug(),
                content.section(),
                content.timeZone(),
                content.language(),
                story.tags(),
                content.summary().stream().map(SummaryItem::of).toList(),
                content.leadFigure(),
                content.credits(),
                said(window.startsAt()),
                said(window.endsAt()),
                said(window.openedAt()),
                said(window.endedAt()),
                content.leadEntry(),
                story.event().map(EventItem::of).orElse(null),
                null);
    }

    private static @Nullable String said(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    StoryContent content() {
        return new StoryContent(
                headline,
                standfirst,
                slug,
                section,
                timeZone,
                language,
                tags == null ? List.of() : List.copyOf(tags),
                summary == null
                        ? List.of()
                        : summary.stream().map(SummaryItem::point).toList(),
                leadFigure,
                credits == null ? List.of() : credits,
                new CoverageWindow(
                        RequestTime.of("startsAt", startsAt),
                        RequestTime.of("endsAt", endsAt),
                        RequestTime.of("coverageOpenedAt", coverageOpenedAt),
                        RequestTime.of("coverageEndedAt", coverageEndedAt)),
                leadEntry,
                event == null ? null : event.event());
    }

    @Nullable
    Status asked() {
        return status == null
                ? null
                : Status.of(status)
                        .orElseThrow(
                                () -> new InvalidInput("status", "status", "draft, upcoming, live, ended, withdrawn"));
    }

    /**
     * The event that a story is about. All three fields or none.
     *
     * @param startsAt when it starts or started, RFC 3339
     */
    record EventItem(
            @Nullable String name,
            @Nullable String startsAt,
            @Nullable String location) {

        static EventItem of(StoryEvent event) {
            return new EventItem(
                    event.name(),
                    event.startsAt() == null ? null : event.startsAt().toString(),
                    event.location());
        }

        StoryEvent event() {
            return new StoryEvent(name, RequestTime.of("event.startsAt", startsAt), location);
        }
    }
}
