package dateline.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Lets each network address look for so much in a minute and no more; an IPv6 household counts as one. */
@Component
class SearchBrake {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Cache<String, Window> windows = Caffeine.newBuilder().maximumSize(50_000)
        .expireAfterWrite(WINDOW.multipliedBy(2)).build();
    private final SearchSettings settings;
    private final Clock clock;

    SearchBrake(SearchSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    private record Window(long start, int count) {
    }

    /** The seconds to wait; 0 when it may go on. */
    long wait(String address) {
        long now = clock.millis();
        Window window = windows.asMap().compute(household(address), (key, old) ->
            old == null || now - old.start >= WINDOW.toMillis() ? new Window(now, 1) : new Window(old.start, old.count + 1));
        return window.count <= settings.perMinute() ? 0 : Math.max(1, (window.start + WINDOW.toMillis() - now + 999) / 1000);
    }

    static String household(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String[] groups = address.split(":", -1);
        StringBuilder first = new StringBuilder();
        for (int i = 0; i < Math.min(4, groups.length) && !groups[i].isEmpty(); i++) {
            first.append(groups[i]).append(':');
        }
        return first.toString();
    }
}
