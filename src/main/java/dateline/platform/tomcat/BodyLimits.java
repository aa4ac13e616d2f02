package dateline.platform.tomcat;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Limits the size of a request body and the time to read it. Each request starts with the limits for anonymous clients;
 * {@link #raise} applies those for signed-in ones. A body beyond the limits ends with Tomcat's
 * {@link InvalidParameterException}, which is not an {@link IOException} and carries the status of the response.
 * Confined to the thread that serves the request.
 */
public final class BodyLimits implements InputBuffer {

    /** Maximum bytes of a body without a session or a key. */
    public static final int STRANGERS_BYTES = 64 << 10;
    /** Maximum bytes of a body with a session or a key: the largest photo, with the form around it. */
    public static final int STAFF_BYTES = 80 << 20;
    /** Time limit for a whole body without a session or a key. */
    static final Duration STRANGERS_TIME = Duration.ofSeconds(20);
    /** Time limit for a whole body with a session or a key: a photo of 35 MB may arrive at 160 kbit/s. */
    static final Duration STAFF_TIME = Duration.ofMinutes(30);
    // Minimum average rate of signed-in clients after the first 20 seconds. No usable connection is slower.
    private static final long BYTES_A_SECOND = 4 << 10;
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);
    // Discarding is limited to 32 MB a second. TCP slows the sender down, and the processors stay free for readers.
    private static final int BYTES_BETWEEN_PAUSES = 64 << 10;
    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final String NAME = BodyLimits.class.getName();

    private final InputBuffer body;
    private final LongSupplier nanos;
    private @Nullable SocketWrapperBase<?> socket;
    private boolean raised;
    private boolean broken;
    private boolean begun;
    private boolean served;
    private long taken;
    private long since;

    BodyLimits(InputBuffer body, LongSupplier nanos) {
        this.body = body;
        this.nanos = nanos;
    }

    /** Applies the limits for signed-in clients to the request. */
    public static void raise(ServletRequest request) {
        if (request.getAttribute(NAME) instanceof BodyLimits limits) {
            limits.raised = true;
        }
    }

    /** Resets the limits for a new request on this connection. */
    void begin(ServletRequest request) {
        raised = false;
        broken = false;
        begun = false;
        taken = 0;
        served = true;
        request.setAttribute(NAME, this);
    }

    void on(SocketWrapperBase<?> connection) {
        socket = connection;
    }

    /** Returns whether a request began since the last call. */
    boolean hasServed() {
        boolean answer = served;
        served = false;
        return answer;
    }

    boolean isRaised() {
        return raised;
    }

    boolean isBroken() {
        return broken;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (!begun) {
            begun = true;
            since = nanos.getAsLong();
        }
        long left = left(nanos.getAsLong());
        if (left <= 0) {
            broken = true;
            throw new InvalidParameterException(
                    "The request's body took too long.", HttpServletResponse.SC_REQUEST_TIMEOUT);
        }
        if (socket != null) {
            socket.setReadTimeout(Math.clamp(Duration.ofNanos(left).toMillis(), 1, LONGEST_SILENCE.toMillis()));
        }
        int read;
        try {
            read = body.doRead(handler);
        } catch (SocketTimeoutException silent) {
            broken = true;
            throw new InvalidParameterException(
                    "The request's body stopped coming.", HttpServletResponse.SC_REQUEST_TIMEOUT);
        }
        taken += Math.max(0, read);
        if (taken > (raised ? STAFF_BYTES : STRANGERS_BYTES)) {
            broken = true;
            throw new InvalidParameterException(
                    "The request's body is too large.", HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        }
        return read;
    }

    private long left(long now) {
        Duration most = STRANGERS_TIME;
        if (raised) {
            Duration earned = STRANGERS_TIME.plusMillis(taken * 1000 / BYTES_A_SECOND);
            most = earned.compareTo(STAFF_TIME) < 0 ? earned : STAFF_TIME;
        }
        return most.toNanos() - (now - since);
    }

    /**
     * Reads and discards the rest of a body, so that the client can read the response before the connection closes.
     * Reads at most 32 MB a second.
     *
     * @return whether the end of the body was reached
     */
    boolean drain(long mostBytes, Duration longest) {
        long end = nanos.getAsLong() + longest.toNanos();
        long drained = 0;
        long nextPause = BYTES_BETWEEN_PAUSES;
        ApplicationBufferHandler nowhere = new Discarded();
        try {
            while (drained <= mostBytes) {
                long left = end - nanos.getAsLong();
                if (left <= 0) {
                    return false;
                }
                if (socket != null) {
                    socket.setReadTimeout(Math.max(1, Duration.ofNanos(left).toMillis()));
                }
                int read = body.doRead(nowhere);
                if (read < 0) {
                    return true;
                }
                drained += read;
                if (drained >= nextPause) {
                    nextPause = drained + BYTES_BETWEEN_PAUSES;
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public int available() {
        return body.available();
    }

    /** Handler that ignores the bytes read. */
    private static final class Discarded implements ApplicationBufferHandler {

        private java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(java.nio.ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public java.nio.ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // The bytes stay in the connection's own buffer.
        }
    }
}
