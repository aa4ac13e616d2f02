package dateline.newsroom.presence;

import dateline.account.SignedIn;
import dateline.newsroom.Screen;
import dateline.platform.error.NotFound;
import dateline.story.Story;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Records that a page is open and which entry is being edited on it. */
@Screen
@ResponseBody
class PresenceController {

    private final Presences presences;

    PresenceController(Presences presences) {
        this.presences = presences;
    }

    /** @param client a random id that the page chose for itself */
    @PostMapping(path = "/newsroom/stories/{slug}/presence", params = "!remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void create(
            Story story,
            @RequestParam String client,
            @RequestParam @Nullable Long entry,
            @AuthenticationPrincipal SignedIn by) {
        presences.renew(story.id(), checked(client), entry, by.staffer());
    }

    @PostMapping(path = "/newsroom/stories/{slug}/presence", params = "remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Story story, @RequestParam String client, @AuthenticationPrincipal SignedIn by) {
        presences.leave(checked(client), by.staffer());
    }

    private static String checked(String client) {
        if (!client.matches("[\\w-]{8,64}")) {
            throw new NotFound("page", "of that name");
        }
        return client;
    }
}
