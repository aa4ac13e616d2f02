package dateline.newsroom.entries;

import dateline.account.SignedIn;
import dateline.entry.EntryService;
import dateline.entry.Pins;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.Screen;
import dateline.story.Story;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pins and unpins an entry at the top of its story. A story has at most one pinned entry. */
@Screen
@RequestMapping("/newsroom/stories/{slug}/entries/{number}/pin")
class PinController {

    private final EntryService desk;
    private final Pins pins;

    PinController(EntryService desk, Pins pins) {
        this.desk = desk;
        this.pins = pins;
    }

    @PostMapping(params = "!remove")
    String create(
            Story story, @PathVariable long number, @AuthenticationPrincipal SignedIn by, RedirectAttributes redirect) {
        by.mustPublish();
        Optional<Long> before = pins.pinned(story.id()).filter(pinned -> pinned != number);
        desk.pin(story.slug(), number, by.staffer());
        FlashNotice.say(redirect, "told.pinned", number);
        if (before.isPresent()) {
            FlashNotice.again(redirect, path(story, before.get()));
        } else {
            FlashNotice.undo(redirect, path(story, number));
        }
        return "redirect:/newsroom/stories/" + story.slug();
    }

    @PostMapping(params = "remove")
    String delete(
            Story story, @PathVariable long number, @AuthenticationPrincipal SignedIn by, RedirectAttributes redirect) {
        by.mustPublish();
        desk.unpin(story.slug(), number, by.staffer());
        FlashNotice.say(redirect, "told.unpinned", number);
        FlashNotice.again(redirect, path(story, number));
        return "redirect:/newsroom/stories/" + story.slug();
    }

    private static String path(Story story, long number) {
        return "/newsroom/stories/" + story.slug() + "/entries/" + number + "/pin";
    }
}
