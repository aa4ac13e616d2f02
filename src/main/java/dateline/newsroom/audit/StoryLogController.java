package dateline.newsroom.audit;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.audit.AuditFilter;
import dateline.newsroom.NewsroomPaths;
import dateline.newsroom.Screen;
import dateline.newsroom.StoryRows;
import dateline.platform.paging.TimeKey;
import dateline.story.Story;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What was done to a story and its entries, for editors: without network addresses and sessions. */
@Screen
@Requires(AccountRole.EDITOR)
class StoryLogController {

    private final AuditPages pages;
    private final StoryRows heads;

    StoryLogController(AuditPages pages, StoryRows heads) {
        this.pages = pages;
        this.heads = heads;
    }

    @GetMapping("/newsroom/stories/{slug}/log")
    ModelAndView list(Story story, @RequestParam(required = false) @Nullable String before) {
        TimeKey position = before == null ? null : TimeKey.of(before);
        return new ModelAndView("newsroom/story-log")
                .addObject("story", heads.of(story.id()))
                .addObject(
                        "trail",
                        pages.page(
                                AuditFilter.ofStory(story.id()),
                                position == null ? TimeKey.NEWEST : position,
                                story.zone(),
                                after -> NewsroomPaths.story(story.slug()) + "/log?before=" + after));
    }
}
