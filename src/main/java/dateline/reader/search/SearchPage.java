package dateline.reader.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The search page.
 *
 * @param words   as typed; empty before anything was typed
 * @param refusal why the search was refused; null when it was not
 * @param people  on the first page only
 * @param stories on the first page only
 * @param entries newest first
 * @param more    the path of the next page; null on the last
 */
public record SearchPage(
        String words,
        @Nullable String refusal,
        List<FoundPerson> people,
        List<SearchResult> stories,
        List<SearchResult> entries,
        @Nullable String more) {

    static SearchPage refused(String refusal) {
        return new SearchPage("", refusal, List.of(), List.of(), List.of(), null);
    }

    /** Whether a search found nothing. */
    public boolean isInVain() {
        return !words.isEmpty() && people.isEmpty() && stories.isEmpty() && entries.isEmpty();
    }
}
