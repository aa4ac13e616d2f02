package dateline.newsroom.preview;

import dateline.account.SignedIn;
import dateline.account.signin.ContentPolicy;
import dateline.newsroom.Screen;
import dateline.newsroom.StoryRows;
import dateline.story.Story;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Shows the preview of a story at phone and desktop width, and serves the page inside the two frames. */
@Screen
@RequestMapping("/newsroom/stories/{slug}/preview")
class PreviewController {

    private final PreviewPages previewPages;
    private final PreviewMarkup previewMarkup;
    private final StoryRows rows;

    PreviewController(PreviewPages previewPages, PreviewMarkup previewMarkup, StoryRows rows) {
        this.previewPages = previewPages;
        this.previewMarkup = previewMarkup;
        this.rows = rows;
    }

    @GetMapping
    String show(Story story, @AuthenticationPrincipal SignedIn by, Model model) {
        model.addAttribute("story", rows.of(story.id()));
        model.addAttribute("ahead", previewPages.ahead(story.id(), by));
        return "newsroom/preview";
    }

    @GetMapping("/page")
    ResponseEntity<String> page(
            Story story, @AuthenticationPrincipal SignedIn by, HttpServletResponse response, Locale locale) {
        String styles = response.encodeURL("/newsroom/assets/preview-page.css");
        String html = previewMarkup.html(previewPages.page(story.id(), by), locale, styles, story.isPublic());
        ContentPolicy.still(response);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .header("X-Robots-Tag", "noindex, nofollow")
                .body(html);
    }
}
