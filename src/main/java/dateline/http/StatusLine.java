package dateline.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Arrays;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Cache of status lines with their Date header, the part of a response that changes every second. Each event loop has
 * its own.
 */
final class StatusLine {

    /**
     * What happens to the connection after the response. The header is sent only where that differs from the default of
     * the request's HTTP version.
     */
    enum Connection {
        KEPT(""),
        KEPT_AS_ASKED("Connection: keep-alive\r\n"),
        CLOSED("Connection: close\r\n");

        private final String line;

        Connection(String line) {
            this.line = line;
        }
    }

    /** Tells browsers to use only HTTPS for a year (RFC 6797). */
    private static final String HTTPS_ONLY = "Strict-Transport-Security: max-age=31536000\r\n";

    private static final int STATUSES = 600;

    private final @Nullable Bytes[] written = new Bytes[STATUSES * Connection.values().length];
    private final String every;
    private long second = -1;
    private String date = "";

    /** @param https whether readers reach the site over HTTPS; then every response carries Strict-Transport-Security */
    StatusLine(boolean https) {
        every = https ? HTTPS_ONLY : "";
    }

    /** Refreshes the Date header. Called on every tick. */
    @SuppressWarnings("JavaUtilDate") // Netty's formatter takes no other
    void tick() {
        long now = System.currentTimeMillis();
        if (now / 1000 != second) {
            second = now / 1000;
            date = DateFormatter.format(new Date(now));
            Arrays.fill(written, null);
        }
    }

    /**
     * The status line and the headers Date, Strict-Transport-Security and Connection; the response's own headers
     * follow.
     */
    ByteBuf of(int status, Connection connection) {
        int index = status * Connection.values().length + connection.ordinal();
        Bytes bytes = written[index];
        if (bytes == null) {
            bytes = Bytes.of("HTTP/1.1 " + (status == 226 ? "226 IM Used" : HttpResponseStatus.valueOf(status))
                    + "\r\nDate: " + date + "\r\n" + every + connection.line);
            written[index] = bytes;
        }
        return bytes.view();
    }
}
