package dateline.newsroom.stories;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.NewsroomPaths;
import dateline.newsroom.Screen;
import dateline.platform.error.Conflict;
import dateline.platform.error.StaleVersion;
import dateline.story.Status;
import dateline.story.Story;
import dateline.story.StoryService;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes the status of a story: upcoming, live, ended, live again; withdrawn and restored. */
@Screen
@Requires(AccountRole.EDITOR)
class CoverageController {

    private final StoryService storyService;

    CoverageController(StoryService storyService) {
        this.storyService = storyService;
    }

    /** @param seen the status shown on the page with the button; a story whose status differs by now is left alone */
    @PostMapping("/newsroom/stories/{slug}/coverage")
    String create(
            Story story,
            @RequestParam String status,
            @RequestParam @Nullable String seen,
            RedirectAttributes redirect) {
        Status wanted = Status.of(status)
                .orElseThrow(() ->
                        new Conflict("coverage", "Coverage is upcoming, live or ended, or the story is withdrawn."));
        Status before = story.status();
        if (before != wanted && seen != null && !seen.equals(before.word())) {
            throw new Conflict(
                    "stale-coverage", "A colleague moved the story in between: it is " + before.word() + " now.");
        }
        try {
            storyService.moveCoverage(story.id(), before == wanted ? null : story.version(), wanted);
        } catch (StaleVersion staleVersion) {
            throw new Conflict("stale-story", "The story was changed at this moment.");
        }
        FlashNotice.say(redirect, "told.story." + wanted.word());
        if (before != wanted && before != Status.DRAFT) {
            FlashNotice.again(
                    redirect,
                    NewsroomPaths.story(story.slug()) + "/coverage?status=" + before.word() + "&seen=" + wanted.word());
        }
        return "redirect:" + NewsroomPaths.story(story.slug());
    }
}
