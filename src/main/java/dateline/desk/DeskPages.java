package dateline.desk;

import dateline.contributor.Credit;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.EntryStatus;
import dateline.entry.Pins;
import dateline.entry.Revisions;
import dateline.entry.TimelineKey;
import dateline.newsroom.StaffNames;
import dateline.newsroom.StoryRow;
import dateline.newsroom.StoryRows;
import dateline.page.CorrectionView;
import dateline.page.TimeView;
import dateline.site.Missing;
import dateline.site.Urls;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.SummaryPoint;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the desk shows. */
@Component
@Transactional(readOnly = true)
class DeskPages {

    static final int ROWS = 30;
    private static final int WAITING = 200;
    private static final TimelineKey NEWEST = new TimelineKey(Instant.parse("9999-01-01T00:00:00Z"), 0);

    private final Stories stories;
    private final Entries entries;
    private final Pins pins;
    private final Revisions revisions;
    private final StoryRows heads;
    private final StaffNames names;
    private final Urls urls;
    private final Clock clock;

    DeskPages(Stories stories, Entries entries, Pins pins, Revisions revisions, StoryRows heads, StaffNames names, Urls urls, Clock clock) {
        this.stories = stories;
        this.entries = entries;
        this.pins = pins;
        this.revisions = revisions;
        this.heads = heads;
        this.names = names;
        this.urls = urls;
        this.clock = clock;
    }

    /** @param before where an older stretch starts; null for the newest */
    public Desk desk(String slug, @Nullable TimelineKey before) {
        Story story = story(slug);
        TimelineKey from = before == null ? NEWEST : before;
        List<Entry> released = entries.released(story.id(), from.publishedAt(), from.number(), Limit.of(ROWS + 1));
        List<Entry> shown = released.subList(0, Math.min(ROWS, released.size()));
        List<EntryRow> waiting = before == null ? rows(story, entries.waiting(story.id(), Limit.of(WAITING))) : List.of();
        String older = released.size() > ROWS ? shown.getLast().key().publishedAt() + "," + shown.getLast().number() : null;
        return new Desk(heads.of(slug), rows(story, shown), older, waiting.stream().filter(row -> row.is(EntryStatus.DRAFT.word())).toList(),
            waiting.stream().filter(row -> row.is(EntryStatus.SCHEDULED.word()))
                .sorted(Comparator.comparing(row -> Objects.requireNonNull(row.time()).instant())).toList(),
            story.summary());
    }

    public EntryRow.Sheet sheet(String slug, long number) {
        Story story = story(slug);
        Entry entry = entries.numbered(story.id(), number).orElseThrow(() -> new Missing("update", number));
        ZoneId zone = story.zone();
        return new EntryRow.Sheet(heads.of(slug), rows(story, List.of(entry)).getFirst(), entry.body(),
            entry.credits().stream().map(Credit::line).toList(),
            entry.corrections().stream().map(made -> new CorrectionView(made.text(), TimeView.of(made.correctedAt(), zone))).toList(),
            revisions.of(entry).stream()
                .map(made -> new EntryRow.Sheet.Saved(made.number(), TimeView.of(made.revisedAt(), zone), made.revisedBy())).toList());
    }

    private Story story(String slug) {
        return stories.findBySlug(slug).orElseThrow(() -> new Missing("story", slug));
    }

    private List<EntryRow> rows(Story story, Collection<Entry> shown) {
        long pinned = pins.pinned(story.id()).orElse(0L);
        Map<Long, String> who = names.of(shown.stream().map(Entry::createdBy).distinct().toList());
        Instant now = clock.instant();
        return shown.stream().map(entry -> EntryRow.of(entry, story.zone(), now, entry.number() == pinned,
            who.getOrDefault(entry.createdBy(), ""), urls)).toList();
    }

    /**
     * A story's desk, without its composer.
     *
     * @param rows    published and retracted updates, newest first
     * @param older   the key to go on from, {@code 2014-11-03T20:02:00Z,12}; null at the start of coverage
     * @param summary "What we know"
     */
    record Desk(StoryRow story, List<EntryRow> rows, @Nullable String older, List<EntryRow> drafts, List<EntryRow> scheduled,
                    List<SummaryPoint> summary) {
    }
}
