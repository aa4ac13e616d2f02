package dateline.newsroom.entries;

import dateline.newsroom.Screen;
import dateline.story.Story;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Returns how far a change has reached readers, for the page that polls for it. */
@Screen
@ResponseBody
class ReachController {

    private final NodeProgress nodeProgress;

    ReachController(NodeProgress nodeProgress) {
        this.nodeProgress = nodeProgress;
    }

    @GetMapping("/newsroom/stories/{slug}/reach")
    NodeProgress.Reach show(Story story, @RequestParam long seq) {
        return nodeProgress.of(story, seq);
    }
}
