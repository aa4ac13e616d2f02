package dateline.press;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what each household holds open, and tells where one holds more than it may. Thread-safe. */
final class Households {

    private final int most;
    private final Map<String, Integer> held = new ConcurrentHashMap<>();

    /** @param most for one household; 0 for no bound */
    Households(int most) {
        this.most = most;
    }

    boolean isBounded() {
        return most > 0;
    }

    /** Counts one more and returns how many are open beyond the bound, 0 when it is within it. Each call wants a {@link #leave} of its own. */
    int enter(String household) {
        return Math.max(0, held.merge(household, 1, Integer::sum) - most);
    }

    void leave(String household) {
        held.computeIfPresent(household, (same, count) -> count == 1 ? null : count - 1);
    }
}
