package dateline.newsroom.stories;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.NewsroomPaths;
import dateline.newsroom.Screen;
import dateline.newsroom.StoryRows;
import dateline.newsroom.form.FieldErrors;
import dateline.newsroom.form.FormMerge.FormCopies;
import dateline.newsroom.form.Uploads;
import dateline.newsroom.language.EditorWords;
import dateline.platform.error.Checks;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.StaleVersion;
import dateline.story.Story;
import dateline.story.StoryContent;
import dateline.story.StoryService;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows and saves a story's settings. */
@Screen
@Requires(AccountRole.EDITOR)
@RequestMapping("/newsroom/stories/{slug}/settings")
class StorySettingsController {

    private final StoryService storyService;
    private final StoryRows rows;
    private final StoryForms forms;
    private final StoryMerges merges;
    private final FormCopies copies;
    private final Uploads uploads;
    private final EditorWords words;

    StorySettingsController(
            StoryService storyService,
            StoryRows rows,
            StoryForms forms,
            StoryMerges merges,
            FormCopies copies,
            Uploads uploads,
            EditorWords words) {
        this.storyService = storyService;
        this.rows = rows;
        this.forms = forms;
        this.merges = merges;
        this.copies = copies;
        this.uploads = uploads;
        this.words = words;
    }

    @GetMapping
    ModelAndView show(Story story) {
        StoryForm standing = forms.standing(story.id());
        return page(story, standing, FieldErrors.NONE, HttpStatus.OK).addObject("base", copies.whole(standing));
    }

    /**
     * @param base   the form that the editor started from, as JSON
     * @param fields all parameters, including the choices between two versions by part: {@code choice.headline=theirs}
     */
    @PostMapping
    ModelAndView update(
            Story story,
            @ModelAttribute StoryForm typed,
            @RequestParam @Nullable String base,
            @RequestParam Map<String, String> fields,
            @RequestParam @Nullable List<MultipartFile> files,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        StoryForm sent = fields.keySet().stream().noneMatch(name -> name.startsWith("choice."))
                ? typed
                : merges.chosen(story.id(), typed, part -> "theirs".equals(fields.get("choice." + part)));
        StoryForm form = sent;
        try {
            form = sent.illustrated(uploads.figures(files, by));
            Checks checks = new Checks();
            StoryContent content = form.content(story, checks);
            checks.settle();
            Story saved = storyService.edit(story.id(), form.version(), content, null, by.staffer());
            FlashNotice.say(redirect, "told.story.saved");
            FlashNotice.saved(redirect, saved.id() + "/settings");
            return new ModelAndView("redirect:" + NewsroomPaths.story(saved.slug()));
        } catch (InvalidInput invalidInput) {
            return page(
                            story,
                            form,
                            FieldErrors.of(invalidInput, StoryForm::field, words.now()),
                            HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("base", base);
        } catch (StaleVersion staleVersion) {
            StoryMerges.Merged merged = merges.of(story.id(), form, base);
            return page(story, merged.form(), FieldErrors.NONE, HttpStatus.CONFLICT)
                    .addObject("merge", merged.merge())
                    .addObject("base", merged.base());
        }
    }

    private ModelAndView page(Story story, StoryForm form, FieldErrors errors, HttpStatus status) {
        ModelAndView page =
                forms.page("newsroom/story-settings", story, form, errors).addObject("story", rows.of(story.id()));
        page.setStatus(status);
        return page;
    }
}
