package dateline.newsroom;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The newsroom's front. */
@Screen
class FrontController {

    private static final int MOST = 200;

    private final StoryRows stories;

    FrontController(StoryRows stories) {
        this.stories = stories;
    }

    @GetMapping("/newsroom")
    ModelAndView list() {
        return new ModelAndView("newsroom/stories").addObject("stories", stories.all(MOST));
    }
}
