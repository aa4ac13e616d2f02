package dateline.newsroom.desk;

import dateline.account.SignedIn;
import dateline.newsroom.Screen;
import dateline.newsroom.entries.EntryForms;
import dateline.story.Story;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Shows a story's desk: the composer, the lists of entries, and the story's status on one page. */
@Screen
class DeskController {

    private final DeskSnapshots snapshots;
    private final EntryForms entryForms;

    DeskController(DeskSnapshots snapshots, EntryForms entryForms) {
        this.snapshots = snapshots;
        this.entryForms = entryForms;
    }

    /** Shows the desk. The path ending in {@code now} returns the same page for refreshing one that is already open. */
    @GetMapping({"/newsroom/stories/{slug}", "/newsroom/stories/{slug}/now"})
    String show(Story story, @ModelAttribute DeskQuery query, @AuthenticationPrincipal SignedIn by, Model model) {
        model.addAllAttributes(snapshots.attributes(story, query, by));
        model.addAttribute("composer", entryForms.blank(story));
        return "newsroom/desk";
    }
}
