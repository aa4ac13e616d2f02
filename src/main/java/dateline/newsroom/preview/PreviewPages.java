package dateline.newsroom.preview;

import dateline.account.SignedIn;
import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.Pins;
import dateline.entry.list.EntryFilter;
import dateline.entry.list.EntryList;
import dateline.entry.list.EntrySearch;
import dateline.entry.timeline.TimelinePage;
import dateline.entry.timeline.TimelinePages;
import dateline.newsroom.language.EditorWords;
import dateline.platform.error.NotFound;
import dateline.publishing.template.PageRenderer;
import dateline.publishing.template.Renderer;
import dateline.publishing.view.DayView;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.FeedLink;
import dateline.publishing.view.Fragment;
import dateline.publishing.view.StoryPage;
import dateline.publishing.view.StoryView;
import dateline.publishing.view.StoryViews;
import dateline.story.Stories;
import dateline.story.Story;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Builds the page that readers would see if all unpublished entries were published now. */
@Component
@Transactional(readOnly = true)
class PreviewPages {

    private static final int MOST = 50;
    private static final List<EntryList> WAITING = List.of(EntryList.DRAFTS, EntryList.SUBMITTED, EntryList.SCHEDULED);

    private final Stories stories;
    private final Entries entries;
    private final EntrySearch search;
    private final TimelinePages pages;
    private final Pins pins;
    private final StoryViews views;
    private final Renderer renderer;
    private final PageRenderer pageRenderer;
    private final EditorWords words;
    private final Clock clock;

    PreviewPages(
            Stories stories,
            Entries entries,
            EntrySearch search,
            TimelinePages pages,
            Pins pins,
            StoryViews views,
            Renderer renderer,
            PageRenderer pageRenderer,
            EditorWords words,
            Clock clock) {
        this.stories = stories;
        this.entries = entries;
        this.search = search;
        this.pages = pages;
        this.pins = pins;
        this.views = views;
        this.renderer = renderer;
        this.pageRenderer = pageRenderer;
        this.words = words;
        this.clock = clock;
    }

    /** Returns the story's unpublished entries that the account may see. */
    public List<UnpublishedEntry> ahead(Long id, SignedIn by) {
        Story story = story(id);
        return marks(story, waiting(story, by));
    }

    /** Renders the story's first page with its newest entries and the unpublished ones that the account may see. */
    public Proof page(Long id, SignedIn by) {
        Instant now = clock.instant();
        Story story = story(id);
        List<TimelinePage> cut = pages.of(story.id());
        List<Entry> waiting = waiting(story, by);
        List<Entry> out = pages.entries(story.id(), cut.getFirst());
        Long pinned = pins.pinned(story.id()).orElse(null);
        StoryView view = views.ahead(story, now, readable(story, waiting))
                .startedBy(entries.first(story.id(), Limit.of(1)).stream()
                        .map(Entry::publishedAt)
                        .findFirst()
                        .orElse(null));
        List<EntryView> shown = Stream.concat(out.stream(), waiting.stream())
                .map(entry -> views.ahead(entry, now, view))
                .sorted(Comparator.comparing(EntryView::key).reversed())
                .toList();
        List<Fragment> fragments =
                shown.stream().map(entry -> renderer.entry(entry, view, false)).toList();
        StoryPage page = new StoryPage(
                view,
                null,
                DayView.of(fragments, now.atZone(story.zone()).toLocalDate(), view.words()),
                pinned(view, pinned),
                keyEvents(story, shown, view),
                cut.size() == 1 ? null : view.path() + "/page/" + cut.get(1).number(),
                null,
                null,
                false,
                null,
                "{}",
                FeedLink.ofStory(view));
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("page", page);
        return new Proof(pageRenderer.text(view.words(), "story/story", model), marks(story, waiting));
    }

    private List<UnpublishedEntry> marks(Story story, List<Entry> waiting) {
        return waiting.stream()
                .map(entry -> UnpublishedEntry.of(entry, story.zone(), words.now()))
                .toList();
    }

    private Story story(Long id) {
        return stories.findById(id).orElseThrow(() -> new NotFound("story", id));
    }

    private List<Entry> waiting(Story story, SignedIn by) {
        List<Long> ids = WAITING.stream()
                .flatMap(list -> search.find(story.id(), list, EntryFilter.none(by.sees()), null, MOST).stream())
                .map(EntrySearch.Found::id)
                .toList();
        return ids.isEmpty() ? List.of() : entries.findByIdIn(ids);
    }

    private Set<Long> readable(Story story, List<Entry> waiting) {
        Set<Long> numbers = waiting.stream().map(Entry::number).collect(Collectors.toSet());
        List<Long> wanted = Stream.concat(
                        story.summary().stream().map(point -> point.entryNumber()),
                        Stream.ofNullable(story.leadEntry()))
                .filter(number -> number != null && !numbers.contains(number))
                .distinct()
                .toList();
        if (!wanted.isEmpty()) {
            entries.numbered(story.id(), wanted).stream()
                    .filter(Entry::isPublic)
                    .map(Entry::number)
                    .forEach(numbers::add);
        }
        return numbers;
    }

    private @Nullable Fragment pinned(StoryView view, @Nullable Long number) {
        return number == null
                ? null
                : entries.numbered(view.id(), number)
                        .filter(Entry::isPublic)
                        .map(entry -> renderer.entry(views.entry(entry, view), view, true))
                        .orElse(null);
    }

    private List<EntryView> keyEvents(Story story, List<EntryView> shown, StoryView view) {
        List<EntryView> events = new ArrayList<>(views.entries(entries.keyEvents(story.id(), Limit.of(MOST)), view));
        Set<Long> known = events.stream().map(EntryView::number).collect(Collectors.toSet());
        Predicate<EntryView> isNew = entry -> entry.keyEvent() && !known.contains(entry.number());
        shown.stream().filter(isNew).forEach(events::add);
        events.sort(Comparator.comparing(EntryView::key).reversed());
        return events;
    }
}
