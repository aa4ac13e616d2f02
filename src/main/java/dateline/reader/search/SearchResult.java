package dateline.reader.search;

import dateline.platform.text.Snippet;
import dateline.publishing.view.TimeView;
import org.jspecify.annotations.Nullable;

/**
 * A search result: a story or an entry.
 *
 * @param path      the path of its page
 * @param text      the text around the hits; null when there is none beyond the title
 * @param dir       the text direction of its language, {@code ltr} or {@code rtl}
 * @param story     the headline of an entry's story; null for a story
 * @param storyPath the path of an entry's story; null for a story
 */
public record SearchResult(
        String path,
        Snippet title,
        @Nullable Snippet text,
        TimeView time,
        boolean live,
        String language,
        String dir,
        @Nullable String story,
        @Nullable String storyPath) {}
