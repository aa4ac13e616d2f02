package dateline.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * Assembles a connection's requests from decoded HTTP messages: a head alone, or a head and its form where the route
 * accepts one.
 */
final class RequestAssembler {

    private static final Bytes CONTINUE = Bytes.of("HTTP/1.1 100 Continue\r\n\r\n");

    private final Routes routes;
    private @Nullable Form form;

    RequestAssembler(Routes routes) {
        this.routes = routes;
    }

    /** Returns the request that this message completes, or null while it is incomplete. */
    @Nullable
    HttpRequest hear(Object message, Channel channel) {
        if (message instanceof HttpRequest head) {
            return RequestChecks.opensForm(head, routes) ? begin(new Form(head), channel) : head;
        }
        return form != null && message instanceof HttpContent part ? goOn(form, part) : null;
    }

    private @Nullable HttpRequest begin(Form begun, Channel channel) {
        if (begun.isTooLarge()) {
            return begun; // refused by its Content-Length, before the body is sent
        }
        form = begun;
        if (HttpUtil.is100ContinueExpected(begun)) {
            channel.writeAndFlush(CONTINUE.view(), channel.voidPromise());
        }
        return null;
    }

    private @Nullable HttpRequest goOn(Form sent, HttpContent part) {
        sent.add(part.content());
        if (part.decoderResult().isFailure()) {
            sent.setDecoderResult(part.decoderResult());
        }
        if (sent.isTooLarge() || sent.decoderResult().isFailure() || part instanceof LastHttpContent) {
            form = null;
            return sent;
        }
        return null;
    }
}
