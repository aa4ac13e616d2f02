package dateline.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts open connections or streams per household, against a limit. A household is an IPv4 address or an IPv6 /64.
 * Thread-safe.
 */
final class HouseholdLimits {

    private final int most;
    private final Map<String, Integer> held = new ConcurrentHashMap<>();

    /** @param most the limit for one household; 0 for none */
    HouseholdLimits(int most) {
        this.most = most;
    }

    boolean isBounded() {
        return most > 0;
    }

    /**
     * Counts one more. Returns by how many the household now exceeds its limit, 0 when it does not. Each call must be
     * matched by a {@link #leave}.
     */
    int enter(String household) {
        return Math.max(0, held.merge(household, 1, Integer::sum) - most);
    }

    void leave(String household) {
        held.computeIfPresent(household, (same, count) -> count == 1 ? null : count - 1);
    }
}
