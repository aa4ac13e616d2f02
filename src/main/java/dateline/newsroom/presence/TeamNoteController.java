package dateline.newsroom.presence;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.NewsroomPaths;
import dateline.newsroom.Screen;
import dateline.platform.error.Conflict;
import dateline.platform.error.InvalidInput;
import dateline.story.Story;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Pins and removes the note for the team. */
@Screen
@Requires(AccountRole.EDITOR)
class TeamNoteController {

    private final TeamNotes notes;

    TeamNoteController(TeamNotes notes) {
        this.notes = notes;
    }

    @PostMapping("/newsroom/stories/{slug}/note")
    String create(
            Story story,
            @RequestParam(defaultValue = "") String note,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        String before = notes.of(story.id()).map(TeamNotes.TeamNote::text).orElse("");
        try {
            notes.pin(story.id(), story.slug(), note, by.staffer());
        } catch (InvalidInput invalidInput) {
            throw new Conflict("note", "The note may have at most 2,000 characters.");
        }
        FlashNotice.say(redirect, note.isBlank() ? "told.note.down" : "told.note");
        FlashNotice.saved(redirect, "note/" + story.id());
        if (!before.isEmpty() && !before.equals(note.strip())) {
            FlashNotice.again(
                    redirect,
                    UriComponentsBuilder.fromPath("/newsroom/stories/{slug}/note")
                            .queryParam("note", "{note}")
                            .encode()
                            .build(story.slug(), before)
                            .toString());
        }
        return "redirect:" + NewsroomPaths.story(story.slug());
    }
}
