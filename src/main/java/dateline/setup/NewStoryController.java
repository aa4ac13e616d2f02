package dateline.setup;

import dateline.account.SignedIn;
import dateline.newsroom.EditorWords;
import dateline.newsroom.FieldErrors;
import dateline.newsroom.Screen;
import dateline.newsroom.Told;
import dateline.newsroom.Uploads;
import dateline.site.Checks;
import dateline.site.Refused;
import dateline.site.Site;
import dateline.story.Status;
import dateline.story.Story;
import dateline.story.StoryContent;
import dateline.story.StoryDesk;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** New stories: a headline is enough. */
@Screen
class NewStoryController {

    private final StoryDesk stories;
    private final StoryForms forms;
    private final Uploads uploads;
    private final EditorWords words;
    private final Site site;

    NewStoryController(StoryDesk stories, StoryForms forms, Uploads uploads, EditorWords words, Site site) {
        this.stories = stories;
        this.forms = forms;
        this.uploads = uploads;
        this.words = words;
        this.site = site;
    }

    @GetMapping("/newsroom/stories/new")
    ModelAndView form(@AuthenticationPrincipal SignedIn by) {
        by.mustPublish();
        return forms.page("newsroom/story-new", StoryForm.blank(site.timeZone(), site.language()), FieldErrors.NONE);
    }

    @PostMapping("/newsroom/stories")
    ModelAndView create(@ModelAttribute StoryForm sent, @RequestParam @Nullable List<MultipartFile> files, @AuthenticationPrincipal SignedIn by,
                        RedirectAttributes redirect) {
        by.mustPublish();
        StoryForm form = sent;
        try {
            form = sent.illustrated(uploads.figures(files, by));
            Checks checks = new Checks();
            StoryContent content = form.content(checks);
            checks.settle();
            Story story = stories.create(content, form.wanted(Status.LIVE), by.staffer());
            Told.say(redirect, story.isPublic() ? "told.story.begun" : "told.story.draft");
            return new ModelAndView("redirect:/newsroom/stories/" + story.slug());
        } catch (Refused refused) {
            ModelAndView page = forms.page("newsroom/story-new", form, FieldErrors.of(refused, StoryForm::field, words.now()));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }
}
