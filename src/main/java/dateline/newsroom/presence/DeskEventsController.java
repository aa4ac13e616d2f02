package dateline.newsroom.presence;

import dateline.account.SignedIn;
import dateline.newsroom.NewsroomStreams;
import dateline.newsroom.Screen;
import dateline.story.Story;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Event stream (SSE) of a story's desk: {@code presence} lists the people there, {@code desk} says that something
 * changed. Polls PostgreSQL, so that colleagues on other nodes are included.
 */
@Screen
class DeskEventsController {

    private final Presences presences;
    private final NewsroomStreams lines;

    DeskEventsController(Presences presences, NewsroomStreams lines) {
        this.presences = presences;
        this.lines = lines;
    }

    @GetMapping(path = "/newsroom/stories/{slug}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter show(
            Story story,
            HttpServletRequest request,
            HttpServletResponse response,
            @AuthenticationPrincipal SignedIn by) {
        return lines.open(request, response, by, new Told(story.id()));
    }

    /** The state last sent to one page. */
    private class Told implements NewsroomStreams.Look {

        private final long storyId;
        private String state = "";
        private List<Presences.Here> here = List.of();

        Told(long storyId) {
            this.storyId = storyId;
        }

        @Override
        public void tell(SseEmitter line, int beat) throws IOException {
            String now = presences.state(storyId);
            if (!now.equals(state)) {
                state = now;
                line.send(SseEmitter.event().name("desk").data(now, MediaType.TEXT_PLAIN));
            }
            List<Presences.Here> there = presences.at(storyId);
            if (!there.equals(here) || beat == 0) {
                here = there;
                line.send(SseEmitter.event().name("presence").data(there, MediaType.APPLICATION_JSON));
            }
        }
    }
}
