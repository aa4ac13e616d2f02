package dateline.newsroom.overview;

import dateline.entry.Entry;
import dateline.entry.EntryStatus;
import dateline.newsroom.NewsroomPaths;
import dateline.platform.language.Words;
import dateline.platform.text.Markup;
import dateline.publishing.view.TimeView;
import dateline.story.Story;
import org.jspecify.annotations.Nullable;

/**
 * An unpublished entry in a list across stories.
 *
 * @param title its headline, or else the beginning of its text; empty when it has none
 * @param due   when it will be published; null unless it is scheduled
 * @param since when it was submitted for review, or else last changed
 * @param note  the note with which it was sent back; null when there is none
 */
record WaitingRow(
        String slug,
        String story,
        String language,
        long number,
        String title,
        String who,
        @Nullable TimeView due,
        TimeView since,
        @Nullable String note) {

    private static final int WORDS = 100;

    static WaitingRow of(Entry entry, String who, Words words) {
        Story story = entry.story();
        String headline = entry.headline();
        TimeView due = entry.status() != EntryStatus.SCHEDULED || entry.publishedAt() == null
                ? null
                : TimeView.of(entry.publishedAt(), story.zone(), words);
        return new WaitingRow(
                story.slug(),
                story.headline(),
                story.language(),
                entry.number(),
                headline == null ? Markup.excerpt(entry.body(), WORDS) : headline,
                who,
                due,
                TimeView.of(
                        entry.publication().submittedAt() == null
                                ? entry.changedAt()
                                : entry.publication().submittedAt(),
                        story.zone(),
                        words),
                entry.publication().returnNote());
    }

    public String path() {
        return NewsroomPaths.story(slug) + "/entries/" + number + "/edit";
    }
}
