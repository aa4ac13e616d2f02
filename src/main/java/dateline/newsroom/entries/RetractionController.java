package dateline.newsroom.entries;

import dateline.account.SignedIn;
import dateline.entry.Entry;
import dateline.entry.EntryRef;
import dateline.entry.EntryService;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.NewsroomPaths;
import dateline.newsroom.Screen;
import dateline.newsroom.desk.DeskPages;
import dateline.newsroom.desk.DeskReturn;
import dateline.newsroom.form.FieldErrors;
import dateline.newsroom.language.EditorWords;
import dateline.platform.error.Conflict;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.StaleVersion;
import dateline.story.Story;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Retracts an entry, with a notice or silently, and restores it. A draft is discarded. */
@Screen
@RequestMapping("/newsroom/stories/{slug}/entries/{number}/retraction")
class RetractionController {

    private final EntryService entryService;
    private final EntryAccess access;
    private final DeskPages desks;
    private final EditorWords words;

    RetractionController(EntryService entryService, EntryAccess access, DeskPages desks, EditorWords words) {
        this.entryService = entryService;
        this.access = access;
        this.desks = desks;
        this.words = words;
    }

    @GetMapping
    ModelAndView form(Story story, @PathVariable long number, @AuthenticationPrincipal SignedIn by) {
        access.changed(story, number, by);
        return page(story, number, "", false, FieldErrors.NONE, HttpStatus.OK);
    }

    @PostMapping(params = "!remove")
    ModelAndView create(
            Story story,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean silent,
            @RequestParam @Nullable String list,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        Entry entry = access.changed(story, number, by);
        boolean out = entry.publication().releasedAt() != null;
        try {
            entryService.retract(new EntryRef(story.id(), number), looked(entry, by), reason, silent, by.staffer());
        } catch (StaleVersion staleVersion) {
            throw changed(number);
        } catch (InvalidInput invalidInput) {
            return page(
                    story,
                    number,
                    reason,
                    silent,
                    FieldErrors.of(invalidInput, name -> name, words.now()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        FlashNotice.say(redirect, out ? "told.retracted" : "told.discarded", number);
        FlashNotice.saved(redirect, story.id() + "/retraction-" + number);
        if (!out) {
            FlashNotice.link(redirect, "told.back.link", NewsroomPaths.story(story.slug()) + "/entries/" + number);
        }
        FlashNotice.undo(redirect, NewsroomPaths.story(story.slug()) + "/entries/" + number + "/retraction");
        return out ? DeskReturn.toEntry(story, number) : DeskReturn.to(story, list);
    }

    @PostMapping(params = "remove")
    ModelAndView delete(
            Story story,
            @PathVariable long number,
            @RequestParam @Nullable String list,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        Entry entry = access.changed(story, number, by);
        boolean out = entry.publication().releasedAt() != null;
        try {
            entryService.restore(new EntryRef(story.id(), number), looked(entry, by), by.staffer());
        } catch (StaleVersion staleVersion) {
            throw changed(number);
        }
        FlashNotice.say(redirect, "told.back", number);
        return out && list == null ? DeskReturn.toEntry(story, number) : DeskReturn.to(story, list);
    }

    /**
     * Returns the version on which the ownership check was made; null for editors. An editor may publish the entry in
     * the next moment, and then a reporter may no longer retract it.
     */
    private static @Nullable Long looked(Entry entry, SignedIn by) {
        return by.publishes() ? null : entry.version();
    }

    private static Conflict changed(long number) {
        return new Conflict("stale", "Update " + number + " was changed since.", number);
    }

    private ModelAndView page(
            Story story, long number, String reason, boolean silent, FieldErrors errors, HttpStatus status) {
        return new ModelAndView("newsroom/retraction", status)
                .addObject("sheet", desks.sheet(new EntryRef(story.id(), number)))
                .addObject("reason", reason)
                .addObject("silent", silent)
                .addObject("errors", errors);
    }
}
