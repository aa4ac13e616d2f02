package dateline.edition;

import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.Pins;
import dateline.entry.TimelinePage;
import dateline.entry.TimelinePages;
import dateline.page.EntryView;
import dateline.page.Fragment;
import dateline.page.Renderer;
import dateline.page.StoryPage;
import dateline.page.StoryView;
import dateline.page.StoryViews;
import dateline.story.Change;
import dateline.story.ChangeLog;
import dateline.story.Stories;
import dateline.story.Story;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Makes editions. Each is read from one snapshot of the database, so that its seq and its words agree. */
@Component
class Composer {

    static final int RECENT = 100;
    private static final int KEY_EVENTS = 50;
    private static final List<String> REGIONS = List.of("status", "heading", "summary", "key-events", "pinned");

    private final Stories stories;
    private final Entries entries;
    private final TimelinePages pages;
    private final Pins pins;
    private final ChangeLog log;
    private final StoryViews views;
    private final Renderer renderer;

    Composer(Stories stories, Entries entries, TimelinePages pages, Pins pins, ChangeLog log, StoryViews views, Renderer renderer) {
        this.stories = stories;
        this.entries = entries;
        this.pages = pages;
        this.pins = pins;
        this.log = log;
        this.views = views;
        this.renderer = renderer;
    }

    /** The story's first edition on this node; empty when there is no public story of that slug. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Edition> first(String slug) {
        return stories.findBySlug(slug).filter(Story::isPublic).map(this::whole);
    }

    /** The edition after {@code old}; {@code old} itself when nothing happened since. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Edition next(Edition old) {
        Story story = stories.findById(old.id()).orElseThrow();
        List<Change> changes = log.after(old.id(), old.seq(), RECENT + 1);
        if (changes.isEmpty()) {
            return old;
        }
        StoryView view = views.story(story);
        boolean moved = !view.slug().equals(old.story().slug()) || !view.zone().equals(old.story().zone());
        if (moved || changes.size() > RECENT) {
            return whole(story);
        }
        Set<Long> numbers = changes.stream().map(Change::entryNumber).filter(number -> number != null).collect(Collectors.toSet());
        Map<Long, Fragment> fresh = fragments(old.id(), numbers, view, Map.of());
        List<TimelinePage> cut = pages.of(old.id(), old.pages());
        List<Fragment> newest = new ArrayList<>(old.newest());
        newest.removeIf(fragment -> numbers.contains(fragment.entry().number()));
        newest.addAll(fresh.values());
        newest.removeIf(fragment -> !cut.getFirst().holds(fragment.entry().key()));
        newest.sort(Comparator.comparing((Fragment fragment) -> fragment.entry().key()).reversed());
        boolean ofKeyEvents = old.keyEvents().stream().anyMatch(event -> numbers.contains(event.number()))
            || fresh.values().stream().anyMatch(fragment -> fragment.entry().keyEvent());
        List<EntryView> keyEvents = ofKeyEvents ? keyEvents(old.id(), view) : old.keyEvents();
        Map<Long, Fragment> known = new HashMap<>(old.touched());
        known.keySet().removeAll(numbers);
        known.putAll(fresh);
        return edition(view, newest, cut, keyEvents, joined(old.recent(), changes), known);
    }

    private Edition whole(Story story) {
        StoryView view = views.story(story);
        List<TimelinePage> cut = pages.of(story.id());
        List<Fragment> newest = pages.entries(story.id(), cut.getFirst()).stream()
            .map(entry -> renderer.entry(views.entry(entry, view), false)).toList();
        List<Change> recent = log.after(story.id(), Math.max(0, story.seq() - RECENT), RECENT);
        Set<Long> numbers = recent.stream().map(Change::entryNumber).filter(number -> number != null).collect(Collectors.toSet());
        Map<Long, Fragment> known = newest.stream().collect(Collectors.toMap(fragment -> fragment.entry().number(), fragment -> fragment));
        return edition(view, newest, cut, keyEvents(story.id(), view), recent, fragments(story.id(), numbers, view, known));
    }

    private Edition edition(StoryView view, List<Fragment> newest, List<TimelinePage> cut, List<EntryView> keyEvents, List<Change> recent,
                            Map<Long, Fragment> known) {
        Fragment pinned = pins.pinned(view.id()).flatMap(number -> entries.numbered(view.id(), number)).filter(Entry::isPublic)
            .map(entry -> renderer.entry(views.entry(entry, view), true)).orElse(null);
        Set<Long> mentioned = recent.stream().map(Change::entryNumber).filter(number -> number != null).collect(Collectors.toSet());
        Map<Long, Fragment> touched = new HashMap<>(known);
        touched.keySet().retainAll(mentioned);
        return new Edition(view, List.copyOf(newest), cut, pinned, keyEvents, regions(view, pinned, keyEvents), recent, Map.copyOf(touched));
    }

    private Map<String, String> regions(StoryView view, @Nullable Fragment pinned, List<EntryView> keyEvents) {
        StoryPage page = new StoryPage(view, null, List.of(), pinned, keyEvents, null, null, null, "", List.of());
        Map<String, String> regions = new LinkedHashMap<>();
        REGIONS.forEach(name -> regions.put("story-" + name, renderer.render("story/_" + name, Renderer.ENGLISH, Map.of("page", page)).strip()));
        return regions;
    }

    /** The entries of those numbers that readers see something of, rendered unless they are known. */
    private Map<Long, Fragment> fragments(long storyId, Set<Long> numbers, StoryView view, Map<Long, Fragment> known) {
        Map<Long, Fragment> found = new HashMap<>(known);
        found.keySet().retainAll(numbers);
        List<Long> missing = numbers.stream().filter(number -> !found.containsKey(number)).toList();
        if (!missing.isEmpty()) {
            entries.numbered(storyId, missing).stream().filter(entry -> entry.isPublic() || entry.leavesNotice())
                .forEach(entry -> found.put(entry.number(), renderer.entry(views.entry(entry, view), false)));
        }
        return found;
    }

    private List<EntryView> keyEvents(long storyId, StoryView view) {
        return views.entries(entries.keyEvents(storyId, Limit.of(KEY_EVENTS)), view);
    }

    private static List<Change> joined(List<Change> old, List<Change> changes) {
        List<Change> all = new ArrayList<>(old);
        all.addAll(changes);
        return List.copyOf(all.subList(Math.max(0, all.size() - RECENT), all.size()));
    }
}
