package dateline.newsroom;

import dateline.account.Sessions;
import dateline.account.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Lines to pages that are open in a newsroom's browsers: for each, somebody looks twice a second whether there is something to tell. */
@Component
public class OpenLines {

    private static final Logger LOG = LoggerFactory.getLogger(OpenLines.class);
    private static final long BETWEEN = 500;
    private static final int BEATS = 20;
    // Every four seconds.
    private static final int BEATS_TO_CHECK = 8;
    static final int MOST_OF_SESSION = 20;
    private static final int MOST = 2000;

    private final Sessions sessions;
    private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> ofSession = new ConcurrentHashMap<>();

    OpenLines(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Tells a page what is new since the last look; {@code beat} counts the looks from 0. */
    public interface Look {
        void tell(SseEmitter line, int beat) throws IOException;
    }

    /**
     * A line that lasts until the page closes, the session ends, or the house.
     *
     * @throws ResponseStatusException 429 when the session, or the node, has as many as it may have
     */
    public SseEmitter open(HttpServletRequest request, HttpServletResponse response, SignedIn by, Look look) {
        String session = request.getSession().getId();
        if (ofSession.merge(session, 1, Integer::sum) > MOST_OF_SESSION || open.size() >= MOST) {
            leave(session);
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        SseEmitter line = new SseEmitter(0L);
        AtomicBoolean over = new AtomicBoolean();
        line.onCompletion(() -> over.set(true));
        line.onError(failure -> over.set(true));
        open.add(line);
        Thread.ofVirtual().name("open-line").start(() -> {
            try {
                follow(
                        line,
                        beat -> {
                            if (beat % BEATS_TO_CHECK == BEATS_TO_CHECK - 1 && !sessions.isOpen(session, by)) {
                                over.set(true);
                            } else {
                                look.tell(line, beat);
                            }
                        },
                        over);
            } finally {
                leave(session);
            }
        });
        return line;
    }

    private interface Beat {
        void look(int beat) throws IOException;
    }

    private void leave(String session) {
        ofSession.computeIfPresent(session, (id, lines) -> lines > 1 ? lines - 1 : null);
    }

    private void follow(SseEmitter line, Beat beats, AtomicBoolean over) {
        try {
            for (int beat = 0; !over.get() && open.contains(line); beat++) {
                beats.look(beat);
                if (beat % BEATS == BEATS - 1) {
                    // A line that is dead is found out.
                    line.send(SseEmitter.event().comment("."));
                }
                Thread.sleep(BETWEEN);
            }
            line.complete();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A page was closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("A page is told no more; it opens its line again by itself", e);
            line.completeWithError(e);
        } finally {
            open.remove(line);
        }
    }

    /** Whoever listens comes back, to this node or another. */
    @EventListener
    void close(ContextClosedEvent closed) {
        List.copyOf(open).forEach(SseEmitter::complete);
        open.clear();
    }
}
