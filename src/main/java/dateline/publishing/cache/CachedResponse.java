package dateline.publishing.cache;

import dateline.http.PreparedResponse;
import java.util.Collection;
import java.util.Set;

/**
 * A cached response with what it depends on. When one of its subjects changes, it is rendered again or evicted.
 *
 * @param subjects what it depends on, as in {@link SurrogateKeys}
 * @param labels   further surrogate keys: they let an operator purge shared caches, but change nothing here
 * @param lasting  whether a shared cache that is purged on changes may keep it longer than its Cache-Control says
 */
public record CachedResponse(PreparedResponse ready, Set<String> subjects, Set<String> labels, boolean lasting) {

    public CachedResponse(PreparedResponse ready, Set<String> subjects, Set<String> labels) {
        this(ready, subjects, labels, true);
    }

    public static CachedResponse of(PreparedResponse ready, String... subjects) {
        return new CachedResponse(ready, Set.of(subjects), Set.of());
    }

    /** The same with these labels instead of its own. */
    public CachedResponse labelled(Collection<String> labels) {
        return new CachedResponse(ready, subjects, Set.copyOf(labels), lasting);
    }

    /** The same, not to be kept by any cache for longer than its Cache-Control says. */
    public CachedResponse brief() {
        return new CachedResponse(ready, subjects, labels, false);
    }
}
