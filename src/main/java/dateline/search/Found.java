package dateline.search;

import dateline.page.TimeView;
import dateline.site.Snippet;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was found.
 *
 * @param path     its page
 * @param text     what it says around the words; null when it says nothing beyond its title
 * @param dir      which way its language runs, {@code ltr} or {@code rtl}
 * @param story    the headline of the story an entry is of, and {@code storyPath} where that is; null for a story
 */
public record Found(
        String path,
        Snippet title,
        @Nullable Snippet text,
        TimeView time,
        boolean live,
        String language,
        String dir,
        @Nullable String story,
        @Nullable String storyPath) {}
