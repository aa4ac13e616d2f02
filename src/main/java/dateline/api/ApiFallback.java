package dateline.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns exceptions thrown before a controller is found (unknown path, method or media type, body too large) into
 * problem details, for requests to the API only.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ApiFallback implements HandlerExceptionResolver {

    private final ApiProblems problems;
    private final JsonMapper json;

    ApiFallback(ApiProblems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        if (handler instanceof HandlerMethod || !request.getRequestURI().startsWith("/api/")) {
            return null;
        }
        try {
            write(response, answer(e, new ServletWebRequest(request, response)));
            return new ModelAndView();
        } catch (Exception failure) {
            return null;
        }
    }

    private ResponseEntity<Object> answer(Exception e, ServletWebRequest request) throws Exception {
        if (e instanceof ErrorResponse) {
            // Null only when the response is already committed.
            return Objects.requireNonNull(problems.handleException(e, request));
        }
        if (e instanceof InvalidParameterException undecodable) {
            return problems.undecodable(undecodable);
        }
        return e instanceof MultipartException multipart ? problems.garbled(multipart) : problems.failed(e);
    }

    private void write(HttpServletResponse response, ResponseEntity<Object> answer) throws Exception {
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), answer.getBody());
    }
}
