package dateline.reader.live;

import dateline.http.Bytes;
import dateline.story.change.Change;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Cache of the encoded events of past changes. Each change is encoded once, however many readers missed it.
 * Thread-safe.
 */
final class Backlog {

    private final Function<Change, Bytes> encoder;
    private final Map<Long, Bytes> encoded = new ConcurrentHashMap<>();

    Backlog(Function<Change, Bytes> encoder) {
        this.encoder = encoder;
    }

    List<Bytes> of(List<Change> changes) {
        return changes.stream()
                .map(change -> encoded.computeIfAbsent(change.seq(), seq -> encoder.apply(change)))
                .toList();
    }
}
