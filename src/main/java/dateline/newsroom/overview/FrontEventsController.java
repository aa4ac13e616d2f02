package dateline.newsroom.overview;

import dateline.account.SignedIn;
import dateline.newsroom.NewsroomStreams;
import dateline.newsroom.Screen;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Event stream (SSE) that tells an open overview when it may be out of date. */
@Screen
class FrontEventsController {

    private static final String EVERYTHING = "front";

    private final NewsroomStreams.Topic<String, String> front;

    FrontEventsController(ChangeToken changeToken, NewsroomStreams streams) {
        this.front = streams.topic(
                (keys, before) -> Map.of(EVERYTHING, changeToken.state()), (key, stories) -> !stories.isEmpty());
    }

    @GetMapping(path = "/newsroom/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter show(HttpServletRequest request, HttpServletResponse response, @AuthenticationPrincipal SignedIn by) {
        return front.open(
                request,
                response,
                by,
                EVERYTHING,
                (line, before, now) ->
                        line.send(SseEmitter.event().name("front").data(now, MediaType.TEXT_PLAIN)));
    }
}
