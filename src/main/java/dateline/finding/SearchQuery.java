package dateline.finding;

import dateline.entry.EntryFilter;
import dateline.entry.EntryList;
import dateline.site.Missing;
import dateline.site.SearchWords;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for, and where.
 *
 * @param q      words
 * @param in     {@code stories} for the stories alone; both when null
 * @param state  of the updates: {@code published}, {@code drafts}, {@code submitted}, {@code scheduled} or {@code retracted}; any when null
 * @param story  the slug of the story they are in; any when null
 * @param author the account that filed them
 * @param before the place of the last one shown so far
 */
record SearchQuery(
        @Nullable String q,
        @Nullable String in,
        @Nullable String state,
        @Nullable String story,
        @Nullable Long author,
        @Nullable String before) {

    /** As typed, as far as it can be asked for. */
    public String typed() {
        String words = q == null ? "" : q.strip();
        // PostgreSQL takes no NUL, not even in a question.
        return (words.length() > SearchWords.LONGEST ? words.substring(0, SearchWords.LONGEST) : words)
                .replace("\0", " ");
    }

    SearchWords words() {
        return SearchWords.of(typed());
    }

    @Nullable
    EntryList list() {
        return state == null || state.isBlank()
                ? null
                : EntryList.of(state).orElseThrow(() -> new Missing("list", state));
    }

    /** Whether updates of a kind are asked for. */
    public boolean isNarrowed() {
        return !isBlank(state) || !isBlank(story) || author != null;
    }

    /** Whether anything is asked for. */
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
    Key key() {
        return isFirst() ? null : Key.of(String.valueOf(before));
    }

    EntryFilter filter(@Nullable Long own) {
        return new EntryFilter(typed(), author, false, false, false, null, null, own);
    }

    /** The same from the place on, as an address. */
    String after(Key place) {
        return address(in, place.toString());
    }

    /** The stories alone. */
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
