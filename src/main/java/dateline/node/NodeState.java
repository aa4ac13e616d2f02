package dateline.node;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What this node can do at the moment, for its health addresses: whether it has started, and what keeps it from taking updates. The parts that
 * watch something report here; asking costs a read of memory.
 */
@Component
public class NodeState {

    private volatile Map<String, String> troubles = Map.of();
    private volatile boolean started;

    /** Nothing can be posted because of this part, in a sentence that may be shown to anybody. */
    public synchronized void report(String part, String trouble) {
        Map<String, String> all = new TreeMap<>(troubles);
        all.put(part, trouble);
        troubles = Map.copyOf(all);
    }

    /** The part works again. */
    public synchronized void clear(String part) {
        Map<String, String> all = new TreeMap<>(troubles);
        all.remove(part);
        troubles = Map.copyOf(all);
    }

    /** What keeps this node from taking updates, by the part that fails; empty when all is well. */
    public Map<String, String> troubles() {
        return troubles;
    }

    /** Whether everything readers see at the first start is there. */
    public boolean hasStarted() {
        return started;
    }

    /** The demo, where there is to be one, was made before this event. */
    @EventListener(ApplicationReadyEvent.class)
    public void start() {
        started = true;
    }
}
