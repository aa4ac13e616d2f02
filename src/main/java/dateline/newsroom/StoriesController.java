package dateline.newsroom;

import dateline.account.SignedIn;
import dateline.site.Checks;
import dateline.site.Refused;
import dateline.site.Site;
import dateline.story.Status;
import dateline.story.Story;
import dateline.story.StoryContent;
import dateline.story.StoryDesk;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The newsroom's front, and new stories. */
@Controller
class StoriesController {

    private static final int MOST = 200;

    private final DeskPages desks;
    private final StoryDesk stories;
    private final StoryForms forms;
    private final Uploads uploads;
    private final MessageSource messages;
    private final Site site;

    StoriesController(DeskPages desks, StoryDesk stories, StoryForms forms, Uploads uploads, MessageSource messages, Site site) {
        this.desks = desks;
        this.stories = stories;
        this.forms = forms;
        this.uploads = uploads;
        this.messages = messages;
        this.site = site;
    }

    @GetMapping("/newsroom")
    ModelAndView list() {
        return new ModelAndView("newsroom/stories").addObject("stories", desks.stories(MOST));
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
            NewsroomAdvice.tell(redirect, story.isPublic() ? "The story is live. Write the first update."
                : "The story is a draft. Readers do not see it yet.");
            return new ModelAndView("redirect:/newsroom/stories/" + story.slug());
        } catch (Refused refused) {
            ModelAndView page = forms.page("newsroom/story-new", form, FieldErrors.of(refused, StoryForm::field, messages));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }
}
