package dateline.newsroom.overview;

import dateline.account.SignedIn;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.list.EntrySearch;
import dateline.newsroom.StaffNames;
import dateline.newsroom.StoryRow;
import dateline.newsroom.StoryRows;
import dateline.newsroom.language.EditorWords;
import dateline.platform.paging.TimeKey;
import dateline.platform.text.Markup;
import dateline.platform.text.SearchWords;
import dateline.platform.text.Snippet;
import dateline.publishing.view.TimeView;
import dateline.story.Stories;
import dateline.story.Story;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Searches all stories and entries that an account may see, published or not, newest first. */
@Component
class Searches {

    static final int ENTRIES = 25;
    private static final int STORIES = 5;
    private static final int TITLE = 90;
    private static final int AMONG = 50;

    private final StoryLists lists;
    private final StoryRows rows;
    private final Stories stories;
    private final EntrySearch search;
    private final Entries entries;
    private final StaffNames names;
    private final EditorWords editorWords;
    private final JdbcClient jdbc;

    Searches(
            StoryLists lists,
            StoryRows rows,
            Stories stories,
            EntrySearch search,
            Entries entries,
            StaffNames names,
            EditorWords editorWords,
            JdbcClient jdbc) {
        this.lists = lists;
        this.rows = rows;
        this.stories = stories;
        this.search = search;
        this.entries = entries;
        this.names = names;
        this.editorWords = editorWords;
        this.jdbc = jdbc;
    }

    /**
     * Finds stories and entries. Each query is aborted by the database after five seconds.
     *
     * @param by the signed-in account; of unpublished entries, a reporter finds only their own
     * @throws org.springframework.dao.DataAccessException when that happens
     */
    @Transactional(readOnly = true)
    public SearchAnswer find(SearchQuery query, SignedIn by) {
        jdbc.sql("set local statement_timeout = 5000").update();
        SearchWords words = query.words();
        int most = query.wantsStoriesAlone() ? ENTRIES : STORIES;
        boolean storiesToo = !words.isEmpty() && !query.isNarrowed() && (query.isFirst() || query.wantsStoriesAlone());
        List<TimeKey> named =
                storiesToo ? lists.named(words, query.wantsStoriesAlone() ? query.key() : null, most + 1) : List.of();
        Story in = query.story() == null || query.story().isBlank() ? null : story(query.story());
        boolean entriesToo = query.isAsked() && !query.wantsStoriesAlone();
        List<EntrySearch.Found> found = entriesToo
                ? search.across(
                        query.list(), in == null ? null : in.id(), query.filter(by.sees()), query.key(), ENTRIES + 1)
                : List.of();
        return new SearchAnswer(
                query,
                stories(first(named, most), words),
                entries(first(found, ENTRIES), words),
                named.size() > most && !query.wantsStoriesAlone() ? query.stories() : null,
                more(query, named, found, most),
                among(in),
                staff());
    }

    private static @Nullable String more(
            SearchQuery query, List<TimeKey> named, List<EntrySearch.Found> found, int most) {
        if (query.wantsStoriesAlone()) {
            return named.size() > most ? query.after(named.get(most - 1)) : null;
        }
        return found.size() > ENTRIES ? query.after(found.get(ENTRIES - 1).key()) : null;
    }

    private Story story(String slug) {
        return stories.findBySlug(slug)
                .or(() -> stories.successor(slug).flatMap(stories::findBySlug))
                .orElseThrow(() -> new dateline.platform.error.NotFound("story", slug));
    }

    private List<SearchAnswer.FoundStory> stories(List<TimeKey> found, SearchWords words) {
        List<Long> ids = found.stream().map(TimeKey::id).toList();
        Map<Long, Story> read = ids.isEmpty()
                ? Map.of()
                : stories.findByIdIn(ids).stream().collect(Collectors.toMap(Story::id, Function.identity()));
        return rows.of(ids).stream()
                .map(row -> {
                    String standfirst =
                            Objects.requireNonNull(read.get(row.id())).standfirst();
                    return new SearchAnswer.FoundStory(
                            row,
                            Snippet.whole(row.headline(), words),
                            standfirst == null ? null : Snippet.of(standfirst, words));
                })
                .toList();
    }

    private List<SearchAnswer.FoundEntry> entries(List<EntrySearch.Found> found, SearchWords words) {
        List<Long> ids = found.stream().map(EntrySearch.Found::id).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, Entry> read =
                entries.findByIdIn(ids).stream().collect(Collectors.toMap(Entry::id, Function.identity()));
        Map<Long, String> who =
                names.of(read.values().stream().map(Entry::createdBy).distinct().toList());
        return ids.stream()
                .map((Function<Long, @Nullable Entry>) read::get)
                .filter(Objects::nonNull)
                .map(entry -> entry(entry, who.getOrDefault(entry.createdBy(), ""), words))
                .toList();
    }

    private SearchAnswer.FoundEntry entry(Entry entry, String who, SearchWords words) {
        Story story = entry.story();
        String text = Markup.text(entry.body());
        String headline = entry.headline();
        String title = headline != null ? headline : text.isEmpty() ? "#" + entry.number() : Markup.cut(text, TITLE);
        Instant at = entry.publishedAt() == null ? entry.createdAt() : entry.publishedAt();
        return new SearchAnswer.FoundEntry(
                story.slug(),
                story.headline(),
                story.language(),
                entry.number(),
                entry.status().word(),
                Snippet.whole(title, words),
                text.isEmpty() || headline == null && text.length() <= TITLE ? null : Snippet.of(text, words),
                TimeView.of(at, story.zone(), editorWords.now()),
                who);
    }

    /** Returns the chosen story and the stories changed last. */
    private List<StoryRow> among(@Nullable Story chosen) {
        List<Long> latest = lists.find(StoryListing.ALL, null, null, AMONG).stream()
                .map(TimeKey::id)
                .toList();
        return rows.of(Stream.concat(Stream.ofNullable(chosen).map(Story::id), latest.stream())
                .distinct()
                .toList());
    }

    private List<SearchAnswer.Colleague> staff() {
        return jdbc.sql("select id, name from account order by lower(name), id limit 500")
                .query((row, i) -> new SearchAnswer.Colleague(row.getLong("id"), row.getString("name")))
                .list();
    }

    private static <T> List<T> first(List<T> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }
}
