package dateline.newsroom.entries;

import dateline.account.SignedIn;
import dateline.entry.Entry;
import dateline.entry.EntryRef;
import dateline.entry.EntryService;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.Screen;
import dateline.newsroom.desk.DeskPages;
import dateline.newsroom.desk.DeskReturn;
import dateline.platform.error.Conflict;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.StaleVersion;
import dateline.story.Story;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows what a revision of an entry changed, word by word, and restores it. */
@Screen
@RequestMapping("/newsroom/stories/{slug}/entries/{number}/revisions/{revision}")
class RevisionController {

    private final EntryService entryService;
    private final EntryAccess access;
    private final DeskPages desks;
    private final RevisionPages revisions;

    RevisionController(EntryService entryService, EntryAccess access, DeskPages desks, RevisionPages revisions) {
        this.entryService = entryService;
        this.access = access;
        this.desks = desks;
        this.revisions = revisions;
    }

    @GetMapping
    ModelAndView show(
            Story story, @PathVariable long number, @PathVariable int revision, @AuthenticationPrincipal SignedIn by) {
        Entry entry = access.seen(story, number, by);
        return new ModelAndView("newsroom/revision")
                .addObject("sheet", desks.sheet(new EntryRef(story.id(), number)))
                .addObject("revision", revisions.of(story, entry, revision));
    }

    /** @param version the version the editor saw */
    @PostMapping("/restoration")
    ModelAndView restore(
            Story story,
            @PathVariable long number,
            @PathVariable int revision,
            @RequestParam long version,
            @RequestParam(defaultValue = "false") boolean updated,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        access.changed(story, number, by);
        try {
            entryService.revert(new EntryRef(story.id(), number), version, revision, updated, by.staffer());
        } catch (StaleVersion staleVersion) {
            throw new Conflict("stale", "Update " + number + " was changed since.", number);
        } catch (InvalidInput invalidInput) {
            throw new Conflict(
                    "revision",
                    "Version " + revision + " of update " + number + " cannot stand any more.",
                    revision,
                    number);
        }
        FlashNotice.say(redirect, "told.reverted", number, revision);
        return DeskReturn.toEntry(story, number);
    }
}
