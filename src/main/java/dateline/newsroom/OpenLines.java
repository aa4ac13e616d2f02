package dateline.newsroom;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Lines to pages that are open in a newsroom's browsers: for each, somebody looks twice a second whether there is something to tell. */
@Component
public class OpenLines {

    private static final Logger LOG = LoggerFactory.getLogger(OpenLines.class);
    private static final long BETWEEN = 500;
    private static final int BEATS = 20;

    private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();

    /** Tells a page what is new since the last look; {@code beat} counts the looks from 0. */
    public interface Look {
        void tell(SseEmitter line, int beat) throws IOException;
    }

    /** A line that lasts until the page closes, or the house. */
    public SseEmitter open(HttpServletResponse response, Look look) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        SseEmitter line = new SseEmitter(0L);
        AtomicBoolean over = new AtomicBoolean();
        line.onCompletion(() -> over.set(true));
        line.onError(failure -> over.set(true));
        open.add(line);
        Thread.ofVirtual().name("open-line").start(() -> follow(line, look, over));
        return line;
    }

    private void follow(SseEmitter line, Look look, AtomicBoolean over) {
        try {
            for (int beat = 0; !over.get() && open.contains(line); beat++) {
                look.tell(line, beat);
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
