package dateline.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** The server's own responses: one line of plain text that reveals nothing about its internals. */
final class PlainResponse {

    static final PreparedResponse UP = PreparedResponse.of("text/plain; charset=utf-8", "UP\n")
            .cacheControl("no-store")
            .build();
    static final PreparedResponse DOWN = PreparedResponse.of("text/plain; charset=utf-8", "DOWN\n")
            .status(503)
            .cacheControl("no-store")
            .build();
    static final PreparedResponse STARTING = PreparedResponse.of("text/plain; charset=utf-8", "STARTING\n")
            .status(503)
            .cacheControl("no-store")
            .header("Retry-After", "5")
            .build();
    static final PreparedResponse BAD_REQUEST = of(400).build();
    static final PreparedResponse NOT_FOUND = of(404).build();
    static final PreparedResponse METHOD_NOT_ALLOWED =
            of(405).header("Allow", "GET, HEAD, OPTIONS").build();
    static final PreparedResponse NOT_ACCEPTABLE =
            of(406).header("Vary", "Accept-Encoding").build();
    static final PreparedResponse CONTENT_TOO_LARGE = of(413).build();
    static final PreparedResponse UNSUPPORTED_TYPE =
            of(415).header("Accept-Post", "application/x-www-form-urlencoded").build();
    static final PreparedResponse TOO_MANY = of(429).header("Retry-After", "60").build();
    static final PreparedResponse URI_TOO_LONG = of(414).build();
    static final PreparedResponse HEADERS_TOO_LARGE = of(431).build();
    static final PreparedResponse FAILED = of(500).build();
    static final PreparedResponse UNAVAILABLE = PreparedResponse.busy("Service Unavailable", 5);
    static final PreparedResponse VERSION = of(505).build();
    static final PreparedResponse OPTIONS =
            PreparedResponse.empty(204).header("Allow", "GET, HEAD, OPTIONS").build();
    static final PreparedResponse METHOD_NOT_ALLOWED_BY_FORM =
            of(405).header("Allow", "GET, HEAD, OPTIONS, POST").build();
    static final PreparedResponse OPTIONS_OF_FORM = PreparedResponse.empty(204)
            .header("Allow", "GET, HEAD, OPTIONS, POST")
            .build();

    private PlainResponse() {}

    static PreparedResponse redirect(Answer.Redirect to) {
        return of(to.status())
                .header("Location", ascii(to.location()))
                .cacheControl(to.cacheControl())
                .build();
    }

    static PreparedResponse readingOnly(Collection<String> why) {
        return PreparedResponse.of("text/plain; charset=utf-8", "UP\nreading only: " + String.join(" ", why) + "\n")
                .cacheControl("no-store")
                .build();
    }

    private static PreparedResponse.Builder of(int status) {
        return PreparedResponse.of(
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
