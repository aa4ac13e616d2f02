package dateline.story;

import dateline.contributor.CreditContent;
import dateline.photo.FigureContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Complete content of a story, as an editor or a program sends it. Null and empty mean "none" or the site's default.
 *
 * @param headline   the only required value
 * @param standfirst one or two sentences under the headline
 * @param slug       last part of the story's address; when null, made from the headline, or kept on an edit
 * @param section    name of the section; an unknown name creates one
 * @param timeZone   IANA zone in which times are shown
 * @param language   BCP 47 tag
 * @param tags       in order, without duplicates
 * @param summary    the points of "What we know"
 * @param leadFigure photo under the headline
 * @param credits    credits of the whole story
 * @param window     planned and actual times of coverage
 * @param leadEntry  number of the entry that the headline is about
 * @param event      the event that the story is about, where it is about a single one
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

    /** Creates content without a window, lead entry or event. */
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

    /** Returns a copy with another lead figure. */
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

    /** Creates content with a headline only. */
    public static StoryContent of(String headline) {
        return new StoryContent(headline, null, null, null, null, null, List.of(), List.of(), null, List.of());
    }
}
