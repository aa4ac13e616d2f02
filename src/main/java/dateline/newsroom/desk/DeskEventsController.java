package dateline.newsroom.desk;

import dateline.account.SignedIn;
import dateline.newsroom.NewsroomStreams;
import dateline.newsroom.Screen;
import dateline.newsroom.presence.Presences;
import dateline.newsroom.presence.PresentPage;
import dateline.newsroom.presence.PresentPages;
import dateline.story.Story;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Event stream (SSE) of a story's desk. {@code desk} carries what differs between two states of the page, {@code
 * presence} the people there. Changes made on other nodes are included.
 */
@Screen
class DeskEventsController {

    private final NewsroomStreams.Topic<DeskAudience, DeskState> desks;
    private final Presences presences;
    private final PresentPages pages;

    DeskEventsController(DeskStates states, Presences presences, PresentPages pages, NewsroomStreams streams) {
        this.presences = presences;
        this.pages = pages;
        this.desks = streams.topic(states::read, (audience, stories) -> stories.contains(audience.storyId()));
    }

    /**
     * Opens the stream. The page counts as open as long as the stream, and as it says from time to time that it is
     * there.
     *
     * @param query what the page lists
     * @param state the state that the page shows; empty when its parts show different ones
     * @param here  the page; without an id, the stream tells nobody that somebody is there
     */
    @GetMapping(path = "/newsroom/stories/{slug}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter show(
            Story story,
            @ModelAttribute DeskQuery query,
            @RequestParam(defaultValue = "") String state,
            @ModelAttribute PresentPage here,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            @AuthenticationPrincipal SignedIn by) {
        DeskAudience audience = DeskAudience.of(story.id(), language, by, query);
        // What may be refused comes first: a stream that is open and not returned would never end.
        if (here.isNamed()) {
            presences.renew(story.id(), here, by.staffer());
        }
        SseEmitter line =
                desks.open(request, response, by, audience, (open, before, now) -> now.send(open, before, state));
        if (here.isNamed()) {
            pages.opened(here, request.getSession().getId());
            line.onCompletion(() -> pages.ended(here));
        }
        return line;
    }
}
