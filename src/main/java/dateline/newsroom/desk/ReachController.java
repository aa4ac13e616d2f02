package dateline.newsroom.desk;

import dateline.newsroom.Screen;
import dateline.story.Story;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Returns how far a change has reached readers, for the page that polls for it. */
@Screen
@ResponseBody
class ReachController {

    private final Reaches reaches;

    ReachController(Reaches reaches) {
        this.reaches = reaches;
    }

    @GetMapping("/newsroom/stories/{slug}/reach")
    Reaches.Reach show(Story story, @RequestParam long seq) {
        return reaches.of(story, seq);
    }
}
