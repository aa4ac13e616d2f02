package dateline.platform.tomcat;

import dateline.platform.error.TryLater;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.AsyncHandlerInterceptor;

/**
 * Bounds how many requests controllers work on at a time, on this node. Further ones wait in the order of arrival, and
 * are answered with 503 after a while. Heads, bodies of forms, sign-ins and assets are served before or beside it, so
 * slow clients hold no permit.
 */
final class RequestGate implements AsyncHandlerInterceptor {

    /** Controllers wait for the database and for processors, and more requests at once would only use more memory. */
    static final int MOST = 64;

    static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final String HELD = RequestGate.class.getName();

    private final Semaphore permits;
    private final Duration longestWait;

    RequestGate() {
        this(MOST, LONGEST_WAIT);
    }

    RequestGate(int most, Duration longestWait) {
        this.permits = new Semaphore(most, true);
        this.longestWait = longestWait;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod && request.getDispatcherType() == DispatcherType.REQUEST) {
            await();
            request.setAttribute(HELD, true);
        }
        return true;
    }

    private void await() {
        try {
            if (permits.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new TryLater(TryLater.Reason.BUSY, Duration.ofSeconds(2));
    }

    /** An event stream is open from here on, and works no more. */
    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        release(request);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        release(request);
    }

    private void release(HttpServletRequest request) {
        if (request.getAttribute(HELD) != null) {
            request.removeAttribute(HELD);
            permits.release();
        }
    }
}
