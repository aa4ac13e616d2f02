package dateline.newsroom.desk;

import dateline.entry.list.EntryList;
import dateline.newsroom.NewsroomPaths;
import dateline.story.Story;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/** Redirects after a successful form: back to the list that contained the button, or to the entry's page. */
public final class DeskReturn {

    private DeskReturn() {}

    public static ModelAndView to(Story story) {
        return to(story, null);
    }

    /**
     * Redirects to the desk of a story.
     *
     * @param list the list's word; the timeline when null or unknown
     */
    public static ModelAndView to(Story story, @Nullable String list) {
        String query = list == null
                ? ""
                : EntryList.of(list)
                        .filter(known -> known != EntryList.TIMELINE)
                        .map(known -> "?list=" + known.word())
                        .orElse("");
        return new ModelAndView("redirect:" + NewsroomPaths.story(story.slug()) + query);
    }

    public static ModelAndView toEntry(Story story, long number) {
        return new ModelAndView("redirect:" + NewsroomPaths.story(story.slug()) + "/entries/" + number);
    }
}
