package dateline.publishing.cache;

import dateline.platform.error.DatabaseTrouble;
import dateline.publishing.edition.Edition;
import dateline.publishing.edition.EditionChanged;
import dateline.publishing.view.EntryView;
import dateline.publishing.view.Fragment;
import dateline.story.change.Change;
import dateline.story.change.ChangeKind;
import dateline.story.section.SectionMenuChanged;
import dateline.story.section.SectionsChanged;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the response cache which responses a change of a story affects. */
@Component
public class Invalidation {

    private static final Logger LOG = LoggerFactory.getLogger(Invalidation.class);

    private final ResponseCache responseCache;
    private final AffectedPages affectedPages;
    private final ListChanges listChanges;
    private final ApplicationEventPublisher events;

    Invalidation(
            ResponseCache responseCache,
            AffectedPages affectedPages,
            ListChanges listChanges,
            ApplicationEventPublisher events) {
        this.responseCache = responseCache;
        this.affectedPages = affectedPages;
        this.listChanges = listChanges;
        this.events = events;
    }

    /**
     * After a change of a story that has an edition on this node. Only the pages that show what has changed are
     * affected.
     */
    public void changed(EditionChanged event) {
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
        change(event.now().id(), event.changes(), far, affectedPages.lists(event.now(), event.changes()));
        evictPhotos(event.now().id(), event.changes());
    }

    /**
     * Evicts the cached photos that these changes took from readers, whichever page of the story showed them. Photos
     * that are as public as before stay.
     */
    private void evictPhotos(long storyId, List<Change> changes) {
        if (changes.stream().map(Change::kind).noneMatch(SurrogateKeys::isOfPhotos)) {
            return;
        }
        String ofStory = SurrogateKeys.photos(storyId);
        Set<String> shown = photoKeys(responseCache.recheck(ofStory));
        Set<String> portraits = photoKeys(responseCache.recheck(SurrogateKeys.PORTRAITS));
        try {
            affectedPages.photosGone(storyId, shown, portraits).stream()
                    .map(SurrogateKeys::photo)
                    .forEach(responseCache::drop);
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isOutage(e)) {
                LOG.error("Could not look up the photos of story {}; all are evicted", storyId, e);
            }
            responseCache.drop(ofStory);
            responseCache.drop(SurrogateKeys.PORTRAITS);
        }
    }

    private static Set<String> photoKeys(Set<String> subjects) {
        return subjects.stream()
                .map(SurrogateKeys::photoKey)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
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
        change(storyId, changes, true, null);
        evictPhotos(storyId, changes);
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

    /** @param lists the subjects of the lists that show what changed; null when they have to be looked up */
    private void change(long storyId, List<Change> changes, boolean far, @Nullable Set<String> lists) {
        if (changes.stream().map(Change::kind).anyMatch(SurrogateKeys::isOfTheStory)) {
            events.publishEvent(new SectionsChanged());
        }
        Set<String> subjects = SurrogateKeys.changedBy(storyId, changes, far);
        if (lists != null) {
            subjects.addAll(lists);
        }
        long at = responseCache.change(subjects);
        if (lists == null) {
            listChanges.add(storyId, changes, at);
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
