package dateline.publishing.edition;

import dateline.entry.Entries;
import dateline.entry.Entry;
import dateline.entry.Pins;
import dateline.entry.timeline.TimelinePage;
import dateline.entry.timeline.TimelinePages;
import dateline.publishing.template.Renderer;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.Fragment;
import dateline.publishing.view.StoryView;
import dateline.publishing.view.StoryViews;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.change.Change;
import dateline.story.change.ChangeKind;
import dateline.story.change.ChangeLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Builds editions from the database. Each edition is read from one snapshot (repeatable read), in a transaction of its
 * own, so that its seq agrees with its content. Whatever a change cannot have affected is taken over from the previous
 * edition and neither read nor rendered again.
 */
@Component
class EditionBuilder {

    // How many of the story's latest changes an edition carries.
    static final int RECENT = 100;
    private static final int KEY_EVENTS = 50;
    private static final Set<ChangeKind> OF_THE_STORY = Set.of(ChangeKind.STORY, ChangeKind.OPENED, ChangeKind.ENDED);
    private static final Set<ChangeKind> CUTTING =
            Set.of(ChangeKind.PUBLISHED, ChangeKind.EDITED, ChangeKind.UPDATED, ChangeKind.RESTORED);
    private static final Set<ChangeKind> OF_PINS = Set.of(ChangeKind.PINNED, ChangeKind.UNPINNED, ChangeKind.RETRACTED);

    private final Stories stories;
    private final Entries entries;
    private final TimelinePages pages;
    private final Pins pins;
    private final ChangeLog log;
    private final Snapshot snapshot;
    private final StoryViews views;
    private final Renderer renderer;
    private final PageParts pageParts;

    EditionBuilder(
            Stories stories,
            Entries entries,
            TimelinePages pages,
            Pins pins,
            ChangeLog log,
            Snapshot snapshot,
            StoryViews views,
            Renderer renderer,
            PageParts pageParts) {
        this.stories = stories;
        this.entries = entries;
        this.pages = pages;
        this.pins = pins;
        this.log = log;
        this.snapshot = snapshot;
        this.views = views;
        this.renderer = renderer;
        this.pageParts = pageParts;
    }

    /** Builds the story's first edition on this node. Empty when no public story has the slug. */
    @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
    public Optional<Edition> first(String slug) {
        snapshot.take();
        return stories.findBySlug(slug).filter(Story::isPublic).map(this::whole);
    }

    /**
     * Builds the edition that follows {@code old}. Returns {@code old} itself when nothing has changed, and empty when
     * the story is no longer public. After more than {@value #RECENT} changes the edition is built from scratch.
     */
    @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
    public Optional<Edition> next(Edition old) {
        snapshot.take();
        List<Change> changes = log.after(old.id(), old.seq(), RECENT + 1);
        if (changes.isEmpty()) {
            return Optional.of(old);
        }
        boolean isLong = changes.size() > RECENT;
        if ((isLong || isOfTheStory(changes))
                && stories.findById(old.id()).filter(Story::isPublic).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(isLong ? whole(stories.findById(old.id()).orElseThrow()) : next(old, changes));
    }

    private Edition next(Edition old, List<Change> changes) {
        Set<Long> numbers = new HashSet<>(numbers(changes));
        StoryView view = view(old, changes, numbers);
        if (!view.slug().equals(old.story().slug())
                || !view.zone().equals(old.story().zone())
                || !view.language().equals(old.story().language())) {
            return whole(stories.findById(old.id()).orElseThrow());
        }
        if (!Objects.equals(view.lead(), old.story().lead())) {
            // The old lead entry loses its mark and the new one gets it: render both.
            Stream.of(view.lead(), old.story().lead()).filter(Objects::nonNull).forEach(numbers::add);
        }
        if (changes.stream().anyMatch(change -> change.kind() == ChangeKind.STORY)) {
            // Any entry may show a person or a photo whose data has changed with the story.
            Stream.concat(old.newest().stream(), Stream.ofNullable(old.pinned()))
                    .forEach(fragment -> numbers.add(fragment.entry().number()));
        }
        Map<Long, Fragment> fresh = fragments(old.id(), numbers, view, Map.of());
        boolean mayCut = changes.stream().anyMatch(change -> CUTTING.contains(change.kind()));
        List<TimelinePage> cut = mayCut ? pages.of(old.id(), old.pages()) : old.pages();
        Map<Long, Fragment> known = new HashMap<>(old.touched());
        known.keySet().removeAll(numbers);
        known.putAll(fresh);
        return edition(
                old,
                view,
                newest(old, cut, numbers, fresh),
                cut,
                pinned(old, changes, fresh, view),
                keyEvents(old, numbers, fresh, view),
                first(old.id()),
                joined(old.recent(), changes),
                known);
    }

    /**
     * Builds the edition that follows {@code old} when the change only adds this entry to the newest page. Reads
     * nothing from the database. Empty when more than that may have changed.
     */
    public Optional<Edition> with(Edition old, Change change, EntryView entry) {
        boolean alone = !entry.keyEvent()
                && !entry.lead()
                && old.pages().getFirst().holds(entry.key())
                && !leadsTo(old, Set.of(entry.number()));
        return alone
                ? Optional.of(with(old, List.of(change), renderer.entry(entry, old.story(), false)))
                : Optional.empty();
    }

    private Edition with(Edition old, List<Change> changes, Fragment added) {
        Map<Long, Fragment> known = new HashMap<>(old.touched());
        Map<Long, Fragment> fresh = Map.of(added.entry().number(), added);
        known.putAll(fresh);
        return edition(
                old,
                old.story().after(changes),
                newest(old, old.pages(), fresh.keySet(), fresh),
                old.pages(),
                old.pinned(),
                old.keyEvents(),
                old.first() == null || added.entry().time().instant().isBefore(old.first())
                        ? added.entry().time().instant()
                        : old.first(),
                joined(old.recent(), changes),
                known);
    }

    /** Builds the edition from scratch, with everything rendered again. Empty when the story is no longer public. */
    @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
    public Optional<Edition> again(Edition old) {
        snapshot.take();
        return stories.findById(old.id()).filter(Story::isPublic).map(this::whole);
    }

    private Edition whole(Story story) {
        StoryView view = views.story(story);
        List<TimelinePage> cut = pages.of(story.id());
        List<Fragment> newest = pages.entries(story.id(), cut.getFirst()).stream()
                .map(entry -> renderer.entry(views.entry(entry, view), view, false))
                .toList();
        List<Change> recent = log.after(story.id(), Math.max(0, story.seq() - RECENT), RECENT);
        Map<Long, Fragment> known = newest.stream()
                .collect(Collectors.toMap(fragment -> fragment.entry().number(), fragment -> fragment));
        return edition(
                null,
                view,
                newest,
                cut,
                pinned(view),
                keyEvents(story.id(), view),
                first(story.id()),
                recent,
                fragments(story.id(), numbers(recent), view, known));
    }

    private Edition edition(
            @Nullable Edition old,
            StoryView view,
            List<Fragment> newest,
            List<TimelinePage> cut,
            @Nullable Fragment pinned,
            List<EntryView> keyEvents,
            @Nullable Instant first,
            List<Change> recent,
            Map<Long, Fragment> known) {
        Map<Long, Fragment> touched = new HashMap<>(known);
        touched.keySet().retainAll(numbers(recent));
        return new Edition(
                view,
                List.copyOf(newest),
                cut,
                pinned,
                keyEvents,
                first,
                pageParts.of(old, view, pinned, keyEvents),
                recent,
                Map.copyOf(touched));
    }

    /**
     * The story itself is read again only when it changed, or when an entry was published or removed that its summary
     * or its headline links to.
     */
    private StoryView view(Edition old, List<Change> changes, Set<Long> numbers) {
        return isOfTheStory(changes) || leadsTo(old, numbers)
                ? views.story(stories.findById(old.id()).orElseThrow())
                : old.story().after(changes);
    }

    private static boolean leadsTo(Edition old, Set<Long> numbers) {
        return old.story().summary().stream()
                        .anyMatch(point -> point.entry() != null && numbers.contains(point.entry()))
                || old.story().leadEntry() != null
                        && numbers.contains(old.story().leadEntry());
    }

    private static boolean isOfTheStory(List<Change> changes) {
        return changes.stream().anyMatch(change -> OF_THE_STORY.contains(change.kind()));
    }

    private static List<Fragment> newest(
            Edition old, List<TimelinePage> cut, Set<Long> numbers, Map<Long, Fragment> fresh) {
        List<Fragment> newest = new ArrayList<>(old.newest());
        newest.removeIf(fragment -> numbers.contains(fragment.entry().number()));
        newest.addAll(fresh.values());
        newest.removeIf(fragment -> !cut.getFirst().holds(fragment.entry().key()));
        newest.sort(Comparator.comparing((Fragment fragment) -> fragment.entry().key())
                .reversed());
        return newest;
    }

    private @Nullable Fragment pinned(Edition old, List<Change> changes, Map<Long, Fragment> fresh, StoryView view) {
        boolean moved = changes.stream().anyMatch(change -> OF_PINS.contains(change.kind()));
        boolean reads =
                old.pinned() != null && fresh.containsKey(old.pinned().entry().number());
        return moved || reads ? pinned(view) : old.pinned();
    }

    private @Nullable Fragment pinned(StoryView view) {
        return pins.pinned(view.id())
                .flatMap(number -> entries.numbered(view.id(), number))
                .filter(Entry::isPublic)
                .map(entry -> renderer.entry(views.entry(entry, view), view, true))
                .orElse(null);
    }

    private List<EntryView> keyEvents(Edition old, Set<Long> numbers, Map<Long, Fragment> fresh, StoryView view) {
        boolean concerned = old.keyEvents().stream().anyMatch(event -> numbers.contains(event.number()))
                || fresh.values().stream().anyMatch(fragment -> fragment.entry().keyEvent());
        return concerned ? keyEvents(old.id(), view) : old.keyEvents();
    }

    private List<EntryView> keyEvents(long storyId, StoryView view) {
        return views.entries(entries.keyEvents(storyId, Limit.of(KEY_EVENTS)), view);
    }

    /**
     * The entries with these numbers that readers can see, or whose retraction notice they see. Renders those that are
     * not in {@code known}.
     */
    private Map<Long, Fragment> fragments(long storyId, Set<Long> numbers, StoryView view, Map<Long, Fragment> known) {
        Map<Long, Fragment> found = new HashMap<>(known);
        found.keySet().retainAll(numbers);
        List<Long> missing =
                numbers.stream().filter(number -> !found.containsKey(number)).toList();
        if (!missing.isEmpty()) {
            (missing.size() == 1
                            ? entries.credited(storyId, missing.getFirst()).stream()
                            : entries.numbered(storyId, missing).stream())
                    .filter(entry -> entry.isPublic() || entry.publication().leavesNotice())
                    .forEach(entry -> found.put(entry.number(), renderer.entry(views.entry(entry, view), view, false)));
        }
        return found;
    }

    private @Nullable Instant first(long storyId) {
        return entries.first(storyId, Limit.of(1)).stream()
                .map(Entry::publishedAt)
                .findFirst()
                .orElse(null);
    }

    private static Set<Long> numbers(List<Change> changes) {
        return changes.stream()
                .map(Change::entryNumber)
                .filter(number -> number != null)
                .collect(Collectors.toSet());
    }

    private static List<Change> joined(List<Change> old, List<Change> changes) {
        List<Change> all = new ArrayList<>(old);
        all.addAll(changes);
        return List.copyOf(all.subList(Math.max(0, all.size() - RECENT), all.size()));
    }
}
