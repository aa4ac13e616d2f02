package dateline.story;

import dateline.contributor.CreditContent;
import dateline.photo.FigureContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an editor says of a story, all of it; null and empty say "none", or the newsroom's default.
 *
 * @param headline   the only thing a story must have
 * @param standfirst one or two sentences under the headline
 * @param slug       its address; made of the headline when null, kept when null on an edit
 * @param section    by name; a new name makes a section
 * @param timeZone   the IANA zone its times are shown in
 * @param language   BCP 47
 * @param tags       in order, no two alike
 * @param summary    "What we know"
 * @param leadFigure the photo under the headline
 * @param credits    under the whole story
 * @param window     from when to when it is covered
 * @param leadEntry  the number of the entry that the headline speaks of
 * @param event      what it is about, where that is one event
 */
public record StoryContent(
        @Nullable String headline,
        @Nullable String standfirst,
        @Nullable String slug,
        @Nullable String section,
        @Nullable String timeZone,
        @Nullable String language,
        List<@Nullable String> tags,
        List<SummaryPoint> summary,
        @Nullable FigureContent leadFigure,
        List<CreditContent> credits,
        CoverageWindow window,
        @Nullable Long leadEntry,
        @Nullable StoryEvent event) {

    /** A story with nothing said of its window, no lead entry and no event. */
    public StoryContent(
            @Nullable String headline,
            @Nullable String standfirst,
            @Nullable String slug,
            @Nullable String section,
            @Nullable String timeZone,
            @Nullable String language,
            List<@Nullable String> tags,
            List<SummaryPoint> summary,
            @Nullable FigureContent leadFigure,
            List<CreditContent> credits) {
        this(
                headline,
                standfirst,
                slug,
                section,
                timeZone,
                language,
                tags,
                summary,
                leadFigure,
                credits,
                CoverageWindow.UNSAID,
                null,
                null);
    }

    /** The same with another lead figure. */
    public StoryContent illustrated(@Nullable FigureContent lead) {
        return new StoryContent(
                headline,
                standfirst,
                slug,
                section,
                timeZone,
                language,
                tags,
                summary,
                lead,
                credits,
                window,
                leadEntry,
                event);
    }

    /** A story of which only the headline is known yet. */
    public static StoryContent of(String headline) {
        return new StoryContent(headline, null, null, null, null, null, List.of(), List.of(), null, List.of());
    }
}
