package dateline.desk;

import dateline.account.SignedIn;
import dateline.entry.EntryDesk;
import dateline.newsroom.FieldErrors;
import dateline.newsroom.Screen;
import dateline.newsroom.Told;
import dateline.site.Refused;
import dateline.story.Story;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Taking an update back, with a notice or silently, and bringing it back; a draft is thrown away. */
@Screen
@RequestMapping("/newsroom/stories/{slug}/entries/{number}/retraction")
class RetractionController {

    private final EntryDesk desk;
    private final DeskPages desks;
    private final MessageSource messages;

    RetractionController(EntryDesk desk, DeskPages desks, MessageSource messages) {
        this.desk = desk;
        this.desks = desks;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView form(Story story, @PathVariable long number) {
        return page(story, number, "", false, FieldErrors.NONE, HttpStatus.OK);
    }

    @PostMapping(params = "!remove")
    ModelAndView create(Story story, @PathVariable long number, @RequestParam(defaultValue = "") String reason,
                        @RequestParam(defaultValue = "false") boolean silent, @AuthenticationPrincipal SignedIn by, RedirectAttributes redirect) {
        boolean out = !allowed(story, number, by).isWaiting();
        try {
            desk.retract(story.slug(), number, null, reason, silent, by.staffer());
        } catch (Refused refused) {
            return page(story, number, reason, silent, FieldErrors.of(refused, name -> name, messages), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Told.tell(redirect, out ? "Update #" + number + " is retracted." : "#" + number + " is thrown away.",
            out ? null : "Bring it back", "/newsroom/stories/" + story.slug() + "/entries/" + number);
        return new ModelAndView("redirect:/newsroom/stories/" + story.slug() + (out ? "/entries/" + number : ""));
    }

    @PostMapping(params = "remove")
    String delete(Story story, @PathVariable long number, @AuthenticationPrincipal SignedIn by, RedirectAttributes redirect) {
        boolean out = desks.sheet(story.slug(), number).row().time() != null;
        allowed(story, number, by);
        desk.restore(story.slug(), number, null, by.staffer());
        Told.tell(redirect, "#" + number + " is back.");
        return "redirect:/newsroom/stories/" + story.slug() + (out ? "/entries/" + number : "");
    }

    /** A reporter throws away a draft of their own; the rest is an editor's. */
    private EntryRow allowed(Story story, long number, SignedIn by) {
        EntryRow row = desks.sheet(story.slug(), number).row();
        by.mustPublishUnless(row.is("draft"), row.createdBy());
        return row;
    }

    private ModelAndView page(Story story, long number, String reason, boolean silent, FieldErrors errors, HttpStatus status) {
        return new ModelAndView("newsroom/retraction", status).addObject("sheet", desks.sheet(story.slug(), number)).addObject("reason", reason)
            .addObject("silent", silent).addObject("errors", errors);
    }
}
