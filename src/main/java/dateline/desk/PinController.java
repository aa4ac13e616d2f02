package dateline.desk;

import dateline.account.SignedIn;
import dateline.entry.EntryDesk;
import dateline.newsroom.Screen;
import dateline.newsroom.Told;
import dateline.story.Story;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The one update that stands pinned at the top of its story. */
@Screen
@RequestMapping("/newsroom/stories/{slug}/entries/{number}/pin")
class PinController {

    private final EntryDesk desk;

    PinController(EntryDesk desk) {
        this.desk = desk;
    }

    @PostMapping(params = "!remove")
    String create(Story story, @PathVariable long number, @AuthenticationPrincipal SignedIn by, RedirectAttributes redirect) {
        by.mustPublish();
        desk.pin(story.slug(), number, by.staffer());
        Told.say(redirect, "told.pinned", number);
        return "redirect:/newsroom/stories/" + story.slug();
    }

    @PostMapping(params = "remove")
    String delete(Story story, @PathVariable long number, @AuthenticationPrincipal SignedIn by, RedirectAttributes redirect) {
        by.mustPublish();
        desk.unpin(story.slug(), number, by.staffer());
        Told.say(redirect, "told.unpinned", number);
        return "redirect:/newsroom/stories/" + story.slug();
    }
}
