package dateline.desk;

import dateline.account.SignedIn;
import dateline.entry.EntryList;
import dateline.newsroom.EditorWords;
import dateline.newsroom.Screen;
import dateline.newsroom.Told;
import dateline.site.Conflict;
import dateline.site.Missing;
import dateline.site.Refused;
import dateline.site.Stale;
import dateline.story.Story;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One act on several updates: each is done or not by itself, and what was not is said. */
@Screen
class BulkController {

    private static final int MOST = 100;

    private final BulkActs acts;
    private final EditorWords words;

    BulkController(BulkActs acts, EditorWords words) {
        this.acts = acts;
        this.words = words;
    }

    @PostMapping("/newsroom/stories/{slug}/bulk")
    ModelAndView create(Story story, @RequestParam String act, @RequestParam(defaultValue = "") List<Long> number,
                        @RequestParam(defaultValue = "timeline") String list, @AuthenticationPrincipal SignedIn by, RedirectAttributes redirect) {
        by.mustPublish();
        BulkActs.Act wanted = BulkActs.Act.of(act).orElseThrow(() -> new Missing("act", act));
        if (number.isEmpty()) {
            Told.say(redirect, "told.bulk.none");
            return DeskReturn.to(story, list);
        }
        List<String> failed = new ArrayList<>();
        // The oldest first, so that what is published together stands in the order it was written in.
        List<Long> chosen = number.stream().distinct().sorted().limit(MOST).toList();
        for (long each : chosen) {
            try {
                acts.act(story, each, wanted, by);
            } catch (Conflict | Refused | Missing | Stale refusal) {
                failed.add("#" + each);
            }
        }
        int done = chosen.size() - failed.size();
        String key = "told.bulk." + wanted.word();
        if (failed.isEmpty()) {
            Told.say(redirect, key, done);
        } else {
            Told.say(redirect, "told.bulk.failed", words.now().say(key, done), String.join(", ", failed));
        }
        return DeskReturn.to(story, EntryList.of(list).isPresent() ? list : null);
    }
}
