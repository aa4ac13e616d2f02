package dateline.publishing.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a story: its own page with the newest entries, or a fixed older page.
 *
 * @param number      the number of the older page; null on the story's own page
 * @param older       the path of the next older page; null at the start of coverage
 * @param newer       the path of the next newer page; null on the story's own page
 * @param start       the link to the start of coverage; null when the oldest entry comes first, or coverage has not
 *                    opened yet
 * @param pinned      the pinned entry, on the page with the newest entries; null when there is none
 * @param keyEvents   the newest key events, newest first
 * @param oldestFirst whether the oldest entry comes first
 * @param turned      the path of the story in the opposite order
 * @param jsonLd      the page's {@code LiveBlogPosting}, safe inside a script element
 * @param feeds       the story's feeds, for {@code <link rel="alternate">} and the foot of the page
 */
public record StoryPage(
        StoryView story,
        @Nullable Long number,
        List<DayView> days,
        @Nullable Fragment pinned,
        List<EntryView> keyEvents,
        @Nullable String older,
        @Nullable String newer,
        @Nullable String start,
        boolean oldestFirst,
        @Nullable String turned,
        String jsonLd,
        List<FeedLink> feeds) {

    /** The page's own URL. */
    public String url() {
        return number == null ? story.url() : story.url() + "/page/" + number;
    }

    public boolean isEmpty() {
        return days.isEmpty();
    }

    /** Whether the page has no key event. */
    public boolean isKeyless() {
        return days.stream().noneMatch(DayView::isKeyDay);
    }
}
