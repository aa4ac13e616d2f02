package dateline.desk;

import dateline.account.SignedIn;
import dateline.entry.EntryContent;
import dateline.entry.EntryDesk;
import dateline.entry.EntryStatus;
import dateline.newsroom.FieldErrors;
import dateline.newsroom.Screen;
import dateline.newsroom.Told;
import dateline.site.Checks;
import dateline.site.Conflict;
import dateline.site.Refused;
import dateline.site.Stale;
import dateline.story.Story;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A draft or a scheduled update, published now as it stands. */
@Screen
class PublicationController {

    private final EntryDesk desk;
    private final Composers composers;
    private final MessageSource messages;

    PublicationController(EntryDesk desk, Composers composers, MessageSource messages) {
        this.desk = desk;
        this.composers = composers;
        this.messages = messages;
    }

    /** @param version the version the editor saw when pressing the button */
    @PostMapping("/newsroom/stories/{slug}/entries/{number}/publication")
    ModelAndView create(Story story, @PathVariable long number, @RequestParam long version, @AuthenticationPrincipal SignedIn by,
                        RedirectAttributes redirect) {
        by.mustPublish();
        Composers.Composer standing = composers.standing(story, number);
        try {
            Checks checks = new Checks();
            EntryContent content = standing.form().now().content(story.zone(), null, checks);
            checks.settle();
            desk.edit(story.slug(), number, version, content, EntryStatus.PUBLISHED, false, by.staffer());
        } catch (Refused refused) {
            return new ModelAndView("newsroom/entry-edit", HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("composer", composers.refused(story, number, standing.form(), FieldErrors.of(refused, EntryForm::field, messages)));
        } catch (Stale stale) {
            throw new Conflict("stale", "A colleague changed #" + number + " since this page was opened. Look at it again before you publish it.");
        }
        Told.tell(redirect, "Published as #" + number + ".");
        return new ModelAndView("redirect:/newsroom/stories/" + story.slug());
    }
}
