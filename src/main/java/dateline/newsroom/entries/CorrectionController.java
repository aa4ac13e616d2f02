package dateline.newsroom.entries;

import dateline.account.SignedIn;
import dateline.entry.EntryService;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.Screen;
import dateline.newsroom.desk.DeskPages;
import dateline.newsroom.desk.DeskReturn;
import dateline.newsroom.form.FieldErrors;
import dateline.newsroom.language.EditorWords;
import dateline.platform.error.Refused;
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
@RequestMapping("/newsroom/stories/{slug}/entries/{number}/correction")
class CorrectionController {

    private final EntryService desk;
    private final DeskPages desks;
    private final EditorWords words;

    CorrectionController(EntryService desk, DeskPages desks, EditorWords words) {
        this.desk = desk;
        this.desks = desks;
        this.words = words;
    }

    @GetMapping
    ModelAndView form(Story story, @PathVariable long number, @AuthenticationPrincipal SignedIn by) {
        by.mustPublish();
        return page(story, number, "", FieldErrors.NONE, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView create(
            Story story,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String text,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        by.mustPublish();
        try {
            desk.correct(story.slug(), number, null, text, by.staffer());
        } catch (Refused refused) {
            return page(
                    story,
                    number,
                    text,
                    FieldErrors.of(refused, name -> name, words.now()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        FlashNotice.say(redirect, "told.corrected", number);
        return new ModelAndView("redirect:/newsroom/stories/" + story.slug() + "/entries/" + number);
    }

    @PostMapping("/{correction}")
    ModelAndView update(
            Story story,
            @PathVariable long number,
            @PathVariable int correction,
            @RequestParam(defaultValue = "") String text,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        by.mustPublish();
        try {
            desk.changeCorrection(story.slug(), number, null, correction, text, by.staffer());
        } catch (Refused refused) {
            return page(
                            story,
                            number,
                            "",
                            FieldErrors.of(refused, name -> name + "[" + correction + "]", words.now()),
                            HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("changing", correction)
                    .addObject("changed", text);
        }
        FlashNotice.say(redirect, "told.correction.changed", number);
        return new ModelAndView("redirect:/newsroom/stories/" + story.slug() + "/entries/" + number);
    }

    @PostMapping(path = "/{correction}/withdrawal", params = "!remove")
    ModelAndView withdraw(
            Story story,
            @PathVariable long number,
            @PathVariable int correction,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        by.mustPublish();
        desk.withdrawCorrection(story.slug(), number, null, correction, by.staffer());
        FlashNotice.say(redirect, "told.correction.withdrawn", number);
        FlashNotice.undo(
                redirect,
                "/newsroom/stories/" + story.slug() + "/entries/" + number + "/correction/" + correction
                        + "/withdrawal");
        return new ModelAndView("redirect:/newsroom/stories/" + story.slug() + "/entries/" + number);
    }

    @PostMapping(path = "/{correction}/withdrawal", params = "remove")
    ModelAndView reinstate(
            Story story,
            @PathVariable long number,
            @PathVariable int correction,
            @RequestParam @Nullable String list,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        by.mustPublish();
        desk.reinstateCorrection(story.slug(), number, correction, by.staffer());
        FlashNotice.say(redirect, "told.corrected", number);
        return list == null ? DeskReturn.toEntry(story, number) : DeskReturn.to(story, list);
    }

    private ModelAndView page(Story story, long number, String text, FieldErrors errors, HttpStatus status) {
        return new ModelAndView("newsroom/correction", status)
                .addObject("sheet", desks.sheet(story.slug(), number))
                .addObject("text", text)
                .addObject("errors", errors);
    }
}
