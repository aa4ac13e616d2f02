package dateline.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

/**
 * A pending request, and what happens to its connection after the response.
 *
 * @param head whether it is a HEAD request
 */
record Exchange(HttpRequest request, boolean head, StatusLine.Connection after) {

    // In bytes. Up to this size, copying into one buffer is cheaper than writing two.
    private static final int SMALL = 1024;

    static Exchange of(HttpRequest request, boolean draining) {
        return new Exchange(request, request.method().equals(HttpMethod.HEAD), after(request, draining));
    }

    private static StatusLine.Connection after(HttpRequest request, boolean draining) {
        if (RequestChecks.isLast(request) || draining || !HttpUtil.isKeepAlive(request)) {
            return StatusLine.Connection.CLOSED;
        }
        return request.protocolVersion().equals(HttpVersion.HTTP_1_0)
                ? StatusLine.Connection.KEPT_AS_ASKED
                : StatusLine.Connection.KEPT;
    }

    /** The same, closing the connection after the response. */
    Exchange asLast() {
        return new Exchange(request, head, StatusLine.Connection.CLOSED);
    }

    boolean isLast() {
        return after == StatusLine.Connection.CLOSED;
    }

    /**
     * Negotiates the representation, or a 304, and writes the status line unless the response is small. Returns the
     * bytes that are still to be written. Answers 406 when the client refuses every content coding of a 200.
     */
    ByteBuf begin(PreparedResponse document, StatusLine statusLine, Channel channel) {
        HttpHeaders headers = request.headers();
        PreparedResponse answer = document;
        PreparedResponse.Representation chosen =
                answer.pick(Encoding.accepted(headers.get(HttpHeaderNames.ACCEPT_ENCODING)));
        if (chosen == null && answer.status() == 200) {
            answer = PlainResponse.NOT_ACCEPTABLE;
        }
        if (chosen == null) {
            chosen = answer.plain();
        }
        boolean known = answer.isKnown(
                headers.get(HttpHeaderNames.IF_NONE_MATCH), headers.get(HttpHeaderNames.IF_MODIFIED_SINCE));
        ByteBuf first = statusLine.of(known ? 304 : answer.status(), after);
        ByteBuf rest = chosen.answer(known, head, answer.isDoubtful());
        if (rest.readableBytes() > SMALL) {
            channel.write(first, channel.voidPromise());
            return rest;
        }
        return channel.alloc()
                .directBuffer(first.readableBytes() + rest.readableBytes())
                .writeBytes(first)
                .writeBytes(rest);
    }
}
