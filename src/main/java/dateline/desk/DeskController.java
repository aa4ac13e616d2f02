package dateline.desk;

import dateline.account.SignedIn;
import dateline.newsroom.Screen;
import dateline.story.Story;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The heart of the newsroom: everything about a running story on one page. */
@Screen
class DeskController {

    private final DeskPages desks;
    private final Composers composers;

    DeskController(DeskPages desks, Composers composers) {
        this.desks = desks;
        this.composers = composers;
    }

    /** {@code now} is the same for a page that is open already. */
    @GetMapping({"/newsroom/stories/{slug}", "/newsroom/stories/{slug}/now"})
    String show(Story story, @ModelAttribute DeskQuery query, @AuthenticationPrincipal SignedIn by, Model model) {
        model.addAttribute("desk", desks.desk(story.slug(), query, by));
        model.addAttribute("composer", composers.blank(story));
        return "newsroom/desk";
    }
}
