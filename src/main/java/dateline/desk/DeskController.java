package dateline.desk;

import dateline.entry.TimelineKey;
import dateline.newsroom.Screen;
import dateline.site.Missing;
import dateline.story.Story;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The heart of the newsroom: everything about a running story on one page. */
@Screen
class DeskController {

    private final DeskPages desks;
    private final Composers composers;

    DeskController(DeskPages desks, Composers composers) {
        this.desks = desks;
        this.composers = composers;
    }

    /** @param before the key of the last update shown so far: the page then holds older ones */
    @GetMapping("/newsroom/stories/{slug}")
    String show(Story story, @RequestParam @Nullable String before, Model model) {
        model.addAttribute("desk", desks.desk(story.slug(), before == null ? null : key(before)));
        model.addAttribute("older", before != null);
        model.addAttribute("composer", composers.blank(story));
        return "newsroom/desk";
    }

    private static TimelineKey key(String words) {
        try {
            String[] parts = words.split(",", 2);
            return new TimelineKey(Instant.parse(parts[0]), Long.parseLong(parts[1]));
        } catch (DateTimeParseException | NumberFormatException | IndexOutOfBoundsException e) {
            throw new Missing("stretch of the timeline before", words);
        }
    }
}
