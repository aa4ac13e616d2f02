package dateline.api;

import dateline.contributor.CreditContent;
import dateline.photo.FigureContent;
import dateline.site.Refused;
import dateline.story.Status;
import dateline.story.Story;
import dateline.story.StoryContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A story as a program files it; only the headline is required. */
record StoryRequest(@Nullable String headline, @Nullable String standfirst, @Nullable String slug, @Nullable String section,
                    @Nullable String timeZone, @Nullable String language, @Nullable List<String> tags, @Nullable List<SummaryItem> summary,
                    @Nullable FigureContent leadFigure, @Nullable List<CreditContent> credits, @Nullable String startsAt,
                    @Nullable Long leadEntry, @Nullable String status) {

    /** What a patch is laid on: all but the status, which only a request moves. */
    static StoryRequest of(Story story) {
        StoryContent content = story.content();
        return new StoryRequest(content.headline(), content.standfirst(), content.slug(), content.section(), content.timeZone(), content.language(),
            story.tags(), content.summary().stream().map(SummaryItem::of).toList(), content.leadFigure(), content.credits(),
            content.startsAt() == null ? null : content.startsAt().toString(), content.leadEntry(), null);
    }

    StoryContent content() {
        return new StoryContent(headline, standfirst, slug, section, timeZone, language, tags == null ? List.of() : List.copyOf(tags),
            summary == null ? List.of() : summary.stream().map(SummaryItem::point).toList(), leadFigure, credits == null ? List.of() : credits,
            RequestTime.of("startsAt", startsAt), leadEntry);
    }

    @Nullable Status asked() {
        return status == null ? null : Status.of(status).orElseThrow(() -> new Refused("status", "status", "draft, upcoming, live, ended, withdrawn"));
    }
}
