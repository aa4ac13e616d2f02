package dateline.press;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one connection asks and is answered, in order; it ends, or becomes an {@link Outlet}. */
final class Conversation extends ChannelInboundHandlerAdapter {

    private static final Logger log = LoggerFactory.getLogger(Conversation.class);
    private static final Bytes STREAM_HEAD = Bytes.of("""
            Content-Type: text/event-stream
            Cache-Control: no-cache, no-transform
            X-Accel-Buffering: no
            X-Content-Type-Options: nosniff

            """.replace("\n", "\r\n"));
    private static final Bytes CONTINUE = Bytes.of("HTTP/1.1 100 Continue\r\n\r\n");
    private static final long FAREWELL = TimeUnit.SECONDS.toNanos(2);
    private static final int UNHEARD = 256 * 1024;
    private static final long PROGRESS = 64 * 1024;

    private final Watch watch;
    private final Routes routes;
    private final ArrayDeque<HttpRequest> waiting = new ArrayDeque<>(2);
    private Channel channel;
    private Crowd.Seat<Conversation> seat;
    private @Nullable Turn current;
    private @Nullable Form form;
    private boolean serving;
    private boolean ending;
    private long deadline;
    private long sendingSince;
    private long sendingFrom;
    private int unheard;

    /** One request under way. */
    private record Turn(HttpRequest request, boolean head, Preamble.Connection after) {}

    @SuppressWarnings("NullAway.Init") // both are set when the channel is there
    Conversation(Watch watch, Routes routes) {
        this.watch = watch;
        this.routes = routes;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
        seat = watch.enter(this);
        deadline = watch.now() + watch.settings.headerTimeout().toNanos();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        watch.leave(seat);
    }

    /** Says that there is no room, without hearing what was asked. */
    void turnAway() {
        channel.write(watch.preamble.of(503, Preamble.Connection.CLOSED), channel.voidPromise());
        end(Plain.UNAVAILABLE.plain().whole().view());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (ending) {
            if (message instanceof ByteBuf bytes && (unheard += bytes.readableBytes()) > UNHEARD) {
                Sockets.abort(channel);
            }
        } else if (message instanceof HttpRequest request) {
            hear(request);
            return;
        } else if (form != null && message instanceof HttpContent part) {
            hear(form, part);
        }
        ReferenceCountUtil.release(message);
    }

    private void hear(HttpRequest request) {
        if (!Screening.opensForm(request, routes)) {
            waiting.add(request);
            serveWaiting();
            return;
        }
        form = new Form(request);
        if (HttpUtil.is100ContinueExpected(request) && !form.isTooLarge()) {
            channel.writeAndFlush(CONTINUE.view(), channel.voidPromise());
        }
    }

    private void hear(Form sent, HttpContent part) {
        sent.add(part.content());
        if (part.decoderResult().isFailure()) {
            sent.setDecoderResult(part.decoderResult());
        }
        if (sent.isTooLarge() || sent.decoderResult().isFailure() || part instanceof LastHttpContent) {
            form = null;
            waiting.add(sent);
            serveWaiting();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            serveWaiting();
            context.flush();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ending = true;
        current = null;
        waiting.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close(); // a broken connection is the reader's business
    }

    /** Answers what has arrived, one after the other; a turn that is not over, or a reader that does not read, holds the rest. */
    private void serveWaiting() {
        if (serving) {
            return;
        }
        serving = true;
        while (current == null && !ending && channel.isWritable() && !waiting.isEmpty()) {
            serve(waiting.poll());
        }
        serving = false;
        if (!ending) {
            channel.config().setAutoRead(waiting.isEmpty() && current == null);
        }
    }

    private void serve(HttpRequest request) {
        var turn = new Turn(request, request.method().equals(HttpMethod.HEAD), after(request));
        Ready own = Screening.answer(request);
        settle(turn, own == null ? ask(request) : own);
    }

    private Preamble.Connection after(HttpRequest request) {
        if (Screening.isLast(request) || watch.isDraining() || !HttpUtil.isKeepAlive(request)) {
            return Preamble.Connection.CLOSED;
        }
        return request.protocolVersion().equals(HttpVersion.HTTP_1_0) ? Preamble.Connection.KEPT_AS_ASKED : Preamble.Connection.KEPT;
    }

    private Answer ask(HttpRequest request) {
        try {
            return routes.answer(new Request(Objects.requireNonNull(Screening.target(request)), request.headers(),
                request instanceof Form sent ? sent : null, Origin.of(channel, request.headers(), watch.settings.proxies())));
        } catch (RuntimeException e) {
            log.error("No answer for {}", request.uri(), e);
            return Plain.FAILED;
        }
    }

    private void settle(Turn turn, Answer answer) {
        switch (answer) {
            case Ready ready -> write(turn, ready);
            case Answer.Redirect redirect -> write(turn, Plain.redirect(redirect));
            case Answer.Later later -> await(turn, later);
            case Answer.Stream stream -> open(turn, stream);
        }
    }

    private void await(Turn turn, Answer.Later later) {
        current = turn;
        deadline = watch.now() + watch.settings.answerTimeout().toNanos();
        later.answer().whenComplete((answer, failure) -> {
            if (watch.loop.inEventLoop()) {
                resume(turn, answer, failure);
            } else {
                watch.loop.execute(() -> resume(turn, answer, failure));
            }
        });
    }

    private void resume(Turn turn, @Nullable Answer answer, @Nullable Throwable failure) {
        if (current != turn) {
            return; // the reader has left, or was told that it takes too long
        }
        current = null;
        if (answer == null) {
            log.error("No answer for {}", turn.request.uri(), failure);
        }
        settle(turn, answer == null ? Plain.FAILED : answer);
        if (!serving) {
            serveWaiting();
            channel.flush();
        }
    }

    private void write(Turn turn, Ready document) {
        HttpHeaders headers = turn.request.headers();
        Ready.Representation chosen = document.pick(Encoding.accepted(headers.get(HttpHeaderNames.ACCEPT_ENCODING)));
        if (chosen == null && document.status() == 200) {
            document = Plain.NOT_ACCEPTABLE;
        }
        if (chosen == null) {
            chosen = document.plain();
        }
        boolean known = document.isKnown(headers.get(HttpHeaderNames.IF_NONE_MATCH), headers.get(HttpHeaderNames.IF_MODIFIED_SINCE));
        channel.write(watch.preamble.of(known ? 304 : document.status(), turn.after), channel.voidPromise());
        ByteBuf rest = chosen.answer(known, turn.head, document.isDoubtful());
        if (turn.after == Preamble.Connection.CLOSED) {
            end(rest);
        } else {
            channel.write(rest, channel.voidPromise());
            deadline = watch.now() + watch.settings.idleTimeout().toNanos();
        }
    }

    /** The last answer: says so, then waits a moment for the reader to close, so that a reset does not overtake the answer. */
    private void end(ByteBuf rest) {
        ending = true;
        waiting.clear();
        deadline = watch.now() + watch.settings.writeTimeout().toNanos();
        stopDecoding();
        channel.writeAndFlush(rest).addListener((ChannelFutureListener) written -> {
            deadline = watch.now() + FAREWELL;
            ((DuplexChannel) channel).shutdownOutput();
        });
    }

    private void open(Turn turn, Answer.Stream stream) {
        channel.write(watch.preamble.of(200, Preamble.Connection.CLOSED), channel.voidPromise());
        if (turn.head) {
            end(STREAM_HEAD.view());
            return;
        }
        ending = true;
        waiting.clear();
        channel.writeAndFlush(STREAM_HEAD.view(), channel.voidPromise());
        stopDecoding();
        var outlet = new Outlet(watch, channel);
        channel.pipeline().replace(this, null, outlet);
        try {
            stream.opened().accept(outlet);
        } catch (RuntimeException e) {
            log.error("No stream for {}", turn.request.uri(), e);
            outlet.close();
        }
    }

    private void stopDecoding() {
        if (channel.pipeline().get(HttpRequestDecoder.class) != null) {
            channel.pipeline().remove(HttpRequestDecoder.class);
        }
        channel.config().setAutoRead(true);
    }

    /** Called on every tick: cuts who takes too long, to ask or to listen. */
    void visit(long now) {
        ChannelOutboundBuffer out = channel.unsafe().outboundBuffer();
        long pending = out == null ? 0 : out.totalPendingWriteBytes() - out.currentProgress();
        if (pending > 0) {
            if (sendingSince == 0 || sendingFrom - pending >= PROGRESS) {
                sendingSince = now;
                sendingFrom = pending;
            } else if (now - sendingSince > watch.settings.writeTimeout().toNanos()) {
                Sockets.abort(channel);
            }
            return;
        }
        sendingSince = 0;
        boolean idle = current == null && watch.isDraining() && !ending;
        if (idle) {
            channel.close();
        } else if (now - deadline > 0) {
            if (current == null) {
                channel.close();
            } else {
                Turn late = current;
                current = null;
                settle(new Turn(late.request, late.head, Preamble.Connection.CLOSED), Plain.UNAVAILABLE);
            }
        }
    }
}
