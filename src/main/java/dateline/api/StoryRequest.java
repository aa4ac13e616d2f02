package dateline.api;

import dateline.api.json.RequestTime;
import dateline.contributor.CreditContent;
import dateline.photo.FigureContent;
import dateline.platform.error.InvalidInput;
import dateline.story.CoverageWindow;
import dateline.story.Status;
import dateline.story.Story;
import dateline.story.StoryContent;
import dateline.story.StoryContentBuilder;
import dateline.story.StoryEvent;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A story as a program submits it. Only the headline is required. */
@RecordBuilder
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
        @Nullable String status)
        implements StoryRequestBuilder.With {

    /**
     * Returns the base for a merge patch: the story's content without its status, which changes only when a request
     * names it.
     */
    static StoryRequest of(Story story) {
        StoryContent content = story.content();
        CoverageWindow window = content.window();
        return StoryRequestBuilder.builder()
                .headline(content.headline())
                .standfirst(content.standfirst())
                .slug(content.slug())
                .section(content.section())
                .timeZone(content.timeZone())
                .language(content.language())
                .tags(story.tags())
                .summary(content.summary().stream().map(SummaryItem::of).toList())
                .leadFigure(content.leadFigure())
                .credits(content.credits())
                .startsAt(said(window.startsAt()))
                .endsAt(said(window.endsAt()))
                .coverageOpenedAt(said(window.openedAt()))
                .coverageEndedAt(said(window.endedAt()))
                .leadEntry(content.leadEntry())
                .event(story.event().map(EventItem::of).orElse(null))
                .status(null)
                .build();
    }

    private static @Nullable String said(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    StoryContent content() {
        return StoryContentBuilder.builder()
                .headline(headline)
                .standfirst(standfirst)
                .slug(slug)
                .section(section)
                .timeZone(timeZone)
                .language(language)
                .tags(tags == null ? List.of() : List.copyOf(tags))
                .summary(
                        summary == null
                                ? List.of()
                                : summary.stream().map(SummaryItem::point).toList())
                .leadFigure(leadFigure)
                .credits(credits == null ? List.of() : credits)
                .window(new CoverageWindow(
                        RequestTime.of("startsAt", startsAt),
                        RequestTime.of("endsAt", endsAt),
                        RequestTime.of("coverageOpenedAt", coverageOpenedAt),
                        RequestTime.of("coverageEndedAt", coverageEndedAt)))
                .leadEntry(leadEntry)
                .event(event == null ? null : event.event())
                .build();
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
