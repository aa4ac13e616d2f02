package dateline.api;

import dateline.api.json.MalformedBody;
import dateline.api.json.MissingPrecondition;
import dateline.photo.file.UnreadablePhoto;
import dateline.photo.file.UploadFiles;
import dateline.platform.database.Contention;
import dateline.platform.error.Conflict;
import dateline.platform.error.InputError;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import dateline.platform.error.StaleVersion;
import dateline.platform.error.TryLater;
import dateline.story.Stories;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns exceptions into problem details (RFC 9457), with an error for each faulty field. */
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
class ApiProblems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);
    private final MessageSource messages;
    private final Stories stories;
    private final UploadFiles uploads;

    ApiProblems(MessageSource messages, Stories stories, UploadFiles uploads) {
        this.messages = messages;
        this.stories = stories;
        this.uploads = uploads;
    }

    /** Keeps Spring's own texts for Spring's own errors, because our message bundles have none for them. */
    @Override
    public void setMessageSource(MessageSource ignored) {}

    /** @param field the field as in the request: {@code figures[0].photo}; empty for the whole body */
    record FieldFault(String field, String code, String message) {}

    @ExceptionHandler
    ResponseEntity<Object> refused(InvalidInput invalidInput) {
        List<FieldFault> faults = invalidInput.faults().stream().map(this::said).toList();
        String detail = invalidInput.faults().stream()
                .findFirst()
                .map(inputError -> about(inputError) + " " + said(inputError).message())
                .orElse("");
        ProblemDetail problem =
                problem(HttpStatus.UNPROCESSABLE_CONTENT, detail + (faults.size() > 1 ? " (and more)" : ""));
        problem.setProperty("errors", faults);
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(UnreadablePhoto photo) {
        return refused(new InvalidInput(List.of(photo.error("file"))));
    }

    @ExceptionHandler
    ResponseEntity<Object> later(TryLater later) {
        String why = messages.getMessage(
                "later." + later.reason().code(), new Object[0], later.reason().code(), Locale.ENGLISH);
        ProblemDetail problem = problem(HttpStatus.valueOf(later.reason().status()), String.valueOf(why));
        problem.setProperty("code", later.reason().code());
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, Long.toString(later.after().toSeconds()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> malformed(MalformedBody malformed) {
        return answer(problem(HttpStatus.BAD_REQUEST, String.valueOf(malformed.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Object> missing(NotFound notFound, HttpServletRequest request) {
        return moved(request)
                .orElseGet(() -> answer(problem(HttpStatus.NOT_FOUND, String.valueOf(notFound.getMessage()))));
    }

    /** Redirects requests that use a story's former slug: with 301, or with 308 where the method must not change. */
    private Optional<ResponseEntity<Object>> moved(HttpServletRequest request) {
        Map<?, ?> variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return Optional.ofNullable((String) variables.get("slug"))
                .flatMap(stories::successor)
                .map(slug -> {
                    String rest = request.getRequestURI()
                            .substring(ApiPaths.story("").length())
                            .replaceFirst("[^/]*", "");
                    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
                    HttpStatus status = request.getMethod().equals("GET")
                            ? HttpStatus.MOVED_PERMANENTLY
                            : HttpStatus.PERMANENT_REDIRECT;
                    return ResponseEntity.status(status)
                            .location(URI.create(ApiPaths.story(slug) + rest + query))
                            .build();
                });
    }

    @ExceptionHandler
    ResponseEntity<Object> conflict(Conflict conflict) {
        ProblemDetail problem = problem(HttpStatus.CONFLICT, String.valueOf(conflict.getMessage()));
        problem.setProperty("code", conflict.code());
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> contended(Contention contention) {
        ProblemDetail problem = problem(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(contention.getMessage()));
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /**
     * Answers 412 with what a program needs to merge and retry: the current version, its ETag for {@code If-Match}, and
     * the path to read it from.
     */
    @ExceptionHandler
    ResponseEntity<Object> stale(StaleVersion staleVersion, HttpServletRequest request) {
        ProblemDetail problem = problem(
                HttpStatus.PRECONDITION_FAILED,
                "Someone saved in between: version " + staleVersion.current() + " stands now.");
        problem.setProperty("version", staleVersion.current());
        versioned(request).ifPresent(path -> problem.setProperty("current", path));
        return ResponseEntity.status(HttpStatus.PRECONDITION_FAILED)
                .eTag("\"" + staleVersion.current() + "\"")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** Returns the path of the versioned resource: the entry that the request is about, or else the story. */
    private static Optional<String> versioned(HttpServletRequest request) {
        Map<?, ?> variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        if (variables == null || !(variables.get("slug") instanceof String slug)) {
            return Optional.empty();
        }
        return Optional.of(
                variables.get("number") instanceof String number
                        ? ApiPaths.entry(slug, Long.parseLong(number))
                        : ApiPaths.story(slug));
    }

    @ExceptionHandler
    ResponseEntity<Object> unguarded(MissingPrecondition missingPrecondition) {
        return answer(
                problem(HttpStatus.PRECONDITION_REQUIRED, "Send If-Match with the ETag of what you are changing."));
    }

    @ExceptionHandler
    ResponseEntity<Object> denied(AccessDeniedException denied) {
        return answer(problem(HttpStatus.FORBIDDEN, String.valueOf(denied.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Object> notOurs(MethodArgumentTypeMismatchException mismatch) {
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return answer(problem(
                    HttpStatus.NOT_FOUND, "There is no " + mismatch.getName() + " " + mismatch.getValue() + "."));
        }
        return refused(new InvalidInput(mismatch.getName(), "value"));
    }

    @ExceptionHandler
    ResponseEntity<Object> garbled(MultipartException multipart) {
        if (uploads.isFull(multipart)) {
            return later(uploads.full());
        }
        return answer(problem(HttpStatus.BAD_REQUEST, "The body is not multipart/form-data that can be read."));
    }

    @ExceptionHandler
    ResponseEntity<Object> undecodable(InvalidParameterException parameter) {
        HttpStatus status = HttpStatus.resolve(parameter.getErrorCode());
        if (status == HttpStatus.CONTENT_TOO_LARGE || status == HttpStatus.REQUEST_TIMEOUT) {
            return answer(problem(
                    status,
                    status == HttpStatus.REQUEST_TIMEOUT ? "The body took too long." : "The body is too large."));
        }
        return answer(problem(HttpStatus.BAD_REQUEST, "The address or the form has a parameter that is not UTF-8."));
    }

    @ExceptionHandler
    ResponseEntity<Object> rejected(RequestRejectedException rejected) {
        return answer(problem(HttpStatus.BAD_REQUEST, "The request has a header or a path that cannot be taken."));
    }

    @ExceptionHandler
    ResponseEntity<Object> failed(Exception failure) {
        if (InvalidInput.isStoragesOwn(failure)) {
            return answer(
                    problem(
                            HttpStatus.BAD_REQUEST,
                            "The request has a value that cannot be stored or looked for: a NUL, or a number or time out of range."));
        }
        LOG.error("The API failed", failure);
        return answer(problem(HttpStatus.INTERNAL_SERVER_ERROR, "Dateline failed; what was sent is not at fault."));
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem) {
            problem.setType(URI.create("about:blank"));
        }
        HttpHeaders all = new HttpHeaders(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.createResponseEntity(body, all, status, request);
    }

    /** Returns what the error is about: the name of a file, or the field. */
    private static String about(InputError inputError) {
        String field = inputError.field().isEmpty() ? "The body" : speakable(inputError.field());
        return inputError.name() == null ? field : inputError.name();
    }

    private FieldFault said(InputError inputError) {
        String message = messages.getMessage(
                "fault." + inputError.code(), inputError.args().toArray(), inputError.code(), Locale.ENGLISH);
        return new FieldFault(speakable(inputError.field()), inputError.code(), speakable(String.valueOf(message)));
    }

    private static ProblemDetail problem(HttpStatus status, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, speakable(detail));
        problem.setType(URI.create("about:blank"));
        return problem;
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        // The content type is set explicitly, so that a request whose Accept header is invalid gets the response too.
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /**
     * Makes request text safe to repeat in a response: at most 500 characters, with lone surrogates and control
     * characters replaced.
     */
    private static String speakable(String text) {
        String whole = text.codePoints()
                .limit(500)
                .map(point -> Character.getType(point) == Character.SURROGATE || Character.isISOControl(point)
                        ? 0xfffd
                        : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return whole.length() < text.length() ? whole + "…" : whole;
    }
}
