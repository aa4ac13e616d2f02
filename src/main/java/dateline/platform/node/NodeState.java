package dateline.platform.node;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * State of this node for its health endpoints: whether it has started, and what prevents it from accepting posts.
 * Monitors of the disk and the database report here. Reading the state costs no I/O. Thread-safe.
 */
@Component
public class NodeState {

    private volatile Map<String, String> troubles = Map.of();
    private volatile boolean started;

    /**
     * Reports that a part prevents posting.
     *
     * @param trouble one sentence that may be shown to anybody
     */
    public synchronized void report(String part, String trouble) {
        Map<String, String> all = new TreeMap<>(troubles);
        all.put(part, trouble);
        troubles = Map.copyOf(all);
    }

    /** Reports that the part works again. */
    public synchronized void clear(String part) {
        Map<String, String> all = new TreeMap<>(troubles);
        all.remove(part);
        troubles = Map.copyOf(all);
    }

    /** Returns what prevents this node from accepting posts, by part; empty when nothing does. */
    public Map<String, String> troubles() {
        return troubles;
    }

    /** Whether the node has started, including the demo content of a first start. */
    public boolean hasStarted() {
        return started;
    }

    /** Demo content, where enabled, was created before this event. */
    @EventListener(ApplicationReadyEvent.class)
    public void start() {
        started = true;
    }
}
