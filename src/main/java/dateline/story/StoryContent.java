package dateline.story;

import dateline.contributor.CreditContent;
import dateline.photo.FigureContent;
import io.soabase.recordbuilder.core.RecordBuilder;
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
@RecordBuilder
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
        @Nullable StoryEvent event)
        implements StoryContentBuilder.With {

    /** Creates content with a headline only. */
    public static StoryContent of(String headline) {
        return StoryContentBuilder.builder()
                .headline(headline)
                .standfirst(null)
                .slug(null)
                .section(null)
                .timeZone(null)
                .language(null)
                .tags(List.of())
                .summary(List.of())
                .leadFigure(null)
                .credits(List.of())
                .window(CoverageWindow.UNSAID)
                .leadEntry(null)
                .event(null)
                .build();
    }
}
