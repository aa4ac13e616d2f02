package dateline.platform.operations;

import dateline.platform.node.DiskSpace;
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
 * First of the servlet filters. Refuses writes that the disk has no space for before their body is read. Handles
 * database failures outside controllers, such as those of session and key lookups.
 */
final class FailureFilter extends HttpFilter {

    private static final String WHOLE = FailureFilter.class.getName() + ".whole";
    private static final String UNSENT = FailureFilter.class.getName() + ".unsent";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    /** Request length in bytes above which a request is taken for a file upload; no text is longer. */
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
            // The reason why no error page could be sent matters more than the error the page was for.
            Exception cause = request.getAttribute(UNSENT) instanceof Exception unsent ? unsent : e;
            if (answers.answer(request, response, cause)
                    || answers.isKnown(cause) && request.getAttribute(WHOLE) != null) {
                return;
            }
            if (response.isCommitted() && answers.isKnown(cause)) {
                // Close the connection, so that the client notices the truncation: an error page cannot follow half of
                // another page.
                throw new CloseNowException(cause);
            }
            throw e;
        }
    }

    /**
     * Marks a request whose response was written completely. A failure after that, when the session is saved, does not
     * affect the response.
     */
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

        /**
         * Sends the error and records a failure to do so. The session is saved before an error page is sent, and a
         * failure of that would otherwise be lost.
         */
        private static void send(HttpServletRequest request, Sending error) throws IOException {
            try {
                error.run();
            } catch (IOException | RuntimeException e) {
                request.setAttribute(UNSENT, e);
                throw e;
            }
        }
    }

    /**
     * Whether the disk lacks space for the request. Signing in and out needs almost none. Deletions and retractions are
     * accepted as long as the database can store them, because they remove what must not be public any longer.
     */
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
