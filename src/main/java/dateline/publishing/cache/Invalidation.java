package dateline.publishing.cache;

import dateline.publishing.edition.Edition;
import dateline.publishing.edition.EditionChanged;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.FigureView;
import dateline.publishing.view.Fragment;
import dateline.story.change.Change;
import dateline.story.change.ChangeKind;
import dateline.story.section.SectionMenuChanged;
import dateline.story.section.SectionsChanged;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells the response cache which responses a change of a story affects. */
@Component
public class Invalidation {

    private final ResponseCache responseCache;
    private final ApplicationEventPublisher events;

    Invalidation(ResponseCache responseCache, ApplicationEventPublisher events) {
        this.responseCache = responseCache;
        this.events = events;
    }

    /**
     * After a change of a story that has an edition on this node. Only the pages that show what has changed are
     * affected. Runs last, after the event streams were served.
     */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void changed(EditionChanged event) {
        Set<Long> before = numbers(event.before());
        Set<Long> now = numbers(event.now());
        boolean far = !event.before().pages().equals(event.now().pages())
                || event.changes().stream()
                        .anyMatch(change -> isFar(change, before, now)
                                || isLast(change, event.before())
                                || isLast(change, event.now()));
        responseCache.change(
                Stream.concat(neighbours(event.before(), event.changes()), neighbours(event.now(), event.changes()))
                        .map(number -> SurrogateKeys.entry(event.now().id(), number))
                        .collect(Collectors.toSet()));
        change(event.now().id(), event.changes(), far);
        photosGone(event).forEach(responseCache::drop);
    }

    /**
     * The photos that an entry or the story no longer shows, as subjects. When the previous state of an entry is not
     * known, all photos of the story.
     */
    private static Set<String> photosGone(EditionChanged event) {
        Set<String> gone = new HashSet<>();
        for (Change change : event.changes()) {
            if (SurrogateKeys.isOfPhotos(change.kind())) {
                Optional<Set<String>> before = photos(event.before(), change.entryNumber());
                if (before.isEmpty()) {
                    return Set.of(SurrogateKeys.photos(event.now().id()));
                }
                Set<String> now = photos(event.now(), change.entryNumber()).orElse(Set.of());
                before.get().stream()
                        .filter(key -> !now.contains(key))
                        .map(SurrogateKeys::photo)
                        .forEach(gone::add);
            }
        }
        return gone;
    }

    private static Optional<Set<String>> photos(Edition edition, @Nullable Long number) {
        if (number == null) {
            return Optional.of(Stream.ofNullable(edition.story().leadFigure())
                    .map(FigureView::key)
                    .collect(Collectors.toSet()));
        }
        return Stream.concat(edition.newest().stream(), edition.touched().values().stream())
                .map(Fragment::entry)
                .filter(entry -> entry.number() == number)
                .findFirst()
                .map(entry -> entry.isRetracted()
                        ? Set.<String>of()
                        : entry.figures().stream().map(FigureView::key).collect(Collectors.toSet()));
    }

    /** The entries next to those that changed: the page of a single entry links to its neighbours. */
    private static Stream<Long> neighbours(Edition edition, List<Change> changes) {
        Set<Long> changed = changes.stream()
                .map(Change::entryNumber)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<EntryView> shown = edition.newest().stream()
                .map(Fragment::entry)
                .filter(entry -> !entry.isRetracted() || changed.contains(entry.number()))
                .toList();
        return IntStream.range(0, shown.size())
                .filter(at -> changed.contains(shown.get(at).number()))
                .flatMap(at -> IntStream.of(at - 1, at + 1))
                .filter(at -> at >= 0 && at < shown.size())
                .mapToObj(at -> shown.get(at).number());
    }

    /** After a change of a story that has no edition on this node: everything that could show the story is affected. */
    public void changed(long storyId, List<Change> changes) {
        change(storyId, changes, true);
        if (changes.stream().map(Change::kind).anyMatch(SurrogateKeys::isOfPhotos)) {
            responseCache.drop(SurrogateKeys.photos(storyId));
        }
    }

    /**
     * Whether the changed entry is missing on the story's own page before or after the change. A newly published entry
     * only has to be there after it.
     */
    private static boolean isFar(Change change, Set<Long> before, Set<Long> now) {
        Long number = change.entryNumber();
        boolean isNew = change.kind() == ChangeKind.PUBLISHED;
        return number != null && !(now.contains(number) && (isNew || before.contains(number)));
    }

    /**
     * Whether the changed entry is the last one on the story's own page, so that its older neighbour is on an older
     * page.
     */
    private static boolean isLast(Change change, Edition edition) {
        return change.entryNumber() != null
                && edition.pages().size() > 1
                && !edition.newest().isEmpty()
                && edition.newest().getLast().entry().number() == change.entryNumber();
    }

    private void change(long storyId, List<Change> changes, boolean far) {
        Set<String> subjects = SurrogateKeys.changedBy(storyId, changes, far);
        if (subjects.contains(SurrogateKeys.SECTIONS)) {
            events.publishEvent(new SectionsChanged());
        }
        responseCache.change(subjects.stream()
                .filter(subject -> !subject.equals(SurrogateKeys.PHOTOS))
                .toList());
        if (subjects.contains(SurrogateKeys.PHOTOS)) {
            responseCache.drop(SurrogateKeys.PHOTOS);
        }
    }

    @EventListener(SectionMenuChanged.class)
    void menuChanged() {
        responseCache.change(List.of(SurrogateKeys.MENU));
    }

    /** Called right after each commit on this node: an address that was missing may exist now. */
    public void committed() {
        responseCache.forgetAbsent();
    }

    private static Set<Long> numbers(Edition edition) {
        return edition.newest().stream()
                .map(Fragment::entry)
                .map(entry -> entry.number())
                .collect(Collectors.toSet());
    }
}
