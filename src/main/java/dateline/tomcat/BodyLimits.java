package dateline.tomcat;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many bytes of a request's body are read, and for how long. Each request begins with the limits of somebody who is not signed in;
 * {@link #raise} gives it those of somebody who is. A body beyond them ends with Tomcat's {@link InvalidParameterException}, which is no
 * {@link IOException} and names the status of the answer. Used by the one thread that serves the request.
 */
public final class BodyLimits implements InputBuffer {

    /** The most bytes of a body that are read for somebody who is not signed in, by session or by key. */
    public static final int STRANGERS_BYTES = 64 << 10;
    /** The most bytes of a body of somebody who is signed in: the largest photo, and the form around it. */
    public static final int STAFF_BYTES = 80 << 20;
    /** The time for a whole body of somebody who is not signed in. */
    static final Duration STRANGERS_TIME = Duration.ofSeconds(20);
    /** The time for a whole body of somebody who is signed in: a photo of 35 MB may come at 160 kbit/s. */
    static final Duration STAFF_TIME = Duration.ofMinutes(30);
    // Slower than this on the whole, after the first 20 seconds, is no line that somebody works on.
    private static final long BYTES_A_SECOND = 4 << 10;
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);
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

    /** Lets the request send as much, and take as long, as somebody who is signed in may. */
    public static void raise(ServletRequest request) {
        if (request.getAttribute(NAME) instanceof BodyLimits limits) {
            limits.raised = true;
        }
    }

    /** A request begins on this connection. */
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

    /** Whether a request began since this was asked last. */
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
     * Reads the rest of a body and throws it away, so that whoever sends it reads the answer before the connection closes.
     *
     * @return whether its end was reached
     */
    boolean drain(long mostBytes, Duration longest) {
        long end = nanos.getAsLong() + longest.toNanos();
        long drained = 0;
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

    /** What was read is looked at by nobody. */
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
