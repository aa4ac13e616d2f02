package dateline.story;

import java.util.Locale;

/** What a change did. Its word names the live event. An edit is a small fix, an update one that readers are told of. */
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

    /** Whether readers are told: then the story's "updated" moves. */
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
