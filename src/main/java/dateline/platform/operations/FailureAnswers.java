package dateline.platform.operations;

import dateline.platform.database.DatabaseMonitor;
import dateline.platform.error.DatabaseTrouble;
import dateline.platform.language.Words;
import dateline.platform.settings.Languages;
import dateline.platform.settings.Site;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the response to a request that failed because the database is unavailable or busy (503) or a disk is full
 * (507). The newsroom gets an error page, programs get problem details (RFC 9457). The error page contains the fields
 * of a submitted form, so that it can be sent again.
 */
@Component
class FailureAnswers {

    private static final String RETRY_SECONDS = "3";
    /**
     * Maximum length in bytes of a form whose fields are written into the page. Longer ones contain photos, and the
     * browser still has the form one page back.
     */
    private static final int LARGEST_FORM = 2_000_000;

    private final DatabaseMonitor monitor;
    private final ITemplateEngine templates;
    private final LocaleResolver locales;
    private final Languages languages;
    private final Site site;
    private final JsonMapper json;

    FailureAnswers(
            DatabaseMonitor monitor,
            ITemplateEngine templates,
            LocaleResolver locales,
            Languages languages,
            Site site,
            JsonMapper json) {
        this.monitor = monitor;
        this.templates = templates;
        this.locales = locales;
        this.languages = languages;
        this.site = site;
        this.json = json;
    }

    record Problem(String type, String title, int status, String detail) {}

    /** Field of a form, as it was sent. */
    record Field(String name, String value) {}

    /**
     * Sends an error response when the failure is of the database or the disk. Returns false when it is not, or when
     * the response is already committed.
     */
    boolean answer(HttpServletRequest request, HttpServletResponse response, Throwable failure) throws IOException {
        if (response.isCommitted()) {
            return false;
        }
        if (DatabaseTrouble.isFull(failure)) {
            monitor.reportFull();
            answer(request, response, HttpStatus.INSUFFICIENT_STORAGE, "full");
            return true;
        }
        if (monitor.isUnavailable(failure)) {
            monitor.suspect(request.getMethod() + " " + request.getRequestURI() + ": " + root(failure));
            answer(request, response, HttpStatus.SERVICE_UNAVAILABLE, "away");
            return true;
        }
        return false;
    }

    /** Whether the failure is of the database or the disk. */
    boolean isKnown(Throwable failure) {
        return DatabaseTrouble.isFull(failure) || monitor.isUnavailable(failure);
    }

    private static String root(Throwable failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
    }

    /**
     * Sends an error response, as a page or as problem details.
     *
     * @param kind kind of failure; {@code failure.<kind>} is its key in the message bundle
     */
    void answer(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String kind)
            throws IOException {
        response.reset();
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        String path = path(request);
        if (path.startsWith("/api/") || path.startsWith("/actuator/")) {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            String detail = languages.of("en").say("failure." + kind + ".api");
            json.writeValue(
                    response.getOutputStream(),
                    new Problem("about:blank", status.getReasonPhrase(), status.value(), detail));
        } else {
            response.setHeader(
                    "Content-Security-Policy",
                    String.join(
                            "; ",
                            "default-src 'none'",
                            "style-src 'self'",
                            "img-src 'self'",
                            "base-uri 'none'",
                            "form-action 'self'",
                            "frame-ancestors 'none'"));
            response.setHeader("X-Frame-Options", "DENY");
            response.setHeader("Referrer-Policy", "same-origin");
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().write(page(request, kind).getBytes(StandardCharsets.UTF_8));
        }
        response.flushBuffer();
    }

    /** Path of the original request, also while the error page is rendered. */
    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
    }

    private String page(HttpServletRequest request, String kind) {
        Locale locale = locale(request);
        Words words = languages.of(locale.toLanguageTag());
        boolean sent =
                !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
        List<Field> fields = sent ? fields(request) : List.of();
        String query = sent || request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String here = path(request) + query;
        return templates.process(
                "newsroom/unavailable",
                new Context(
                        locale,
                        Map.of(
                                "words",
                                words,
                                "siteName",
                                site.name(),
                                "title",
                                words.say("failure." + kind),
                                "sentence",
                                words.say("failure." + kind + (sent ? ".sent" : ".asked")),
                                "here",
                                here,
                                "sent",
                                sent,
                                "fields",
                                fields)));
    }

    /** Without the database the account may be unknown. The locale is then the browser's or the site's. */
    private Locale locale(HttpServletRequest request) {
        try {
            return locales.resolveLocale(request);
        } catch (RuntimeException e) {
            return languages.own().locale();
        }
    }

    /** Returns the fields of the form; none when it contains a password or is too large. */
    private static List<Field> fields(HttpServletRequest request) {
        List<Field> fields = new ArrayList<>();
        if (request.getContentLengthLong() > LARGEST_FORM) {
            return fields;
        }
        Map<String, String[]> sent = parameters(request);
        if (sent == null
                || sent.keySet().stream()
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains("password"))) {
            return List.of();
        }
        sent.forEach((name, values) -> {
            for (String value : values) {
                fields.add(new Field(name, value));
            }
        });
        return fields;
    }

    private static @Nullable Map<String, String[]> parameters(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (RuntimeException e) {
            return null; // the form is truncated or malformed
        }
    }
}
