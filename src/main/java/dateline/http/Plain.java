package dateline.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** The server's own responses: one line of plain text that reveals nothing about its internals. */
final class Plain {

    static final Ready UP = Ready.of("text/plain; charset=utf-8", "UP\n")
            .cacheControl("no-store")
            .build();
    static final Ready DOWN = Ready.of("text/plain; charset=utf-8", "DOWN\n")
            .status(503)
            .cacheControl("no-store")
            .build();
    static final Ready STARTING = Ready.of("text/plain; charset=utf-8", "STARTING\n")
            .status(503)
            .cacheControl("no-store")
            .header("Retry-After", "5")
            .build();
    static final Ready BAD_REQUEST = of(400).build();
    static final Ready NOT_FOUND = of(404).build();
    static final Ready METHOD_NOT_ALLOWED =
            of(405).header("Allow", "GET, HEAD, OPTIONS").build();
    static final Ready NOT_ACCEPTABLE =
            of(406).header("Vary", "Accept-Encoding").build();
    static final Ready CONTENT_TOO_LARGE = of(413).build();
    static final Ready UNSUPPORTED_TYPE =
            of(415).header("Accept-Post", "application/x-www-form-urlencoded").build();
    static final Ready TOO_MANY = of(429).header("Retry-After", "60").build();
    static final Ready URI_TOO_LONG = of(414).build();
    static final Ready HEADERS_TOO_LARGE = of(431).build();
    static final Ready FAILED = of(500).build();
    static final Ready UNAVAILABLE = of(503).header("Retry-After", "5").build();
    static final Ready VERSION = of(505).build();
    static final Ready OPTIONS =
            Ready.empty(204).header("Allow", "GET, HEAD, OPTIONS").build();
    static final Ready METHOD_NOT_ALLOWED_BY_FORM =
            of(405).header("Allow", "GET, HEAD, OPTIONS, POST").build();
    static final Ready OPTIONS_OF_FORM =
            Ready.empty(204).header("Allow", "GET, HEAD, OPTIONS, POST").build();

    private Plain() {}

    static Ready redirect(Answer.Redirect to) {
        return of(to.status())
                .header("Location", ascii(to.location()))
                .cacheControl(to.cacheControl())
                .build();
    }

    static Ready readingOnly(Collection<String> why) {
        return Ready.of("text/plain; charset=utf-8", "UP\nreading only: " + String.join(" ", why) + "\n")
                .cacheControl("no-store")
                .build();
    }

    private static Ready.Builder of(int status) {
        return Ready.of(
                        "text/plain; charset=utf-8",
                        HttpResponseStatus.valueOf(status).reasonPhrase() + "\n")
                .status(status)
                .cacheControl("no-store");
    }

    private static String ascii(String location) {
        var ascii = new StringBuilder(location.length());
        for (byte b : location.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b <= '~') {
                ascii.append((char) b);
            } else {
                ascii.append(String.format("%%%02X", b));
            }
        }
        return ascii.toString();
    }
}
