package dateline.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.jspecify.annotations.Nullable;

/** Checks of a request before it is routed. */
final class RequestChecks {

    private static final int LONGEST_LOGGED = 300;

    private RequestChecks() {}

    /**
     * Whether the connection must close after this request, because what follows its head could be mistaken for the
     * next request. True for a malformed request, a request with a body, and any HTTP version but 1.x.
     */
    static boolean isLast(HttpRequest request) {
        return request.decoderResult().isFailure()
                || hasBody(request)
                || request.protocolVersion().majorVersion() != 1;
    }

    /** The server's own response to an invalid request or to OPTIONS; null when the request is to be routed. */
    static @Nullable PreparedResponse answer(HttpRequest request, Routes routes) {
        HttpMethod method = request.method();
        if (request.decoderResult().isFailure()) {
            return switch (request.decoderResult().cause()) {
                case TooLongHttpLineException e -> PlainResponse.URI_TOO_LONG;
                case TooLongHttpHeaderException e -> PlainResponse.HEADERS_TOO_LARGE;
                default -> PlainResponse.BAD_REQUEST;
            };
        }
        if (request.protocolVersion().majorVersion() != 1) {
            return PlainResponse.VERSION;
        }
        if (method.equals(HttpMethod.OPTIONS)) {
            return takesForm(request, routes) ? PlainResponse.OPTIONS_OF_FORM : PlainResponse.OPTIONS;
        }
        if (request instanceof Form form) {
            return form.isTooLarge()
                    ? PlainResponse.CONTENT_TOO_LARGE
                    : form.isOfItsType() ? addressed(request) : PlainResponse.UNSUPPORTED_TYPE;
        }
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            return takesForm(request, routes)
                    ? PlainResponse.METHOD_NOT_ALLOWED_BY_FORM
                    : PlainResponse.METHOD_NOT_ALLOWED;
        }
        if (hasBody(request)) {
            return PlainResponse.CONTENT_TOO_LARGE;
        }
        return addressed(request);
    }

    private static @Nullable PreparedResponse addressed(HttpRequest request) {
        return hasItsHost(request) && target(request) != null ? null : PlainResponse.BAD_REQUEST;
    }

    /** Whether the request is a POST to a route that accepts a form. */
    static boolean opensForm(HttpRequest request, Routes routes) {
        return request.method().equals(HttpMethod.POST)
                && !request.decoderResult().isFailure()
                && takesForm(request, routes);
    }

    private static boolean takesForm(HttpRequest request, Routes routes) {
        String target = target(request);
        return target != null && routes.takesForm(new Request(target, request.headers()).path());
    }

    /**
     * The path and query of the request target, in origin form or absolute form (RFC 9112 §3.2). Null for any other
     * form.
     */
    static @Nullable String target(HttpRequest request) {
        String uri = request.uri();
        if (uri.startsWith("/")) {
            return uri;
        }
        int authority =
                uri.regionMatches(true, 0, "http://", 0, 7) ? 7 : uri.regionMatches(true, 0, "https://", 0, 8) ? 8 : -1;
        if (authority < 0) {
            return null;
        }
        int end = authority;
        while (end < uri.length() && uri.charAt(end) != '/' && uri.charAt(end) != '?') {
            end++;
        }
        if (end == authority) {
            return null; // no host
        }
        return uri.startsWith("/", end) ? uri.substring(end) : "/" + uri.substring(end);
    }

    /**
     * The request target for a log line: cut to {@value #LONGEST_LOGGED} characters. Everything is escaped that could
     * end the line or move a terminal's cursor.
     */
    static String printable(String uri) {
        StringBuilder printable = new StringBuilder();
        for (int i = 0; i < Math.min(uri.length(), LONGEST_LOGGED); i++) {
            char c = uri.charAt(i);
            if (c > ' ' && c <= '~') {
                printable.append(c);
            } else {
                printable.append(String.format("\\u%04x", (int) c));
            }
        }
        return uri.length() > LONGEST_LOGGED ? printable + "…" : printable.toString();
    }

    private static boolean hasBody(HttpRequest request) {
        HttpHeaders headers = request.headers();
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        return length != null && !length.equals("0") || headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
    }

    private static boolean hasItsHost(HttpRequest request) {
        var hosts = request.headers().valueCharSequenceIterator(HttpHeaderNames.HOST);
        if (!hosts.hasNext()) {
            return request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        }
        hosts.next();
        return !hosts.hasNext();
    }
}
