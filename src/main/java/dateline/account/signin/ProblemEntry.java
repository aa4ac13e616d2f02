package dateline.account.signin;

import dateline.account.key.MissingScope;
import dateline.account.password.TooManyTries;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses requests of programs with problem details (RFC 9457): 401 with a challenge, 403, 429 with the time to wait,
 * or 400.
 */
class ProblemEntry implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private final String challenge;
    private final JsonMapper json;

    ProblemEntry(String challenge, JsonMapper json) {
        this.challenge = challenge;
        this.json = json;
    }

    record Problem(String type, String title, int status, String detail) {}

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (reason instanceof TooManyTries tooMany) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.seconds()));
            answer(
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many tries with a wrong password: come again in " + tooMany.seconds() + " seconds.");
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
        boolean nothingGiven = reason instanceof InsufficientAuthenticationException;
        answer(
                response,
                HttpStatus.UNAUTHORIZED,
                nothingGiven
                        ? "Nobody is signed in: send " + challenge.split(" ")[0] + " authorization."
                        : String.valueOf(reason.getMessage()));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        answer(
                response,
                HttpStatus.FORBIDDEN,
                reason instanceof MissingScope ? String.valueOf(reason.getMessage()) : "This account may not do that.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException reason)
            throws IOException {
        if (request.getRequestURI().startsWith("/api/")) {
            answer(
                    response,
                    HttpStatus.BAD_REQUEST,
                    "The request has a method, an address or a header that cannot be taken.");
        } else {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        }
    }

    private void answer(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(
                response.getOutputStream(),
                new Problem("about:blank", status.getReasonPhrase(), status.value(), detail));
    }
}
