package dateline.newsroom.entries;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.entry.EntryRef;
import dateline.entry.EntryService;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.Screen;
import dateline.newsroom.desk.DeskPages;
import dateline.newsroom.desk.DeskReturn;
import dateline.newsroom.form.FieldErrors;
import dateline.newsroom.language.EditorWords;
import dateline.platform.error.InvalidInput;
import dateline.story.Story;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sends a submitted entry back to its author, with a note on what it lacks. */
@Screen
@Requires(AccountRole.EDITOR)
@RequestMapping("/newsroom/stories/{slug}/entries/{number}/return")
class ReturnController {

    private final EntryService entryService;
    private final DeskPages desks;
    private final EditorWords words;

    ReturnController(EntryService entryService, DeskPages desks, EditorWords words) {
        this.entryService = entryService;
        this.desks = desks;
        this.words = words;
    }

    @GetMapping
    ModelAndView form(Story story, @PathVariable long number) {
        return page(story, number, "", FieldErrors.NONE, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView create(
            Story story,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String note,
            @RequestParam @Nullable String list,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        try {
            entryService.sendBack(new EntryRef(story.id(), number), null, note, by.staffer());
        } catch (InvalidInput invalidInput) {
            return page(
                    story,
                    number,
                    note,
                    FieldErrors.of(invalidInput, name -> name, words.now()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        FlashNotice.say(redirect, "told.returned", number);
        FlashNotice.saved(redirect, "return/" + story.id() + "/" + number);
        return DeskReturn.to(story, list);
    }

    private ModelAndView page(Story story, long number, String note, FieldErrors errors, HttpStatus status) {
        return new ModelAndView("newsroom/return", status)
                .addObject("sheet", desks.sheet(new EntryRef(story.id(), number)))
                .addObject("note", note)
                .addObject("errors", errors);
    }
}
