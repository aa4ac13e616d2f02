package dateline.edition;

import dateline.page.Fragment;
import dateline.story.Change;
import dateline.story.ChangeKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Knows which documents a change of a story can show on. */
@Component
class Invalidation {

    private static final Set<ChangeKind> OF_THE_STORY = Set.of(ChangeKind.STORY, ChangeKind.OPENED, ChangeKind.ENDED);
    private static final Set<ChangeKind> OF_PHOTOS = Set.of(ChangeKind.STORY, ChangeKind.EDITED, ChangeKind.RETRACTED);

    private final Shelf shelf;

    Invalidation(Shelf shelf) {
        this.shelf = shelf;
    }

    /** After a change of a story of which this node has an edition: only the pages that show what changed. */
    @EventListener
    void changed(EditionChanged event) {
        Set<Long> before = numbers(event.before());
        Set<Long> now = numbers(event.now());
        boolean far = !event.before().pages().equals(event.now().pages())
            || event.changes().stream().anyMatch(change -> isFar(change, before, now));
        change(event.now().id(), event.changes(), far);
    }

    /** After a change of a story of which this node has none: all that could show it. */
    void changed(long storyId, List<Change> changes) {
        change(storyId, changes, true);
    }

    /** Whether an entry changed that does not stand on the story's own page, or left it. */
    private static boolean isFar(Change change, Set<Long> before, Set<Long> now) {
        Long number = change.entryNumber();
        boolean isNew = change.kind() == ChangeKind.PUBLISHED;
        return number != null && !(now.contains(number) && (isNew || before.contains(number)));
    }

    private void change(long storyId, List<Change> changes, boolean far) {
        Set<String> subjects = new HashSet<>(Set.of(Subjects.SITE, Subjects.story(storyId)));
        if (far) {
            subjects.add(Subjects.olderPages(storyId));
        }
        for (Change change : changes) {
            if (change.entryNumber() != null) {
                subjects.add(Subjects.entry(storyId, change.entryNumber()));
            }
            if (OF_THE_STORY.contains(change.kind())) {
                subjects.add(Subjects.frame(storyId));
            }
        }
        shelf.change(subjects);
        if (changes.stream().anyMatch(change -> OF_PHOTOS.contains(change.kind()))) {
            shelf.drop(Subjects.PHOTOS);
        }
    }

    private static Set<Long> numbers(Edition edition) {
        return edition.newest().stream().map(Fragment::entry).map(entry -> entry.number()).collect(Collectors.toSet());
    }
}
