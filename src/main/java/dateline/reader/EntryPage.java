package dateline.reader;

import dateline.publishing.view.EntryView;
import dateline.publishing.view.Fragment;
import dateline.publishing.view.StoryView;
import org.jspecify.annotations.Nullable;

/**
 * The page of a single entry, its permalink.
 *
 * @param context the path of the story's page that contains the entry, with its anchor
 * @param older   the entry before it in time; null for the first
 * @param newer   the entry after it in time; null for the last
 */
public record EntryPage(
        StoryView story,
        Fragment fragment,
        String context,
        @Nullable EntryView older,
        @Nullable EntryView newer,
        String jsonLd) {

    public EntryView entry() {
        return fragment.entry();
    }
}
