package dateline.newsroom.presence;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.newsroom.Screen;
import dateline.story.Story;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Records that a page is open and which entry is being edited on it. */
@Screen
@Requires(AccountRole.REPORTER)
@ResponseBody
class PresenceController {

    private final Presences presences;
    private final PresentPages pages;

    PresenceController(Presences presences, PresentPages pages) {
        this.presences = presences;
        this.pages = pages;
    }

    @PostMapping(path = "/newsroom/stories/{slug}/presence", params = "!remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void create(Story story, @ModelAttribute PresentPage page, @AuthenticationPrincipal SignedIn by) {
        presences.renew(story.id(), page, by.staffer());
        pages.heard(page);
    }

    @PostMapping(path = "/newsroom/stories/{slug}/presence", params = "remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Story story, @ModelAttribute PresentPage page, @AuthenticationPrincipal SignedIn by) {
        presences.leave(story.id(), page, by.staffer());
    }
}
