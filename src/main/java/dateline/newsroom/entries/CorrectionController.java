package dateline.newsroom.entries;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
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

/** Adds, changes, withdraws and reinstates an entry's corrections, which readers see. */
@Screen
@Requires(AccountRole.EDITOR)
@RequestMapping("/newsroom/stories/{slug}/entries/{number}/correction")
class CorrectionController {

    private final EntryService entryService;
    private final DeskPages desks;
    private final EditorWords words;

    CorrectionController(EntryService entryService, DeskPages desks, EditorWords words) {
        this.entryService = entryService;
        this.desks = desks;
        this.words = words;
    }

    @GetMapping
    ModelAndView form(Story story, @PathVariable long number) {
        return page(story, number, "", FieldErrors.NONE, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView create(
            Story story,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String text,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        try {
            entryService.correct(new EntryRef(story.id(), number), null, text, by.staffer());
        } catch (InvalidInput invalidInput) {
            return page(
                    story,
                    number,
                    text,
                    FieldErrors.of(invalidInput, name -> name, words.now()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        FlashNotice.say(redirect, "told.corrected", number);
        FlashNotice.saved(redirect, story.id() + "/correction-" + number);
        return new ModelAndView("redirect:" + NewsroomPaths.story(story.slug()) + "/entries/" + number);
    }

    @PostMapping("/{correction}")
    ModelAndView update(
            Story story,
            @PathVariable long number,
            @PathVariable int correction,
            @RequestParam @Nullable Long version,
            @RequestParam(defaultValue = "") String text,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        try {
            entryService.changeCorrection(new EntryRef(story.id(), number), version, correction, text, by.staffer());
        } catch (StaleVersion staleVersion) {
            FieldErrors stale =
                    FieldErrors.ofField("text[" + correction + "]", words.now().say("correction.stale", number));
            return changing(page(story, number, "", stale, HttpStatus.UNPROCESSABLE_CONTENT), correction, text);
        } catch (InvalidInput invalidInput) {
            FieldErrors errors = FieldErrors.of(invalidInput, name -> name + "[" + correction + "]", words.now());
            return changing(page(story, number, "", errors, HttpStatus.UNPROCESSABLE_CONTENT), correction, text);
        }
        FlashNotice.say(redirect, "told.correction.changed", number);
        FlashNotice.saved(redirect, story.id() + "/correction-" + number + "-" + correction);
        return new ModelAndView("redirect:" + NewsroomPaths.story(story.slug()) + "/entries/" + number);
    }

    @PostMapping(path = "/{correction}/withdrawal", params = "!remove")
    ModelAndView withdraw(
            Story story,
            @PathVariable long number,
            @PathVariable int correction,
            @RequestParam @Nullable Long version,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        try {
            entryService.withdrawCorrection(new EntryRef(story.id(), number), version, correction, by.staffer());
        } catch (StaleVersion staleVersion) {
            throw new Conflict("stale", "Update " + number + " was changed since.", number);
        }
        FlashNotice.say(redirect, "told.correction.withdrawn", number);
        FlashNotice.undo(
                redirect,
                NewsroomPaths.story(story.slug()) + "/entries/" + number + "/correction/" + correction + "/withdrawal");
        return new ModelAndView("redirect:" + NewsroomPaths.story(story.slug()) + "/entries/" + number);
    }

    @PostMapping(path = "/{correction}/withdrawal", params = "remove")
    ModelAndView reinstate(
            Story story,
            @PathVariable long number,
            @PathVariable int correction,
            @RequestParam @Nullable String list,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        entryService.reinstateCorrection(new EntryRef(story.id(), number), correction, by.staffer());
        FlashNotice.say(redirect, "told.corrected", number);
        return list == null ? DeskReturn.toEntry(story, number) : DeskReturn.to(story, list);
    }

    private static ModelAndView changing(ModelAndView page, int correction, String text) {
        return page.addObject("changing", correction).addObject("changed", text);
    }

    private ModelAndView page(Story story, long number, String text, FieldErrors errors, HttpStatus status) {
        return new ModelAndView("newsroom/correction", status)
                .addObject("sheet", desks.sheet(new EntryRef(story.id(), number)))
                .addObject("text", text)
                .addObject("errors", errors);
    }
}
