package dateline.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader who looked for something sees.
 *
 * @param words   as they were typed; empty before anything was
 * @param refusal why nothing was looked for just now; null when it was
 * @param people  whose name it is in, on the first page only
 * @param stories whose own words it is in, on the first page only
 * @param entries the newest first
 * @param more    the address of what is older; null when that is all
 */
public record SearchPage(
        String words,
        @Nullable String refusal,
        List<FoundPerson> people,
        List<Found> stories,
        List<Found> entries,
        @Nullable String more) {

    static SearchPage refused(String refusal) {
        return new SearchPage("", refusal, List.of(), List.of(), List.of(), null);
    }

    /** Whether something was looked for, and nothing found. */
    public boolean isInVain() {
        return !words.isEmpty() && people.isEmpty() && stories.isEmpty() && entries.isEmpty();
    }
}
