package dateline.platform.tomcat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/**
 * First stage of every request. It responds with 503 until the application is ready. A request with neither session
 * cookie nor Authorization header gets 413 when its body is too large. After the response, the rest of the body is
 * discarded within bounds, and the connection is closed when the body is longer.
 */
final class RequestValve extends ValveBase {

    private static final String HEALTH = "/actuator/health";
    private static final int STRANGERS_DRAIN = 32 << 20;
    private static final int STAFF_DRAIN = 128 << 20;
    private static final Duration STRANGERS_DRAIN_TIME = Duration.ofSeconds(2);
    private static final Duration STAFF_DRAIN_TIME = Duration.ofSeconds(60);
    // Each one holds a thread for up to two seconds. Further connections are closed with the response.
    private static final int STRANGERS_DRAINS = 4;

    private final BooleanSupplier ready;
    private final String sessionCookie;
    private final Semaphore strangersDrains = new Semaphore(STRANGERS_DRAINS);

    RequestValve(BooleanSupplier ready, String sessionCookie) {
        super(true);
        this.ready = ready;
        this.sessionCookie = sessionCookie;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!(request.getCoyoteRequest().getInputBuffer() instanceof BodyLimits limits)) {
            getNext().invoke(request, response);
            return;
        }
        limits.begin(request);
        if (!ready.getAsBoolean() && !request.getRequestURI().startsWith(HEALTH)) {
            response.setHeader("Retry-After", "1");
            refuse(
                    request,
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "Service Unavailable",
                    "Dateline is starting: come again in a second.");
        } else if (request.getContentLengthLong() > BodyLimits.STRANGERS_BYTES && isStranger(request)) {
            refuse(
                    request,
                    response,
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "Content Too Large",
                    "A request without a session or a key may have a body of at most " + BodyLimits.STRANGERS_BYTES
                            + " bytes.");
        } else {
            getNext().invoke(request, response);
        }
        if (!request.isAsync()) {
            finish(request, response, limits);
        }
    }

    private boolean isStranger(Request request) {
        Cookie @Nullable [] cookies = request.getCookies();
        boolean session = cookies != null
                && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals(sessionCookie));
        return request.getHeader("Authorization") == null && !session;
    }

    private static void refuse(Request request, Response response, int status, String title, String detail)
            throws IOException {
        boolean api = request.getRequestURI().startsWith("/api/");
        String body = api
                ? "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + ",\"detail\":\""
                        + detail + "\"}"
                : detail + "\n";
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(api ? "application/problem+json" : "text/plain;charset=UTF-8");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Finishes the response before the rest of the body is read. A client that waits for {@code 100 Continue} gets the
     * response instead.
     */
    private void finish(Request request, Response response, BodyLimits limits) throws IOException {
        if (request.getCoyoteRequest().isFinished() || !sendsBody(request)) {
            return;
        }
        response.finishResponse();
        if (limits.isBroken() || !drain(limits)) {
            request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
        }
    }

    /** Discards the rest of a body within bounds. Returns whether its end was reached. */
    boolean drain(BodyLimits limits) {
        if (limits.isRaised()) {
            return limits.drain(STAFF_DRAIN, STAFF_DRAIN_TIME);
        }
        if (!strangersDrains.tryAcquire()) {
            return false;
        }
        try {
            return limits.drain(STRANGERS_DRAIN, STRANGERS_DRAIN_TIME);
        } finally {
            strangersDrains.release();
        }
    }

    private static boolean sendsBody(Request request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }
}
