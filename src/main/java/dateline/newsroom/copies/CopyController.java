package dateline.newsroom.copies;

import dateline.account.SignedIn;
import dateline.entry.Entry;
import dateline.entry.EntryRef;
import dateline.entry.EntryStatus;
import dateline.entry.SavedEntry;
import dateline.entry.copy.CopyTarget;
import dateline.entry.copy.EntryCopies;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.NewsroomPaths;
import dateline.newsroom.Screen;
import dateline.newsroom.desk.DeskPages;
import dateline.newsroom.desk.DeskReturn;
import dateline.newsroom.entries.EntryAccess;
import dateline.newsroom.form.FieldErrors;
import dateline.newsroom.language.EditorWords;
import dateline.platform.error.Conflict;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.StaleVersion;
import dateline.story.Stories;
import dateline.story.Story;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Copies an update into another story, or moves it there. A reporter's copy is a draft. */
@Screen
@RequestMapping("/newsroom/stories/{slug}/entries/{number}/copies")
class CopyController {

    private final EntryCopies copies;
    private final EntryAccess access;
    private final Stories stories;
    private final StoryChoices choices;
    private final DeskPages desks;
    private final EditorWords words;

    CopyController(
            EntryCopies copies,
            EntryAccess access,
            Stories stories,
            StoryChoices choices,
            DeskPages desks,
            EditorWords words) {
        this.copies = copies;
        this.access = access;
        this.stories = stories;
        this.choices = choices;
        this.desks = desks;
        this.words = words;
    }

    @GetMapping
    ModelAndView form(Story story, @PathVariable long number, @AuthenticationPrincipal SignedIn by) {
        access.seen(story, number, by);
        return page(story, number, CopyForm.EMPTY, FieldErrors.NONE, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView create(
            Story story,
            @PathVariable long number,
            CopyForm form,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        Entry source = form.moves() ? access.changed(story, number, by) : access.seen(story, number, by);
        EntryStatus status = by.publishes() || source.status().isWritersOwn() ? source.status() : EntryStatus.DRAFT;
        try {
            if (form.slug().isEmpty()) {
                throw new InvalidInput("story", "required");
            }
            long target = stories.idOf(form.slug()).orElseThrow(() -> new InvalidInput("story", "copy-story"));
            SavedEntry copy = copies.copy(
                    new EntryRef(story.id(), number),
                    form.version(),
                    new CopyTarget(target, status, form.moves()),
                    by.staffer());
            FlashNotice.say(redirect, form.moves() ? "told.moved" : "told.copied", number);
            FlashNotice.link(
                    redirect, "told.copied.link", NewsroomPaths.story(form.slug()) + "/entries/" + copy.number());
            return form.moves() ? DeskReturn.to(story) : DeskReturn.toEntry(story, number);
        } catch (StaleVersion staleVersion) {
            throw new Conflict("stale", "Update " + number + " was changed since.", number);
        } catch (InvalidInput invalidInput) {
            return page(
                    story,
                    number,
                    form,
                    FieldErrors.of(invalidInput, name -> name.equals("story") ? form.field() : name, words.now()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private ModelAndView page(Story story, long number, CopyForm form, FieldErrors errors, HttpStatus status) {
        return new ModelAndView("newsroom/copy", status)
                .addObject("sheet", desks.sheet(new EntryRef(story.id(), number)))
                .addObject("choices", choices.besides(story.id()))
                .addObject("form", form)
                .addObject("errors", errors);
    }
}
