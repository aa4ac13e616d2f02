package dateline.story.change;

import java.util.Locale;

/**
 * Kind of a change. The lower-case word is the name of the live event. {@code EDITED} is a small fix; {@code UPDATED}
 * is a change that readers are notified of.
 */
public enum ChangeKind {
    PUBLISHED,
    EDITED,
    UPDATED,
    CORRECTED,
    RETRACTED,
    RESTORED,
    PINNED,
    UNPINNED,
    STORY,
    OPENED,
    ENDED;

    /** Whether the change sets the story's {@code updated} time, which tells readers of it. */
    public boolean isTold() {
        return this != EDITED;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ChangeKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
