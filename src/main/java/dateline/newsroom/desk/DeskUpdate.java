package dateline.newsroom.desk;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Event that takes an open desk from one state to the next, as JSON. HTML is what the page itself contains, without form
 * tokens. Parts that do not differ are null.
 *
 * @param from    the state before; null when the event has no parts, and a page with another state fetches the desk
 * @param to      the state after
 * @param order   the numbers of the entries on the first page, in order
 * @param rows    rows of the first page that are new or differ, by number
 * @param further rows below the first page that differ, by number; null when that is unknown
 * @param gone    numbers of changed entries that are not in the list
 * @param older   the link to older entries; empty for none
 * @param counts  the number of entries in each list, in the order of their tabs
 * @param bar     the content of the bar
 * @param side    the side column
 * @param note    the note for the team
 */
record DeskUpdate(
        @Nullable String from,
        String to,
        @Nullable List<Long> order,
        @Nullable Map<Long, String> rows,
        @Nullable Map<Long, String> further,
        @Nullable Collection<Long> gone,
        @Nullable String older,
        @Nullable List<Long> counts,
        @Nullable String bar,
        @Nullable String side,
        @Nullable String note) {

    /** An event without parts. */
    static DeskUpdate bare(String state) {
        return new DeskUpdate(null, state, null, null, null, null, null, null, null, null, null);
    }
}
