package dateline.newsroom.overview;

import dateline.account.SignedIn;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.list.EntryFilter;
import dateline.entry.list.EntryList;
import dateline.entry.list.EntrySearch;
import dateline.newsroom.StaffNames;
import dateline.newsroom.StoryRow;
import dateline.newsroom.StoryRows;
import dateline.newsroom.language.EditorWords;
import dateline.platform.paging.TimeKey;
import dateline.publishing.view.TimeView;
import dateline.story.Status;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.section.Sections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the data that the overview shows to an account. */
@Component
class Overviews {

    static final int STORIES = 30;
    private static final int WAITING = 8;
    private static final int HAPPENED = 20;

    private final StoryLists lists;
    private final StoryRows rows;
    private final Stories stories;
    private final Sections sections;
    private final RecentChanges recentChanges;
    private final EntrySearch search;
    private final Entries entries;
    private final StaffNames names;
    private final EditorWords words;

    Overviews(
            StoryLists lists,
            StoryRows rows,
            Stories stories,
            Sections sections,
            RecentChanges recentChanges,
            EntrySearch search,
            Entries entries,
            StaffNames names,
            EditorWords words) {
        this.lists = lists;
        this.rows = rows;
        this.stories = stories;
        this.sections = sections;
        this.recentChanges = recentChanges;
        this.search = search;
        this.entries = entries;
        this.names = names;
        this.words = words;
    }

    /**
     * Reads the overview with the page of stories that the query selects.
     *
     * @param by the signed-in account; of unpublished entries, a reporter sees only their own
     */
    @Transactional(readOnly = true)
    public Overview of(FrontQuery query, SignedIn by) {
        List<TimeKey> found = lists.find(query.shelf(), query.section(), query.key(), STORIES + 1);
        List<TimeKey> shown = found.subList(0, Math.min(STORIES, found.size()));
        List<StoryRow> stories = rows.of(shown.stream().map(TimeKey::id).toList());
        String older = found.size() > STORIES ? query.after(shown.getLast()) : null;
        boolean whole = !query.isOlder();
        return new Overview(
                query,
                stories,
                starts(stories),
                lists.counts(),
                sections.all(),
                older,
                whole ? recentChanges.latest(HAPPENED) : List.of(),
                whole ? waiting(EntryList.DRAFTS, by.accountId(), by) : Overview.Waiting.NOTHING,
                whole ? waiting(EntryList.SUBMITTED, null, by) : Overview.Waiting.NOTHING,
                whole ? waiting(EntryList.SCHEDULED, null, by) : Overview.Waiting.NOTHING);
    }

    private Map<String, TimeView> starts(List<StoryRow> shown) {
        List<Long> upcoming = shown.stream()
                .filter(story -> story.status().equals(Status.UPCOMING.word()))
                .map(StoryRow::id)
                .toList();
        return upcoming.isEmpty()
                ? Map.of()
                : stories.findByIdIn(upcoming).stream()
                        .filter(story -> story.coverage().startsAt() != null)
                        .collect(Collectors.toMap(
                                Story::slug,
                                story -> TimeView.of(
                                        Objects.requireNonNull(story.coverage().startsAt()),
                                        story.zone(),
                                        words.now())));
    }

    private Overview.Waiting waiting(EntryList list, @Nullable Long author, SignedIn by) {
        EntryFilter filter = new EntryFilter("", author, false, false, false, null, null, by.sees());
        List<Long> ids = search.across(list, null, filter, null, WAITING + 1).stream()
                .map(EntrySearch.Found::id)
                .toList();
        if (ids.isEmpty()) {
            return Overview.Waiting.NOTHING;
        }
        Map<Long, Entry> found =
                entries.findByIdIn(ids).stream().collect(Collectors.toMap(Entry::id, Function.identity()));
        Map<Long, String> who = names.of(
                found.values().stream().map(Entry::createdBy).distinct().toList());
        List<WaitingRow> first = ids.stream()
                .limit(WAITING)
                .map((Function<Long, @Nullable Entry>) found::get)
                .filter(Objects::nonNull)
                .map(entry -> WaitingRow.of(entry, who.getOrDefault(entry.createdBy(), ""), words.now()))
                .toList();
        String more = "/newsroom/search?state=" + list.word() + (author == null ? "" : "&author=" + author);
        return new Overview.Waiting(first, ids.size() > WAITING ? more : null);
    }
}
