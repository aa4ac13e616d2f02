package dateline.newsroom;

import dateline.newsroom.form.FieldErrors;
import dateline.newsroom.language.EditorWords;
import dateline.newsroom.language.Phrase;
import dateline.photo.file.UnreadablePhoto;
import dateline.platform.database.Contention;
import dateline.platform.error.Conflict;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import dateline.platform.error.StaleVersion;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** Adds the model attributes that every newsroom page needs, and turns exceptions into error pages. */
@ControllerAdvice(annotations = Screen.class)
class NewsroomAdvice {

    private final PageFrame frame;
    private final EditorWords words;

    NewsroomAdvice(PageFrame frame, EditorWords words) {
        this.frame = frame;
        this.words = words;
    }

    /** Binds forms through their record constructors only. */
    @InitBinder
    void bindByConstructor(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
    }

    @ModelAttribute
    void frame(Model model, HttpServletRequest request) {
        model.addAllAttributes(frame.attributes(request));
    }

    @ExceptionHandler
    ModelAndView missing(NotFound notFound, HttpServletRequest request) {
        return said(
                request,
                HttpStatus.NOT_FOUND,
                "refusal.404",
                Phrase.of(notFound).in(words.now()));
    }

    @ExceptionHandler
    ModelAndView conflict(Conflict conflict, HttpServletRequest request) {
        return said(
                request,
                HttpStatus.CONFLICT,
                "refusal.other",
                Phrase.of(conflict).in(words.now()));
    }

    /** A validation error of a request that has no form to show it in, such as a single button. */
    @ExceptionHandler
    ModelAndView refused(InvalidInput invalidInput, HttpServletRequest request) {
        String sentences = FieldErrors.of(invalidInput, name -> name, words.now()).lines().stream()
                .map(FieldErrors.Line::sentence)
                .collect(Collectors.joining(" "));
        return said(request, HttpStatus.UNPROCESSABLE_CONTENT, "refusal.other", sentences);
    }

    @ExceptionHandler
    ModelAndView contended(Contention contention, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        return said(
                request,
                HttpStatus.SERVICE_UNAVAILABLE,
                "refusal.other",
                words.now().say("refusal.contention"));
    }

    @ExceptionHandler
    ModelAndView stale(StaleVersion staleVersion, HttpServletRequest request) {
        return said(request, HttpStatus.CONFLICT, "refusal.other", words.now().say("refusal.stale"));
    }

    @ExceptionHandler
    ModelAndView unreadable(UnreadablePhoto photo, HttpServletRequest request) {
        return refused(new InvalidInput(List.of(photo.error("files"))), request);
    }

    @ExceptionHandler
    ModelAndView tooLarge(MaxUploadSizeExceededException tooLarge, HttpServletRequest request) {
        return said(
                request,
                HttpStatus.CONTENT_TOO_LARGE,
                "refusal.413",
                words.now().say("refusal.413.why"));
    }

    /** A parameter that is not valid UTF-8, or a form that arrived incomplete or too large. */
    @ExceptionHandler
    ModelAndView garbled(InvalidParameterException parameter, HttpServletRequest request) {
        boolean large = parameter.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value();
        String key = large ? "refusal.413" : "refusal.400";
        return said(
                request,
                large ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST,
                key,
                words.now().say(key + ".why"));
    }

    @ExceptionHandler
    ModelAndView noFiles(MultipartException multipart, HttpServletRequest request) {
        return said(request, HttpStatus.BAD_REQUEST, "refusal.400", words.now().say("refusal.400.why"));
    }

    @ExceptionHandler({DateTimeException.class, DataAccessException.class})
    ModelAndView unstorable(RuntimeException failure, HttpServletRequest request) {
        if (!InvalidInput.isStoragesOwn(failure)) {
            throw failure;
        }
        return said(request, HttpStatus.BAD_REQUEST, "refusal.400", words.now().say("refusal.400.why"));
    }

    private ModelAndView said(HttpServletRequest request, HttpStatus status, String key, String sentence) {
        ModelAndView page = new ModelAndView("newsroom/refusal", frame.attributes(request), status);
        return page.addObject("title", words.now().say(key)).addObject("sentence", sentence);
    }
}
