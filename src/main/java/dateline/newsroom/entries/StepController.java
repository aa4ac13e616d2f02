package dateline.newsroom.entries;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.entry.EntryContent;
import dateline.entry.EntryRef;
import dateline.entry.EntryService;
import dateline.entry.EntryStatus;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.NewsroomPaths;
import dateline.newsroom.Screen;
import dateline.newsroom.desk.DeskReturn;
import dateline.newsroom.form.FieldErrors;
import dateline.newsroom.language.EditorWords;
import dateline.platform.error.Checks;
import dateline.platform.error.Conflict;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.StaleVersion;
import dateline.story.Story;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Moves an unpublished entry to its next status, with its content unchanged: submitted, published, or back to a draft.
 */
@Screen
@RequestMapping("/newsroom/stories/{slug}/entries/{number}")
class StepController {

    private final EntryService entryService;
    private final EntryAccess access;
    private final EntryForms entryForms;
    private final EditorWords words;

    StepController(EntryService entryService, EntryAccess access, EntryForms entryForms, EditorWords words) {
        this.entryService = entryService;
        this.access = access;
        this.entryForms = entryForms;
        this.words = words;
    }

    /** @param version the version the editor saw when pressing the button */
    @Requires(AccountRole.EDITOR)
    @PostMapping(path = "/publication", params = "!remove")
    ModelAndView publish(
            Story story,
            @PathVariable long number,
            @RequestParam long version,
            @RequestParam @Nullable String list,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        return step(story, number, version, EntryStatus.PUBLISHED, list, "told.published.now", by, redirect);
    }

    /**
     * Undoes a publication within 60 s: retracts the entry without a notice. A script then puts its text back into the
     * composer.
     */
    @Requires(AccountRole.EDITOR)
    @PostMapping(path = "/publication", params = "remove")
    ModelAndView unpublish(
            Story story, @PathVariable long number, @AuthenticationPrincipal SignedIn by, RedirectAttributes redirect) {
        entryService.undo(new EntryRef(story.id(), number), by.staffer());
        FlashNotice.say(redirect, "told.undone", number);
        FlashNotice.link(redirect, "told.back.link", NewsroomPaths.story(story.slug()) + "/entries/" + number);
        return DeskReturn.to(story);
    }

    @PostMapping("/submission")
    ModelAndView submit(
            Story story,
            @PathVariable long number,
            @RequestParam long version,
            @RequestParam @Nullable String list,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        return step(story, number, version, EntryStatus.SUBMITTED, list, "told.filed", by, redirect);
    }

    /** Cancels the scheduled publication; the entry becomes a draft. */
    @Requires(AccountRole.EDITOR)
    @PostMapping("/schedule")
    ModelAndView unschedule(
            Story story,
            @PathVariable long number,
            @RequestParam long version,
            @RequestParam @Nullable String list,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        return step(story, number, version, EntryStatus.DRAFT, list, "told.unscheduled", by, redirect);
    }

    private ModelAndView step(
            Story story,
            long number,
            long version,
            EntryStatus next,
            @Nullable String list,
            String told,
            SignedIn by,
            RedirectAttributes redirect) {
        EntryAccess.Standing standing = access.standing(story, number, by);
        EntryForm form = next == EntryStatus.PUBLISHED
                ? standing.form().now()
                : standing.form().stepping(next);
        try {
            Checks checks = new Checks();
            EntryContent content = form.content(story.zone(), standing.entry(), checks);
            checks.settle();
            entryService.edit(new EntryRef(story.id(), number), version, content, next, false, by.staffer());
        } catch (InvalidInput invalidInput) {
            return new ModelAndView("newsroom/entry-edit", HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject(
                            "composer",
                            entryForms.refused(
                                    story,
                                    number,
                                    standing.form(),
                                    FieldErrors.of(invalidInput, EntryForm::field, words.now())));
        } catch (StaleVersion staleVersion) {
            throw new Conflict("stale", "Update " + number + " was changed since.", number);
        }
        FlashNotice.say(redirect, told, number);
        return DeskReturn.to(story, list);
    }
}
