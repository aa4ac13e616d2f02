package dateline.press;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/** Puts what comes in on a connection together to requests: a head alone, or one with its form where a form is taken. */
final class Hearing {

    private static final Bytes CONTINUE = Bytes.of("HTTP/1.1 100 Continue\r\n\r\n");

    private final Routes routes;
    private @Nullable Form form;

    Hearing(Routes routes) {
        this.routes = routes;
    }

    /** The request that is whole with this message; null while one is not. */
    @Nullable
    HttpRequest hear(Object message, Channel channel) {
        if (message instanceof HttpRequest head) {
            return Screening.opensForm(head, routes) ? begin(new Form(head), channel) : head;
        }
        return form != null && message instanceof HttpContent part ? goOn(form, part) : null;
    }

    private @Nullable HttpRequest begin(Form begun, Channel channel) {
        if (begun.isTooLarge()) {
            return begun; // it need not be sent to be refused
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
