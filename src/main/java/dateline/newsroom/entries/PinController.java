package dateline.newsroom.entries;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.entry.EntryRef;
import dateline.entry.EntryService;
import dateline.entry.Pins;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.NewsroomPaths;
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
@Requires(AccountRole.EDITOR)
@RequestMapping("/newsroom/stories/{slug}/entries/{number}/pin")
class PinController {

    private final EntryService entryService;
    private final Pins pins;

    PinController(EntryService entryService, Pins pins) {
        this.entryService = entryService;
        this.pins = pins;
    }

    @PostMapping(params = "!remove")
    String create(
            Story story, @PathVariable long number, @AuthenticationPrincipal SignedIn by, RedirectAttributes redirect) {
        Optional<Long> before = pins.pinned(story.id()).filter(pinned -> pinned != number);
        entryService.pin(new EntryRef(story.id(), number), by.staffer());
        FlashNotice.say(redirect, "told.pinned", number);
        if (before.isPresent()) {
            FlashNotice.again(redirect, path(story, before.get()));
        } else {
            FlashNotice.undo(redirect, path(story, number));
        }
        return "redirect:" + NewsroomPaths.story(story.slug());
    }

    @PostMapping(params = "remove")
    String delete(
            Story story, @PathVariable long number, @AuthenticationPrincipal SignedIn by, RedirectAttributes redirect) {
        entryService.unpin(new EntryRef(story.id(), number), by.staffer());
        FlashNotice.say(redirect, "told.unpinned", number);
        FlashNotice.again(redirect, path(story, number));
        return "redirect:" + NewsroomPaths.story(story.slug());
    }

    private static String path(Story story, long number) {
        return NewsroomPaths.story(story.slug()) + "/entries/" + number + "/pin";
    }
}
