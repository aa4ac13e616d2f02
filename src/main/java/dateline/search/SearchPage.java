package dateline.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader who looked for something sees.
 *
 * @param words   as they were typed; empty before anything was
 * @param stories whose own words it is in, on the first page only
 * @param entries the newest first
 * @param more    the address of what is older; null when that is all
 */
public record SearchPage(String words, boolean asked, List<Found> stories, List<Found> entries, @Nullable String more) {

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return stories.isEmpty() && entries.isEmpty();
    }
}
