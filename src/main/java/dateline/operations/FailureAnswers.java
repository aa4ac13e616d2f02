package dateline.operations;

import dateline.database.DatabaseMonitor;
import dateline.site.DatabaseTrouble;
import dateline.site.Languages;
import dateline.site.Site;
import dateline.site.Words;
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
 * Answers a request that failed because the database is away or busy (503) or because a disk is full (507): with a page in the newsroom, with
 * problem details (RFC 9457) for programs. What a form had sent is in the page, to be sent again.
 */
@Component
class FailureAnswers {

    private static final String RETRY_SECONDS = "3";
    /** A form with more than this is not written back: it holds photos, and the browser still has it one page back. */
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

    /** A field of a form, as it was sent. */
    record Field(String name, String value) {}

    /** Answers it when the failure is of that kind; false when it is not, or when an answer is already on its way. */
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

    /** Whether the failure is of the database or of the disk. */
    boolean isKnown(Throwable failure) {
        return DatabaseTrouble.isFull(failure) || monitor.isUnavailable(failure);
    }

    private static String root(Throwable failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
    }

    /** @param kind of failure, the key {@code failure.<kind>} of the message bundle */
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

    /** What was asked for, also on the way to the error page. */
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

    /** Nobody may be known without the database: then it is the browser's language, or the newsroom's. */
    private Locale locale(HttpServletRequest request) {
        try {
            return locales.resolveLocale(request);
        } catch (RuntimeException e) {
            return languages.own().locale();
        }
    }

    /** What the form had sent; nothing where there is a password in it, or where it is too large. */
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
            return null; // it cannot be read: cut off, or malformed
        }
    }
}
