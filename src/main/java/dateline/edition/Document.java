package dateline.edition;

import dateline.press.Ready;
import java.util.Collection;
import java.util.Set;

/**
 * Ready bytes, and what they were made of: when one of the subjects changes, they are made again.
 *
 * @param subjects as in {@link Subjects}
 * @param labels   what else it has to do with: a shared cache can be told to let go of all that bears one
 * @param lasting  whether a shared cache that is purged may keep it for longer than its Cache-Control says
 */
public record Document(Ready ready, Set<String> subjects, Set<String> labels, boolean lasting) {

    public Document(Ready ready, Set<String> subjects, Set<String> labels) {
        this(ready, subjects, labels, true);
    }

    public static Document of(Ready ready, String... subjects) {
        return new Document(ready, Set.of(subjects), Set.of());
    }

    public Document labelled(Collection<String> labels) {
        return new Document(ready, subjects, Set.copyOf(labels), lasting);
    }

    /** The same for as long as its own Cache-Control says, and no longer. */
    public Document brief() {
        return new Document(ready, subjects, labels, false);
    }
}
