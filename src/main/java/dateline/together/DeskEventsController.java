package dateline.together;

import dateline.newsroom.Screen;
import dateline.story.Story;
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
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells an open desk what happens there: {@code presence} with everybody at it, {@code desk} when something on it changed. It looks into
 * PostgreSQL twice a second, so it does not matter on which node a colleague is.
 */
@Screen
class DeskEventsController {

    private static final Logger LOG = LoggerFactory.getLogger(DeskEventsController.class);
    private static final long BETWEEN = 500;
    private static final int BEATS = 20;

    private final Presences presences;
    private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();

    DeskEventsController(Presences presences) {
        this.presences = presences;
    }

    @GetMapping(path = "/newsroom/stories/{slug}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter show(Story story, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        SseEmitter emitter = new SseEmitter(0L);
        AtomicBoolean over = new AtomicBoolean();
        emitter.onCompletion(() -> over.set(true));
        emitter.onError(failure -> over.set(true));
        open.add(emitter);
        long storyId = story.id();
        Thread.ofVirtual().name("desk-events").start(() -> follow(storyId, emitter, over));
        return emitter;
    }

    private void follow(long storyId, SseEmitter emitter, AtomicBoolean over) {
        String state = "";
        List<Presences.Here> here = List.of();
        try {
            for (int beat = 0; !over.get() && open.contains(emitter); beat++) {
                String now = presences.state(storyId);
                if (!now.equals(state)) {
                    state = now;
                    emitter.send(SseEmitter.event().name("desk").data(now, MediaType.TEXT_PLAIN));
                }
                List<Presences.Here> there = presences.at(storyId);
                if (!there.equals(here) || beat == 0) {
                    here = there;
                    emitter.send(SseEmitter.event().name("presence").data(there, MediaType.APPLICATION_JSON));
                }
                if (beat % BEATS == BEATS - 1) {
                    // A line that is dead is found out.
                    emitter.send(SseEmitter.event().comment("."));
                }
                Thread.sleep(BETWEEN);
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A desk was closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("A desk is told no more; it opens its line again by itself", e);
            emitter.completeWithError(e);
        } finally {
            open.remove(emitter);
        }
    }

    /** Whoever listens comes back, to this node or another. */
    @EventListener
    void close(ContextClosedEvent closed) {
        List.copyOf(open).forEach(SseEmitter::complete);
        open.clear();
    }
}
