package dateline.newsroom.desk;

import dateline.account.SignedIn;
import dateline.account.audit.AuditRows;
import dateline.contributor.Credit;
import dateline.contributor.CreditLine;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryRef;
import dateline.entry.Pins;
import dateline.entry.list.EntryFilter;
import dateline.entry.list.EntryList;
import dateline.entry.list.EntrySearch;
import dateline.entry.revision.CorrectionHistory;
import dateline.entry.revision.Revisions;
import dateline.newsroom.StaffNames;
import dateline.newsroom.StoryRow;
import dateline.newsroom.StoryRows;
import dateline.newsroom.language.EditorWords;
import dateline.newsroom.presence.TeamNotes;
import dateline.platform.error.NotFound;
import dateline.platform.settings.Urls;
import dateline.publishing.view.CorrectionView;
import dateline.publishing.view.TimeView;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.SummaryPoint;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the data that the desk shows. */
@Component
@Transactional(readOnly = true)
public class DeskPages {

    public static final int ROWS = 20;
    private static final int ASIDE = 5;
    private static final int MOST_ACTS = 200;

    private final Stories stories;
    private final Entries entries;
    private final EntrySearch search;
    private final Pins pins;
    private final Revisions revisions;
    private final AuditRows acts;
    private final CorrectionHistory former;
    private final StoryRows heads;
    private final StaffNames names;
    private final TeamNotes notes;
    private final Urls urls;
    private final EditorWords words;
    private final Clock clock;

    DeskPages(
            Stories stories,
            Entries entries,
            EntrySearch search,
            Pins pins,
            Revisions revisions,
            AuditRows acts,
            CorrectionHistory former,
            StoryRows heads,
            StaffNames names,
            TeamNotes notes,
            Urls urls,
            EditorWords words,
            Clock clock) {
        this.stories = stories;
        this.entries = entries;
        this.search = search;
        this.pins = pins;
        this.revisions = revisions;
        this.acts = acts;
        this.former = former;
        this.heads = heads;
        this.names = names;
        this.notes = notes;
        this.urls = urls;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Reads the story's desk with the entries that the query selects.
     *
     * @param by the signed-in account; of unpublished entries, a reporter sees only their own
     */
    public Desk desk(Long id, DeskQuery query, SignedIn by) {
        Story story = story(id);
        EntryList list = query.shown();
        List<EntrySearch.Found> found =
                search.find(story.id(), list, query.filter(story.zone(), by.sees()), query.position(), ROWS + 1);
        List<EntrySearch.Found> shown = found.subList(0, Math.min(ROWS, found.size()));
        Map<String, Long> counts = new LinkedHashMap<>();
        search.counts(story.id(), by.sees()).forEach((each, count) -> counts.put(each.word(), count));
        boolean whole = !query.isOlder();
        return new Desk(
                heads.of(story.id()),
                query,
                rows(story, shown),
                found.size() > ROWS ? query.after(shown.getLast().key()) : null,
                counts,
                search.authors(story.id()),
                whole ? aside(story, EntryList.SCHEDULED, by) : List.of(),
                whole ? aside(story, EntryList.SUBMITTED, by) : List.of(),
                whole ? aside(story, EntryList.DRAFTS, by) : List.of(),
                story.summary(),
                notes.of(story.id())
                        .map(note ->
                                new Note(note.text(), note.who(), TimeView.of(note.at(), story.zone(), words.now())))
                        .orElse(null),
                story.seq());
    }

    /** Reads those of the entries with these numbers that the query selects, in the order of its list. */
    List<EntryRow> among(Story story, DeskQuery query, SignedIn by, Collection<Long> numbers) {
        return rows(story, search.among(story.id(), query.shown(), query.filter(story.zone(), by.sees()), numbers));
    }

    /**
     * Reads one entry with all its details.
     *
     * @throws NotFound when there is no such story or entry
     */
    public EntryRow.Sheet sheet(EntryRef ref) {
        Story story = story(ref.storyId());
        Entry entry = entries.numbered(story.id(), ref.number()).orElseThrow(() -> new NotFound("entry", ref.number()));
        ZoneId zone = story.zone();
        return new EntryRow.Sheet(
                heads.of(story.id()),
                rows(story, List.of(entry), List.of(entry.id())).getFirst(),
                entry.body(),
                CreditLine.lines(entry.credits().stream().map(Credit::content).toList()).stream()
                        .map(line -> CreditLine.of(words.of(story.language()), line))
                        .toList(),
                entry.corrections().stream()
                        .map(made -> CorrectionView.of(made, zone, words.now()))
                        .toList(),
                former.of(entry).stream()
                        .map(old -> new EntryRow.Sheet.Former(
                                old.text(), old.withdrawn(), TimeView.of(old.at(), zone, words.now()), old.who()))
                        .toList(),
                history(story, entry));
    }

    /** The entry's revisions and the acts on it, newest first. */
    private List<EntryRow.Sheet.Saved> history(Story story, Entry entry) {
        return Stream.concat(
                        revisions.of(entry).stream()
                                .map(made -> new EntryRow.Sheet.Saved(
                                        made.number(),
                                        TimeView.of(made.revisedAt(), story.zone(), words.now()),
                                        made.revisedBy(),
                                        null)),
                        acts.ofEntry(story.id(), entry.number(), MOST_ACTS).stream()
                                .map(act -> new EntryRow.Sheet.Saved(
                                        0,
                                        TimeView.of(act.at(), story.zone(), words.now()),
                                        Objects.requireNonNullElse(act.source().name(), ""),
                                        act)))
                .sorted(Comparator.<EntryRow.Sheet.Saved, Instant>comparing(
                                saved -> saved.at().instant())
                        .reversed())
                .toList();
    }

    private Story story(Long id) {
        return stories.findById(id).orElseThrow(() -> new NotFound("story", id));
    }

    private List<EntryRow> aside(Story story, EntryList list, SignedIn by) {
        return rows(story, search.find(story.id(), list, EntryFilter.none(by.sees()), null, ASIDE));
    }

    private List<EntryRow> rows(Story story, List<EntrySearch.Found> found) {
        List<Long> ids = found.stream().map(EntrySearch.Found::id).toList();
        return ids.isEmpty() ? List.of() : rows(story, entries.findByIdIn(ids), ids);
    }

    private List<EntryRow> rows(Story story, Collection<Entry> shown, List<Long> order) {
        long pinned = pins.pinned(story.id()).orElse(0L);
        Map<Long, String> who =
                names.of(shown.stream().map(Entry::createdBy).distinct().toList());
        Instant now = clock.instant();
        Map<Long, EntryRow> rows = shown.stream()
                .collect(Collectors.toMap(
                        Entry::id,
                        entry -> EntryRow.of(
                                entry,
                                story.zone(),
                                now,
                                entry.number() == pinned,
                                who.getOrDefault(entry.createdBy(), ""),
                                urls,
                                words.now())));
        return order.stream()
                .map((Function<Long, @Nullable EntryRow>) rows::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * A story's desk, without the composer.
     *
     * @param rows      the entries of the selected list
     * @param older     the query part of the next page's URL; null at the end of the list
     * @param counts    the number of entries in each list, by the list's word
     * @param scheduled the first few scheduled entries
     * @param submitted the first few entries submitted for review
     * @param drafts    the first few drafts
     * @param summary   the points of "What we know"
     * @param note      the note pinned for the team; null when there is none
     * @param seq       the story's latest change when the desk was read; everything shown is at least that new
     */
    record Desk(
            StoryRow story,
            DeskQuery query,
            List<EntryRow> rows,
            @Nullable String older,
            Map<String, Long> counts,
            List<EntrySearch.Author> authors,
            List<EntryRow> scheduled,
            List<EntryRow> submitted,
            List<EntryRow> drafts,
            List<SummaryPoint> summary,
            @Nullable Note note,
            long seq) {}

    /** The note pinned for the team: its text, who pinned it and when. */
    record Note(String text, String who, TimeView at) {}
}
