package dateline.newsroom.stories;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.NewsroomPaths;
import dateline.newsroom.Screen;
import dateline.newsroom.form.FieldErrors;
import dateline.newsroom.language.EditorWords;
import dateline.platform.error.Checks;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import dateline.platform.settings.Site;
import dateline.story.Status;
import dateline.story.Stories;
import dateline.story.Story;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Creates stories; only a headline is required. */
@Screen
@Requires(AccountRole.EDITOR)
class NewStoryController {

    private final StoryService storyService;
    private final Stories stories;
    private final StoryForms forms;
    private final EarlierStories earlier;
    private final EditorWords words;
    private final Site site;

    NewStoryController(
            StoryService storyService,
            Stories stories,
            StoryForms forms,
            EarlierStories earlier,
            EditorWords words,
            Site site) {
        this.storyService = storyService;
        this.stories = stories;
        this.forms = forms;
        this.earlier = earlier;
        this.words = words;
        this.site = site;
    }

    @GetMapping("/newsroom/stories/new")
    ModelAndView form() {
        return page(StoryForm.blank(site.timeZone(), site.language()), FieldErrors.NONE, null);
    }

    /**
     * Shows the form again with what was typed so far. When an earlier story is chosen, its settings are filled in.
     *
     * @param typed words of the earlier story's headline
     * @param from  the slug of the chosen story
     */
    @PostMapping("/newsroom/stories/new")
    ModelAndView like(
            @ModelAttribute StoryForm sent,
            @RequestParam("earlier") @Nullable String typed,
            @RequestParam @Nullable String from) {
        if (from == null) {
            return page(sent, FieldErrors.NONE, typed);
        }
        long id = stories.idOf(from).orElseThrow(() -> new NotFound("story", from));
        StoryForm like = forms.standing(id);
        return page(sent.like(like), FieldErrors.NONE, null).addObject("taken", like.headline());
    }

    @PostMapping("/newsroom/stories")
    ModelAndView create(
            @ModelAttribute StoryForm form, @AuthenticationPrincipal SignedIn by, RedirectAttributes redirect) {
        try {
            Checks checks = new Checks();
            StoryContent content = form.content(null, checks);
            checks.settle();
            Story story = storyService.create(content, form.wanted(Status.LIVE), by.staffer());
            FlashNotice.say(
                    redirect,
                    switch (story.status()) {
                        case LIVE -> "told.story.begun";
                        case UPCOMING -> "told.story.upcoming";
                        default -> "told.story.draft";
                    });
            FlashNotice.saved(redirect, "new-story");
            return new ModelAndView("redirect:" + NewsroomPaths.story(story.slug()));
        } catch (InvalidInput invalidInput) {
            ModelAndView page = page(form, FieldErrors.of(invalidInput, StoryForm::field, words.now()), null);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private ModelAndView page(StoryForm form, FieldErrors errors, @Nullable String typed) {
        return forms.page("newsroom/story-new", form, errors)
                .addObject("earlier", typed)
                .addObject("found", earlier.like(typed));
    }
}
