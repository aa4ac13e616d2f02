package dateline.newsroom;

import dateline.newsroom.language.EditorWords;
import dateline.newsroom.language.Phrase;
import dateline.platform.error.TryLater;
import dateline.platform.settings.Site;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Renders the error page for actions that are not possible at the moment, with {@code Retry-After}. */
@ControllerAdvice(annotations = Screen.class)
class TryLaterAdvice {

    private final EditorWords words;
    private final Site site;

    TryLaterAdvice(EditorWords words, Site site) {
        this.words = words;
        this.site = site;
    }

    @ExceptionHandler
    ModelAndView later(TryLater later, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(later.after().toSeconds()));
        ModelAndView page = new ModelAndView(
                "newsroom/refusal", HttpStatus.valueOf(later.reason().status()));
        return page.addObject("title", words.now().say("refusal.other"))
                .addObject("sentence", Phrase.of(later).in(words.now()))
                .addObject("siteName", site.name())
                .addObject("words", words.now());
    }
}
