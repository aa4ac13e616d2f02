package dateline.newsroom;

import dateline.newsroom.language.EditorWords;
import dateline.newsroom.language.Phrase;
import dateline.platform.error.TryLater;
import jakarta.servlet.http.HttpServletRequest;
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
    private final PageFrame frame;

    TryLaterAdvice(EditorWords words, PageFrame frame) {
        this.words = words;
        this.frame = frame;
    }

    @ExceptionHandler
    ModelAndView later(TryLater later, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(later.after().toSeconds()));
        ModelAndView page = new ModelAndView(
                "newsroom/refusal",
                frame.attributes(request),
                HttpStatus.valueOf(later.reason().status()));
        return page.addObject("title", words.now().say("refusal.other"))
                .addObject("sentence", Phrase.of(later).in(words.now()));
    }
}
