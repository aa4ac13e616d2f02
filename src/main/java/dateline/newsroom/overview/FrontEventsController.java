package dateline.newsroom.overview;

import dateline.account.SignedIn;
import dateline.newsroom.NewsroomStreams;
import dateline.newsroom.Screen;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Event stream (SSE) that tells an open overview when it may be out of date. */
@Screen
class FrontEventsController {

    private final ChangeToken changeToken;
    private final NewsroomStreams lines;

    FrontEventsController(ChangeToken changeToken, NewsroomStreams lines) {
        this.changeToken = changeToken;
        this.lines = lines;
    }

    @GetMapping(path = "/newsroom/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter show(HttpServletRequest request, HttpServletResponse response, @AuthenticationPrincipal SignedIn by) {
        AtomicReference<String> told = new AtomicReference<>("");
        return lines.open(request, response, by, (line, beat) -> {
            String now = changeToken.state();
            if (!now.equals(told.getAndSet(now))) {
                line.send(SseEmitter.event().name("front").data(now, MediaType.TEXT_PLAIN));
            }
        });
    }
}
