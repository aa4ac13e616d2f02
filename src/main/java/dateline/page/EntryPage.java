package dateline.page;

import org.jspecify.annotations.Nullable;

/**
 * One entry alone: its permalink.
 *
 * @param context the path of the story's page it stands on, with its anchor
 * @param older   the entry before it in time; {@code newer} the one after it; null at the ends
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
