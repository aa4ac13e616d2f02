package dateline.newsroom;

import dateline.account.SignedIn;
import dateline.newsroom.form.FieldErrors;
import dateline.newsroom.language.EditorWords;
import dateline.newsroom.language.NewsroomLanguage;
import dateline.newsroom.language.Phrase;
import dateline.photo.file.UnreadablePhoto;
import dateline.platform.database.Contention;
import dateline.platform.error.Conflict;
import dateline.platform.error.InputError;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import dateline.platform.error.StaleVersion;
import dateline.platform.language.Words;
import dateline.platform.settings.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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

    private final ImportMap importMap;
    private final EditorWords words;
    private final NewsroomLanguage languages;
    private final Site site;

    NewsroomAdvice(ImportMap importMap, EditorWords words, NewsroomLanguage languages, Site site) {
        this.importMap = importMap;
        this.words = words;
        this.languages = languages;
        this.site = site;
    }

    /** Binds forms through their record constructors only. */
    @InitBinder
    void bindByConstructor(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
    }

    @ModelAttribute("importMap")
    String importMap() {
        return importMap.json();
    }

    @ModelAttribute("words")
    Words words() {
        return words.now();
    }

    @ModelAttribute("scriptWords")
    String scriptWords() {
        return words.forScripts();
    }

    /** The interface languages to choose from. */
    @ModelAttribute("languages")
    Map<String, String> languages() {
        return languages.known();
    }

    @ModelAttribute("siteName")
    String siteName() {
        return site.name();
    }

    /** The path of the current page, for links that must return to it. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        return request.getRequestURI();
    }

    @ModelAttribute("me")
    @Nullable
    SignedIn me(@AuthenticationPrincipal @Nullable SignedIn me) {
        return me;
    }

    @ExceptionHandler
    ModelAndView missing(NotFound notFound) {
        return said(HttpStatus.NOT_FOUND, "refusal.404", Phrase.of(notFound).in(words.now()));
    }

    @ExceptionHandler
    ModelAndView conflict(Conflict conflict) {
        return said(HttpStatus.CONFLICT, "refusal.other", Phrase.of(conflict).in(words.now()));
    }

    /** A validation error of a request that has no form to show it in, such as a single button. */
    @ExceptionHandler
    ModelAndView refused(InvalidInput invalidInput) {
        String sentences = FieldErrors.of(invalidInput, name -> name, words.now()).lines().stream()
                .map(FieldErrors.Line::sentence)
                .collect(Collectors.joining(" "));
        return said(HttpStatus.UNPROCESSABLE_CONTENT, "refusal.other", sentences);
    }

    @ExceptionHandler
    ModelAndView contended(Contention contention, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        return said(HttpStatus.SERVICE_UNAVAILABLE, "refusal.other", words.now().say("refusal.contention"));
    }

    @ExceptionHandler
    ModelAndView stale(StaleVersion staleVersion) {
        return said(HttpStatus.CONFLICT, "refusal.other", words.now().say("refusal.stale"));
    }

    @ExceptionHandler
    ModelAndView unreadable(UnreadablePhoto photo) {
        return refused(new InvalidInput(List.of(new InputError("files", photo.code(), photo.args()))));
    }

    @ExceptionHandler
    ModelAndView tooLarge(MaxUploadSizeExceededException tooLarge) {
        return said(HttpStatus.CONTENT_TOO_LARGE, "refusal.413", words.now().say("refusal.413.why"));
    }

    /** A parameter that is not valid UTF-8, or a form that arrived incomplete or too large. */
    @ExceptionHandler
    ModelAndView garbled(InvalidParameterException parameter) {
        boolean large = parameter.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value();
        String key = large ? "refusal.413" : "refusal.400";
        return said(
                large ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST,
                key,
                words.now().say(key + ".why"));
    }

    @ExceptionHandler
    ModelAndView noFiles(MultipartException multipart) {
        return said(HttpStatus.BAD_REQUEST, "refusal.400", words.now().say("refusal.400.why"));
    }

    @ExceptionHandler({DateTimeException.class, DataAccessException.class})
    ModelAndView unstorable(RuntimeException failure) {
        if (!InvalidInput.isStoragesOwn(failure)) {
            throw failure;
        }
        return said(HttpStatus.BAD_REQUEST, "refusal.400", words.now().say("refusal.400.why"));
    }

    private ModelAndView said(HttpStatus status, String key, String sentence) {
        ModelAndView page = new ModelAndView("newsroom/refusal", status);
        page.addObject("title", words.now().say(key))
                .addObject("sentence", sentence)
                .addObject("siteName", site.name())
                .addObject("words", words.now());
        return page;
    }
}
