package dateline.publishing.cache;

import dateline.http.PreparedResponse;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    /**
     * The list at this address, which shows these stories.
     *
     * @param path the path of the list's page
     */
    public static CachedResponse ofList(PreparedResponse ready, String path, Collection<Long> storyIds) {
        return new CachedResponse(ready, listed(path, storyIds), Set.of());
    }

    /** The subjects of the list at this address, which shows these stories. */
    public static Set<String> listed(String path, Collection<Long> storyIds) {
        Set<String> subjects =
                storyIds.stream().map(SurrogateKeys::story).collect(Collectors.toCollection(TreeSet::new));
        subjects.add(SurrogateKeys.list(path));
        subjects.add(SurrogateKeys.MENU);
        subjects.add(SurrogateKeys.LISTS);
        return subjects;
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
