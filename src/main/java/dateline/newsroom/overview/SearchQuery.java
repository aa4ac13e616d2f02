package dateline.newsroom.overview;

import dateline.entry.list.EntryFilter;
import dateline.entry.list.EntryList;
import dateline.platform.error.NotFound;
import dateline.platform.paging.TimeKey;
import dateline.platform.text.Graphemes;
import dateline.platform.text.SearchWords;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A search: words and filters.
 *
 * @param q      words to search for
 * @param in     {@code stories} for stories only; stories and entries when null
 * @param state  {@code published}, {@code drafts}, {@code submitted}, {@code scheduled} or {@code retracted} entries;
 *               all when null
 * @param story  the slug of the entries' story; all stories when null
 * @param author the id of the account that filed the entries
 * @param before the position of the last result already shown
 */
record SearchQuery(
        @Nullable String q,
        @Nullable String in,
        @Nullable String state,
        @Nullable String story,
        @Nullable Long author,
        @Nullable String before) {

    /** Returns the words as typed, cut to the longest searchable text. */
    public String typed() {
        String words = q == null ? "" : q.strip();
        // PostgreSQL rejects NUL in a parameter.
        return Graphemes.start(words, SearchWords.LONGEST).replace("\0", " ");
    }

    SearchWords words() {
        return SearchWords.of(typed());
    }

    @Nullable
    EntryList list() {
        return state == null || state.isBlank()
                ? null
                : EntryList.of(state).orElseThrow(() -> new NotFound("list", state));
    }

    /** Whether the search filters entries. */
    public boolean isNarrowed() {
        return !isBlank(state) || !isBlank(story) || author != null;
    }

    /** Whether there are words or filters to search by. */
    public boolean isAsked() {
        return !words().isEmpty() || isNarrowed();
    }

    boolean wantsStoriesAlone() {
        return "stories".equals(in);
    }

    boolean isFirst() {
        return isBlank(before);
    }

    @Nullable
    TimeKey key() {
        return isFirst() ? null : FrontQuery.position(String.valueOf(before));
    }

    EntryFilter filter(@Nullable Long own) {
        return new EntryFilter(typed(), author, false, false, false, null, null, own);
    }

    /** Returns the URL at which the results continue after the position. */
    String after(TimeKey position) {
        return address(in, position.toString());
    }

    /** Returns the URL of the search among stories only. */
    String stories() {
        return address("stories", null);
    }

    private String address(@Nullable String where, @Nullable String after) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("q", typed());
        said.put("in", where);
        said.put("state", state);
        said.put("story", story);
        said.put("author", author);
        said.put("before", after);
        return said.entrySet().stream()
                .filter(part -> part.getValue() != null
                        && !String.valueOf(part.getValue()).isBlank())
                .map(part -> part.getKey() + "="
                        + URLEncoder.encode(String.valueOf(part.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "/newsroom/search?", ""));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
