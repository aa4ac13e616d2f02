package dateline.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which of a list's entries are wanted; null, empty and false ask for nothing.
 *
 * @param words  that its headline or text must hold, each from its beginning
 * @param author the account that filed it
 * @param from   the time it is headed with, or was begun at; inclusive
 * @param to     exclusive
 * @param own    of what is not out, only what this account began
 */
public record EntryFilter(
        String words,
        @Nullable Long author,
        boolean keyEvents,
        boolean withPhoto,
        boolean unverified,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Long own) {

    /** Everything that the account may see; null for one that may see all. */
    public static EntryFilter none(@Nullable Long own) {
        return new EntryFilter("", null, false, false, false, null, null, own);
    }
}
