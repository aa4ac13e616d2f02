package dateline.newsroom.presence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The pages whose event stream this node holds. Their presence is renewed for all together, so an open page by itself
 * needs no session and no transaction. Thread-safe.
 */
@Component
public class PresentPages {

    /** The time between two renewals. */
    private static final Duration BETWEEN = Duration.ofSeconds(10);
    /** Pages say every 10 s that they are there. One that has not done so for this long is not renewed. */
    private static final Duration UNHEARD = Duration.ofSeconds(25);

    private final Presences presences;
    private final Clock clock;
    private final Map<String, Page> open = new ConcurrentHashMap<>();
    private final Map<String, Integer> closed = new ConcurrentHashMap<>();
    private volatile Instant due = Instant.MIN;

    PresentPages(Presences presences, Clock clock) {
        this.presences = presences;
        this.clock = clock;
    }

    /**
     * An open page.
     *
     * @param opened the request that opened its stream
     * @param latest the latest request of the page
     */
    private record Page(String session, int opened, int latest, Instant heardAt) {}

    /**
     * Records that the page opened its stream with this request.
     *
     * @param session the id of the session that the stream belongs to
     */
    public void opened(PresentPage page, String session) {
        Page opened = new Page(session, page.order(), page.order(), clock.instant());
        open.merge(page.id(), opened, (old, now) -> old.opened() > now.opened() ? old : now);
    }

    /** Records that the stream that the page opened with this request is over. The page may have a later one. */
    public void ended(PresentPage page) {
        open.computeIfPresent(page.id(), (client, known) -> {
            if (known.opened() != page.order()) {
                return known;
            }
            closed.put(client, known.latest());
            return null;
        });
    }

    /** Records a request of the page. */
    void heard(PresentPage page) {
        open.computeIfPresent(
                page.id(),
                (client, known) -> new Page(
                        known.session(), known.opened(), Math.max(known.latest(), page.order()), clock.instant()));
    }

    /** Records that the page is there. Returns false when this node has no stream of the page and one of the sessions. */
    boolean heard(@Nullable String client, List<String> sessions) {
        Page page = client == null ? null : open.get(client);
        if (client == null || page == null || !sessions.contains(page.session())) {
            return false;
        }
        open.computeIfPresent(
                client, (id, known) -> new Page(known.session(), known.opened(), known.latest(), clock.instant()));
        return true;
    }

    /** Closes the pages whose streams are over, and renews the others when it is time to. Called by one thread. */
    public void record() {
        Map<String, Integer> gone = Map.copyOf(closed);
        if (!gone.isEmpty()) {
            presences.close(gone);
            gone.forEach(closed::remove);
        }
        Instant now = clock.instant();
        if (!now.isBefore(due)) {
            List<String> there = open.entrySet().stream()
                    .filter(page -> page.getValue().heardAt().isAfter(now.minus(UNHEARD)))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!there.isEmpty()) {
                presences.renew(there);
            }
            due = now.plus(BETWEEN);
        }
    }
}
