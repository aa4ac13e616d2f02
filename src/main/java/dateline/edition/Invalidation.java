package dateline.edition;

import dateline.page.Fragment;
import dateline.story.Change;
import dateline.story.ChangeKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Knows which documents a change of a story can show on. */
@Component
class Invalidation {

    private final Shelf shelf;

    Invalidation(Shelf shelf) {
        this.shelf = shelf;
    }

    /** After a change of a story of which this node has an edition: only the pages that show what changed, once its live readers are told. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
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
        Set<String> subjects = Subjects.changedBy(storyId, changes, far);
        shelf.change(subjects.stream().filter(subject -> !subject.equals(Subjects.PHOTOS)).toList());
        if (subjects.contains(Subjects.PHOTOS)) {
            shelf.drop(Subjects.PHOTOS);
        }
    }

    private static Set<Long> numbers(Edition edition) {
        return edition.newest().stream().map(Fragment::entry).map(entry -> entry.number()).collect(Collectors.toSet());
    }
}
