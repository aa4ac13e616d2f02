package dateline.newsroom;

import dateline.platform.language.TextDirection;
import dateline.platform.language.Words;
import dateline.platform.settings.Urls;
import dateline.publishing.view.TimeView;
import dateline.story.Story;
import dateline.story.section.Section;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A story as the newsroom shows it: a row of the story list and the head of the story's desk.
 *
 * @param status  {@code draft}, {@code upcoming}, {@code live}, {@code ended} or {@code withdrawn}
 * @param updates the number of published entries that are not retracted
 * @param last    when the latest entry was published; null when there is none
 * @param url     the story's address for readers, once the story is public
 */
public record StoryRow(
        long id,
        String slug,
        String headline,
        String status,
        @Nullable String section,
        String language,
        long updates,
        @Nullable TimeView last,
        String zone,
        String zoneName,
        String url) {

    static StoryRow of(Story story, StoryRows.Tally tally, Urls urls, Words words) {
        TimeView last = tally.last() == null ? null : TimeView.of(tally.last(), story.zone(), words);
        return new StoryRow(
                story.id(),
                story.slug(),
                story.headline(),
                story.status().word(),
                story.section().map(Section::name).orElse(null),
                story.language(),
                tally.updates(),
                last,
                story.zone().getId(),
                story.zone().getId().replaceFirst(".*/", "").replace('_', ' '),
                urls.story(story.slug()));
    }

    /** Whether readers can see the story. */
    public boolean isPublic() {
        return !status.equals("draft") && !status.equals("withdrawn");
    }

    /**
     * The direction of fields with the story's text: {@code rtl} when its language is written from right to left, else
     * {@code auto}, which follows what is typed.
     */
    public String dir() {
        return TextDirection.isRightToLeft(Locale.forLanguageTag(language)) ? "rtl" : "auto";
    }
}
