package dateline.newsroom.stories;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.NewsroomPaths;
import dateline.newsroom.Screen;
import dateline.platform.error.Conflict;
import dateline.platform.error.StaleVersion;
import dateline.story.Story;
import dateline.story.StoryService;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sets a story's headline back to an earlier one. */
@Screen
@Requires(AccountRole.EDITOR)
class HeadlineController {

    private final StoryService storyService;

    HeadlineController(StoryService storyService) {
        this.storyService = storyService;
    }

    @PostMapping("/newsroom/stories/{slug}/headline")
    String update(
            Story story,
            @RequestParam long number,
            @RequestParam long version,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        try {
            Story retitled = storyService.retitle(story.id(), version, number, by.staffer());
            FlashNotice.say(redirect, "headlines.again", retitled.headline());
            return "redirect:" + NewsroomPaths.story(retitled.slug()) + "/settings#headlines";
        } catch (StaleVersion staleVersion) {
            throw new Conflict(
                    "stale-story",
                    "A colleague changed the story at this moment. Look at its settings again, then put the headline back.");
        }
    }
}
