package dateline.newsroom.photos;

import dateline.newsroom.Screen;
import dateline.platform.text.Graphemes;
import dateline.platform.text.SearchWords;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lists all photos. The composer's photo picker reads the same page. */
@Screen
class LibraryController {

    private final Library library;

    LibraryController(Library library) {
        this.library = library;
    }

    @GetMapping("/newsroom/photos")
    ModelAndView list(@RequestParam(defaultValue = "") String q, @RequestParam @Nullable String before) {
        String typed = Graphemes.start(q, SearchWords.LONGEST);
        Library.Grid grid = library.find(SearchWords.of(typed), before);
        return new ModelAndView("newsroom/photos")
                .addObject("photos", grid.photos())
                .addObject("q", typed)
                .addObject(
                        "more",
                        grid.before() == null
                                ? null
                                : "/newsroom/photos?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8) + "&before="
                                        + grid.before());
    }
}
