package dateline.newsroom.overview;

import dateline.account.SignedIn;
import dateline.newsroom.Screen;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** Shows the newsroom's overview. */
@Screen
class FrontController {

    private final Overviews overviews;

    FrontController(Overviews overviews) {
        this.overviews = overviews;
    }

    /**
     * Shows the overview. The path ending in {@code now} returns the same page for refreshing one that is already open.
     */
    @GetMapping({"/newsroom", "/newsroom/now"})
    ModelAndView list(@ModelAttribute FrontQuery query, @AuthenticationPrincipal SignedIn by) {
        return new ModelAndView("newsroom/front").addObject("front", overviews.of(query, by));
    }
}
