package dateline.newsroom;

import dateline.account.SignedIn;
import dateline.account.signin.Sessions;
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

/**
 * Server-Sent Event streams to open newsroom pages. Each stream has a virtual thread that polls for news twice a
 * second; at most 20 streams per session and 2,000 per node.
 */
@Component
public class NewsroomStreams {

    private static final Logger LOG = LoggerFactory.getLogger(NewsroomStreams.class);
    private static final long BETWEEN = 500;
    private static final int BEATS = 20;
    // Checks the session every 8 polls, that is every 4 s.
    private static final int BEATS_TO_CHECK = 8;
    static final int MOST_OF_SESSION = 20;
    private static final int MOST = 2000;

    private final Sessions sessions;
    private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> ofSession = new ConcurrentHashMap<>();

    NewsroomStreams(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Sends what is new since the previous call. {@code beat} counts the calls from 0. */
    public interface Look {
        void tell(SseEmitter line, int beat) throws IOException;
    }

    /**
     * Opens a stream that lasts until the page closes, the session ends, or the node shuts down.
     *
     * @throws ResponseStatusException 429 when the session or the node already has the maximum number of streams
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

    /** One poll of a stream. */
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
                    // Writing a comment every 10 s detects a dead connection.
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
            LOG.warn("The event stream of a newsroom page ended after a failure; the page connects again by itself", e);
            line.completeWithError(e);
        } finally {
            open.remove(line);
        }
    }

    /** Ends all streams at shutdown; browsers reconnect to this node or another. */
    @EventListener
    void close(ContextClosedEvent closed) {
        List.copyOf(open).forEach(SseEmitter::complete);
        open.clear();
    }
}
