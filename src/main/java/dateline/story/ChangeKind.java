package dateline.story;

import java.util.Locale;

/** What a change did. Its word names the live event. */
public enum ChangeKind {
    PUBLISHED, EDITED, CORRECTED, RETRACTED, RESTORED, PINNED, UNPINNED, STORY, OPENED, ENDED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ChangeKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
