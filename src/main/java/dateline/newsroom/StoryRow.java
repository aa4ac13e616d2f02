package dateline.newsroom;

import dateline.page.TimeView;
import dateline.site.Urls;
import dateline.site.Words;
import dateline.story.Section;
import dateline.story.Story;
import org.jspecify.annotations.Nullable;

/**
 * A story in the newsroom: a row of the front, and what stands at the top of its desk.
 *
 * @param status {@code draft}, {@code upcoming}, {@code live}, {@code ended} or {@code withdrawn}
 * @param last   when its latest update was published; null when it has none
 * @param url    where readers find it, once it is out
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

    public boolean isPublic() {
        return !status.equals("draft") && !status.equals("withdrawn");
    }
}
