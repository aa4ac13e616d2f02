package dateline.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a story: the newest entries on the story's own page, or a fixed older page.
 *
 * @param number     the older page's address; null on the story's own page
 * @param older      the path of the next older page, null at the start of coverage
 * @param newer      the path of the next newer page, null on the story's own page
 * @param start      the way to where coverage starts, null when that is the top of this page
 * @param pinned     the pinned entry, on the story's own page; null when none is
 * @param keyEvents  every key event, newest first
 * @param oldestFirst whether it is read from its oldest entry on; {@code turned} is the path of the story read the other way
 * @param jsonLd     the page's {@code LiveBlogPosting}, safe inside a script element
 * @param feeds      the story's feeds, for {@code <link rel="alternate">} and the foot of the page
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

    /** The page's own address. */
    public String url() {
        return number == null ? story.url() : story.url() + "/page/" + number;
    }

    public boolean isEmpty() {
        return days.isEmpty();
    }
}
