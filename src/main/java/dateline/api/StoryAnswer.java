package dateline.api;

import dateline.contributor.CreditContent;
import dateline.photo.FigureContent;
import dateline.platform.settings.Urls;
import dateline.story.Story;
import dateline.story.StoryContent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story as the API returns it.
 *
 * @param url     its address for readers
 * @param seq     its latest change
 * @param version the number of its saves; the value that {@code If-Match} names
 */
record StoryAnswer(
        String slug,
        String url,
        String status,
        long seq,
        long version,
        @Nullable String headline,
        @Nullable String standfirst,
        @Nullable String section,
        @Nullable String timeZone,
        @Nullable String language,
        List<String> tags,
        List<SummaryItem> summary,
        @Nullable FigureContent leadFigure,
        List<CreditContent> credits,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Long leadEntry,
        StoryRequest.@Nullable EventItem event,
        @Nullable Instant publishedAt,
        @Nullable Instant coverageOpenedAt,
        @Nullable Instant coverageEndedAt)
        implements VersionTag.Versioned {

    static StoryAnswer of(Story story, long seq, Urls urls) {
        StoryContent content = story.content();
        return new StoryAnswer(
                story.slug(),
                urls.story(story.slug()),
                story.status().word(),
                seq,
                story.version(),
                content.headline(),
                content.standfirst(),
                content.section(),
                content.timeZone(),
                content.language(),
                story.tags(),
                content.summary().stream().map(SummaryItem::of).toList(),
                content.leadFigure(),
                content.credits(),
                story.coverage().startsAt(),
                story.coverage().endsAt(),
                story.leadEntry(),
                story.event().map(StoryRequest.EventItem::of).orElse(null),
                story.coverage().publishedAt(),
                story.coverage().openedAt(),
                story.coverage().endedAt());
    }
}
