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
    private final ChangeToken changeToken;

    FrontController(Overviews overviews, ChangeToken changeToken) {
        this.overviews = overviews;
        this.changeToken = changeToken;
    }

    /**
     * Shows the overview. The path ending in {@code now} returns the same page for refreshing one that is already open.
     */
    @GetMapping({"/newsroom", "/newsroom/now"})
    ModelAndView list(@ModelAttribute FrontQuery query, @AuthenticationPrincipal SignedIn by) {
        // Read first: what changes from now on, the page hears of by its event stream, which begins with the state.
        String state = changeToken.state();
        return new ModelAndView("newsroom/front").addObject("state", state).addObject("front", overviews.of(query, by));
    }
}
