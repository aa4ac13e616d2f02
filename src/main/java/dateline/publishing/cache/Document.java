package dateline.publishing.cache;

import dateline.http.Ready;
import java.util.Collection;
import java.util.Set;

/**
 * A cached response with what it depends on. When one of its subjects changes, it is rendered again or evicted.
 *
 * @param subjects what it depends on, as in {@link Subjects}
 * @param labels   further surrogate keys: they let an operator purge shared caches, but change nothing here
 * @param lasting  whether a shared cache that is purged on changes may keep it longer than its Cache-Control says
 */
public record Document(Ready ready, Set<String> subjects, Set<String> labels, boolean lasting) {

    public Document(Ready ready, Set<String> subjects, Set<String> labels) {
        this(ready, subjects, labels, true);
    }

    public static Document of(Ready ready, String... subjects) {
        return new Document(ready, Set.of(subjects), Set.of());
    }

    /** The same with these labels instead of its own. */
    public Document labelled(Collection<String> labels) {
        return new Document(ready, subjects, Set.copyOf(labels), lasting);
    }

    /** The same, not to be kept by any cache for longer than its Cache-Control says. */
    public Document brief() {
        return new Document(ready, subjects, labels, false);
    }
}
