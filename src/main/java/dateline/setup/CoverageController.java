package dateline.setup;

import dateline.account.SignedIn;
import dateline.newsroom.Screen;
import dateline.newsroom.Told;
import dateline.site.Conflict;
import dateline.site.Stale;
import dateline.story.Status;
import dateline.story.Story;
import dateline.story.StoryDesk;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Coverage: opened, ended, opened again. */
@Screen
class CoverageController {

    private final StoryDesk stories;
    private final StoryForms forms;

    CoverageController(StoryDesk stories, StoryForms forms) {
        this.stories = stories;
        this.forms = forms;
    }

    @PostMapping("/newsroom/stories/{slug}/coverage")
    String create(Story story, @RequestParam String status, @AuthenticationPrincipal SignedIn by, RedirectAttributes redirect) {
        by.mustPublish();
        Status wanted = Status.of(status).orElseThrow(() -> new Conflict("coverage", "Coverage is upcoming, live or ended, or the story is withdrawn."));
        StoryForms.Standing standing = forms.content(story.slug());
        try {
            stories.edit(story.slug(), standing.version(), standing.content(), wanted, by.staffer());
        } catch (Stale stale) {
            throw new Conflict("stale-story", "The story was changed at this moment.");
        }
        Told.say(redirect, "told.story." + wanted.word());
        return "redirect:/newsroom/stories/" + story.slug();
    }
}
