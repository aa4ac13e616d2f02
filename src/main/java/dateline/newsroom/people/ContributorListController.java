package dateline.newsroom.people;

import dateline.account.SignedIn;
import dateline.newsroom.Screen;
import dateline.platform.text.Graphemes;
import dateline.platform.text.SearchWords;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lists all contributors. */
@Screen
class ContributorListController {

    private static final int ROWS = 40;
    private static final int GROUPS = 20;

    private final ContributorRows rows;

    ContributorListController(ContributorRows rows) {
        this.rows = rows;
    }

    @GetMapping("/newsroom/contributors")
    ModelAndView list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable String after,
            @AuthenticationPrincipal SignedIn by) {
        String typed = Graphemes.start(q, SearchWords.LONGEST);
        List<ContributorRow> found = rows.find(SearchWords.of(typed), after, ROWS + 1);
        List<ContributorRow> shown = found.subList(0, Math.min(ROWS, found.size()));
        boolean isStart = typed.isBlank() && after == null;
        return new ModelAndView("newsroom/contributors")
                .addObject("people", shown)
                .addObject("alike", isStart && by.publishes() ? rows.alike(GROUPS) : List.of())
                .addObject("q", typed)
                .addObject(
                        "more",
                        found.size() > ROWS
                                ? "/newsroom/contributors?q=" + encoded(typed) + "&after="
                                        + encoded(shown.getLast().position())
                                : null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
