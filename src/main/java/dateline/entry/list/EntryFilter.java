package dateline.entry.list;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Filter for lists of entries. Null, empty and false do not filter.
 *
 * @param words  words that the headline or text must contain, each matched as a prefix
 * @param author account that created the entry
 * @param from   lower bound of the displayed time, or of the creation time when there is none; inclusive
 * @param to     upper bound of the same time, exclusive
 * @param own    account that may see its own unreleased entries only; null sees all
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

    /** Returns a filter that accepts every entry the account may see; null sees all. */
    public static EntryFilter none(@Nullable Long own) {
        return new EntryFilter("", null, false, false, false, null, null, own);
    }
}
