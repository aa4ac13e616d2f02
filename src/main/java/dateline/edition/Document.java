package dateline.edition;

import dateline.press.Ready;
import java.util.Collection;
import java.util.Set;

/**
 * Ready bytes, and what they were made of: when one of the subjects changes, they are made again.
 *
 * @param subjects as in {@link Subjects}
 * @param labels   what else it has to do with: a shared cache can be told to let go of all that bears one
 */
public record Document(Ready ready, Set<String> subjects, Set<String> labels) {

    public static Document of(Ready ready, String... subjects) {
        return new Document(ready, Set.of(subjects), Set.of());
    }

    public Document labelled(Collection<String> labels) {
        return new Document(ready, subjects, Set.copyOf(labels));
    }
}
