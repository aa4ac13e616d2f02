package dateline.newsroom.overview;

import dateline.account.SignedIn;
import dateline.newsroom.Screen;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** The search over all stories and entries, published or not. */
@Screen
class SearchController {

    private final Searches searches;

    SearchController(Searches searches) {
        this.searches = searches;
    }

    @GetMapping("/newsroom/search")
    ModelAndView show(@ModelAttribute SearchQuery query, @AuthenticationPrincipal SignedIn by) {
        return new ModelAndView("newsroom/search").addObject("answer", searches.find(query, by));
    }
}
