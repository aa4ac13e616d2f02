package dateline.newsroom.bulk;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.entry.list.EntryList;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.NewsroomPaths;
import dateline.newsroom.Screen;
import dateline.newsroom.StoryRows;
import dateline.newsroom.desk.DeskReturn;
import dateline.newsroom.form.FieldErrors;
import dateline.newsroom.language.EditorWords;
import dateline.platform.error.Checks;
import dateline.platform.error.Conflict;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import dateline.platform.error.StaleVersion;
import dateline.story.Story;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Applies one action to several entries. Each succeeds or fails by itself; the notice names those that failed. */
@Screen
@Requires(AccountRole.EDITOR)
class BulkController {

    /** The most entries changed by one request; further ones are ignored. */
    private static final int MOST = 100;

    private static final int MOST_REASONS = 3;

    private final BulkActs acts;
    private final StoryRows rows;
    private final EditorWords words;

    BulkController(BulkActs acts, StoryRows rows, EditorWords words) {
        this.acts = acts;
        this.rows = rows;
        this.words = words;
    }

    /**
     * @param sure   whether the editor confirmed a retraction; without it, a confirmation page is shown
     * @param reason the reason of the retraction, shown to readers in each notice
     */
    @PostMapping("/newsroom/stories/{slug}/bulk")
    ModelAndView create(
            Story story,
            @RequestParam String act,
            @RequestParam(defaultValue = "") List<Long> number,
            @RequestParam(defaultValue = "timeline") String list,
            @RequestParam(defaultValue = "false") boolean sure,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        BulkActs.Act wanted = BulkActs.Act.of(act).orElseThrow(() -> new NotFound("act", act));
        if (number.isEmpty()) {
            FlashNotice.say(redirect, "told.bulk.none");
            return DeskReturn.to(story, list);
        }
        // Oldest first, so that entries published together appear in the order in which they were written.
        List<Long> chosen = number.stream().distinct().sorted().limit(MOST).toList();
        boolean tellsReaders = wanted == BulkActs.Act.RETRACT && list.equals(EntryList.TIMELINE.word());
        if (tellsReaders && !sure) {
            return asked(story, chosen, reason, FieldErrors.NONE, HttpStatus.OK);
        }
        Checks checks = new Checks();
        checks.line("reason", reason, 500);
        try {
            checks.settle();
        } catch (InvalidInput invalidInput) {
            return asked(
                    story,
                    chosen,
                    reason,
                    FieldErrors.of(invalidInput, name -> name, words.now()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return done(story, chosen, wanted, reason, sure, list, by, redirect);
    }

    private ModelAndView done(
            Story story,
            List<Long> chosen,
            BulkActs.Act wanted,
            String reason,
            boolean sure,
            String list,
            SignedIn by,
            RedirectAttributes redirect) {
        List<String> failed = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (long each : chosen) {
            try {
                if (acts.act(story, each, wanted, reason, sure, by)) {
                    changed.add(String.valueOf(each));
                }
            } catch (InvalidInput invalidInput) {
                failed.add(told(each, invalidInput, failed.size()));
            } catch (Conflict | NotFound | StaleVersion refusal) {
                failed.add("#" + each);
            }
        }
        int done = chosen.size() - failed.size();
        String key = "told.bulk." + wanted.word();
        if (failed.isEmpty()) {
            FlashNotice.say(redirect, key, done);
        } else {
            FlashNotice.say(redirect, "told.bulk.failed", words.now().say(key, done), String.join(", ", failed));
        }
        BulkActs.Act inverse = wanted.inverse();
        if (inverse != null && !changed.isEmpty()) {
            FlashNotice.again(
                    redirect,
                    NewsroomPaths.story(story.slug()) + "/bulk?act=" + inverse.word() + "&number="
                            + String.join(",", changed));
        }
        return DeskReturn.to(story, EntryList.of(list).isPresent() ? list : null);
    }

    /** Names an update that was not changed, and of the first few says why. */
    private String told(long number, InvalidInput invalidInput, int before) {
        List<FieldErrors.Line> lines =
                FieldErrors.of(invalidInput, name -> name, words.now()).lines();
        return lines.isEmpty() || before >= MOST_REASONS
                ? "#" + number
                : words.now()
                        .say("told.bulk.why", "#" + number, lines.getFirst().sentence());
    }

    private ModelAndView asked(Story story, List<Long> chosen, String reason, FieldErrors errors, HttpStatus status) {
        return new ModelAndView("newsroom/bulk-retraction", status)
                .addObject("story", rows.of(story.id()))
                .addObject("numbers", chosen)
                .addObject("reason", reason)
                .addObject("errors", errors);
    }
}
