package dateline.operations;

import dateline.node.DiskSpace;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Set;
import org.apache.coyote.CloseNowException;
import org.springframework.http.HttpStatus;

/**
 * Stands before every other filter: refuses what could not be kept before it is read, and answers what fails for want of the database outside
 * any controller, such as the look-up of a session or a key.
 */
final class FailureFilter extends HttpFilter {

    private static final String WHOLE = FailureFilter.class.getName() + ".whole";
    private static final String UNSENT = FailureFilter.class.getName() + ".unsent";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    /** More than any text: a request this long brings a file. */
    private static final long UPLOAD = 1_000_000;

    private final transient FailureAnswers answers;
    private final transient DiskSpace disk;

    FailureFilter(FailureAnswers answers, DiskSpace disk) {
        this.answers = answers;
        this.disk = disk;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.REQUEST && isWithoutRoom(request)) {
            answers.answer(request, response, HttpStatus.INSUFFICIENT_STORAGE, "full");
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            // Why no error page could be sent counts more than what the page was to be about.
            Exception cause = request.getAttribute(UNSENT) instanceof Exception unsent ? unsent : e;
            if (answers.answer(request, response, cause)
                    || answers.isKnown(cause) && request.getAttribute(WHOLE) != null) {
                return;
            }
            if (response.isCommitted() && answers.isKnown(cause)) {
                // Cut off in the middle, and seen to be: an error page cannot follow half of another page.
                throw new CloseNowException(cause);
            }
            throw e;
        }
    }

    /** Marks a request whose answer was written in full: what fails after that, the saving of its session, is not the answer's fault. */
    static final class Inner extends HttpFilter {

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            chain.doFilter(request, new HttpServletResponseWrapper(response) {
                @Override
                public void sendError(int status, String message) throws IOException {
                    send(request, () -> super.sendError(status, message));
                }

                @Override
                public void sendError(int status) throws IOException {
                    send(request, () -> super.sendError(status));
                }
            });
            if (response.isCommitted()) {
                request.setAttribute(WHOLE, true);
            }
        }

        private interface Sending {
            void run() throws IOException;
        }

        /** The session is saved before an error page goes out: what that fails of would be lost on the way. */
        private static void send(HttpServletRequest request, Sending error) throws IOException {
            try {
                error.run();
            } catch (IOException | RuntimeException e) {
                request.setAttribute(UNSENT, e);
                throw e;
            }
        }
    }

    /** Signing in and out takes next to nothing, and what must not be public any longer is taken back as long as the database can. */
    private boolean isWithoutRoom(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (READING.contains(request.getMethod())
                || request.getMethod().equals("DELETE")
                || path.startsWith("/newsroom/sign-")
                || path.endsWith("/retraction")) {
            return false;
        }
        boolean upload = request.getContentLengthLong() > UPLOAD
                || path.equals("/api/v1/photos")
                || path.equals("/newsroom/photos");
        return upload ? !disk.hasRoomForUploads() : !disk.hasRoomForUpdates();
    }
}
