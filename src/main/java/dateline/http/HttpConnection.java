package dateline.http;

import dateline.http.sse.DenseSet;
import dateline.http.sse.EventStream;
import dateline.platform.error.DatabaseTrouble;
import dateline.platform.traffic.RateLimit;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the HTTP requests of one connection and writes their responses in the same order. At the end it closes the
 * connection, or replaces itself by an {@link EventStream} when the response is an event stream. Runs on one event loop.
 */
final class HttpConnection extends ChannelInboundHandlerAdapter {

    private static final Logger log = LoggerFactory.getLogger(HttpConnection.class);
    private static final Bytes STREAM_HEAD = Bytes.of("""
            Content-Type: text/event-stream
            Cache-Control: no-cache, no-transform
            X-Accel-Buffering: no
            X-Content-Type-Options: nosniff

            """.replace("\n", "\r\n"));
    // How long a client may take to close its side after the last response.
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    // Bytes read and discarded after the last response before the connection is aborted.
    private static final int UNHEARD = 256 * 1024;
    // How long a response may take while the database is away and there is no older copy.
    private static final long WHILE_AWAY = TimeUnit.SECONDS.toNanos(2);

    private final LoopTimer loopTimer;
    private final ConnectionTimeouts connectionTimeouts;
    private final Routes routes;
    private final RequestAssembler requestAssembler;
    private final ArrayDeque<HttpRequest> waiting = new ArrayDeque<>(2);
    private Channel channel;
    private DenseSet.Seat<HttpConnection> seat;
    private @Nullable Exchange current;
    private @Nullable Supplier<PreparedResponse> meanwhile;
    private long askedAt;
    private boolean serving;
    private boolean ending;
    private int unheard;

    @SuppressWarnings("NullAway.Init") // both are set in handlerAdded
    HttpConnection(LoopTimer loopTimer, Routes routes) {
        this.loopTimer = loopTimer;
        this.connectionTimeouts = new ConnectionTimeouts(loopTimer);
        this.routes = routes;
        this.requestAssembler = new RequestAssembler(routes);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
        seat = loopTimer.enter(this);
        connectionTimeouts.give(loopTimer.settings.headerTimeout());
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        loopTimer.leave(seat);
    }

    /** Sends the response without reading a request, then closes the connection: for connections beyond a limit. */
    void turnAway(PreparedResponse answer) {
        channel.write(loopTimer.statusLine.of(answer.status(), StatusLine.Connection.CLOSED), channel.voidPromise());
        end(answer.plain().whole().view());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        HttpRequest request = ending ? null : requestAssembler.hear(message, channel);
        if (request != null) {
            waiting.add(request);
            serveWaiting();
        } else if (ending && message instanceof ByteBuf bytes && (unheard += bytes.readableBytes()) > UNHEARD) {
            Sockets.abort(channel);
        }
        ReferenceCountUtil.release(message);
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
        context.close(); // the client broke the connection: nothing to log
    }

    /**
     * Answers the requests that have arrived, in order. It stops while a response is pending, and while the client does
     * not read what it was sent.
     */
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
        Exchange exchange = Exchange.of(request, loopTimer.isDraining());
        PreparedResponse own = RequestChecks.answer(request, routes);
        settle(exchange, own == null ? ask(request) : own);
    }

    private Answer ask(HttpRequest request) {
        try {
            return routes.answer(new Request(
                    Objects.requireNonNull(RequestChecks.target(request)),
                    request.headers(),
                    request instanceof Form sent ? sent : null,
                    Origin.of(channel, request.headers(), loopTimer.settings.proxies())));
        } catch (RuntimeException e) {
            log.error("The request failed: {}", RequestChecks.printable(request.uri()), e);
            return routes.failure(request, PlainResponse.FAILED);
        }
    }

    private void settle(Exchange exchange, Answer answer) {
        switch (answer) {
            case PreparedResponse preparedResponse -> write(exchange, preparedResponse);
            case Answer.Redirect redirect -> write(exchange, PlainResponse.redirect(redirect));
            case Answer.Later later -> await(exchange, later);
            case Answer.Stream stream -> open(exchange, stream);
        }
    }

    private void await(Exchange exchange, Answer.Later later) {
        current = exchange;
        meanwhile = later.meanwhile();
        askedAt = loopTimer.now();
        connectionTimeouts.give(loopTimer.settings.answerTimeout());
        later.answer().whenComplete((answer, failure) -> {
            if (loopTimer.loop.inEventLoop()) {
                resume(exchange, answer, failure);
            } else {
                loopTimer.loop.execute(() -> resume(exchange, answer, failure));
            }
        });
    }

    @SuppressWarnings("ReferenceEquality") // the same request, not an equal one
    private void resume(Exchange exchange, @Nullable Answer answer, @Nullable Throwable failure) {
        if (current != exchange) {
            return; // the client has left, or was answered after a timeout
        }
        current = null;
        settle(exchange, answer == null ? failed(exchange.request(), failure) : answer);
        if (!serving) {
            serveWaiting();
            channel.flush();
        }
    }

    private Answer failed(HttpRequest request, @Nullable Throwable failure) {
        if (DatabaseTrouble.isOutage(failure)) {
            return routes.failure(request, PlainResponse.UNAVAILABLE); // already logged by the database probe
        }
        log.error("The request failed: {}", RequestChecks.printable(request.uri()), failure);
        return routes.failure(request, PlainResponse.FAILED);
    }

    private void write(Exchange exchange, PreparedResponse document) {
        ByteBuf rest = exchange.begin(document, loopTimer.statusLine, channel);
        if (exchange.isLast()) {
            end(rest);
        } else {
            channel.write(rest, channel.voidPromise());
            connectionTimeouts.give(loopTimer.settings.idleTimeout());
        }
    }

    /**
     * Writes the last response, then shuts down output and waits {@link #FAREWELL} for the client to close. Closing at
     * once could send a TCP reset that destroys the response before the client has read it (RFC 9112 §9.6).
     */
    private void end(ByteBuf rest) {
        ending = true;
        waiting.clear();
        connectionTimeouts.give(loopTimer.settings.writeTimeout());
        stopDecoding();
        channel.writeAndFlush(rest).addListener((ChannelFutureListener) written -> {
            connectionTimeouts.give(FAREWELL);
            ((DuplexChannel) channel).shutdownOutput();
        });
    }

    private void open(Exchange exchange, Answer.Stream stream) {
        if (!exchange.head() && loopTimer.streaming.isBounded()) {
            String household =
                    RateLimit.household(Origin.of(channel, exchange.request().headers(), loopTimer.settings.proxies())
                            .address());
            boolean within = loopTimer.streaming.enter(household) == 0;
            if (!within) {
                loopTimer.streaming.leave(household);
                write(exchange, PlainResponse.TOO_MANY);
                return;
            }
            channel.closeFuture().addListener(closed -> loopTimer.streaming.leave(household));
        }
        channel.write(loopTimer.statusLine.of(200, StatusLine.Connection.CLOSED), channel.voidPromise());
        if (exchange.head()) {
            end(STREAM_HEAD.view());
            return;
        }
        ending = true;
        waiting.clear();
        channel.writeAndFlush(STREAM_HEAD.view(), channel.voidPromise());
        stopDecoding();
        var outlet = new EventStream(loopTimer, channel);
        channel.pipeline().replace(this, null, outlet);
        try {
            stream.opened().accept(outlet);
        } catch (RuntimeException e) {
            log.error(
                    "The event stream failed: {}",
                    RequestChecks.printable(exchange.request().uri()),
                    e);
            outlet.close();
        }
    }

    private void stopDecoding() {
        if (channel.pipeline().get(HttpRequestDecoder.class) != null) {
            channel.pipeline().remove(HttpRequestDecoder.class);
        }
        channel.config().setAutoRead(true);
    }

    /** Checks the timeouts. Called on every tick of the {@link LoopTimer}. */
    void visit(long now) {
        ChannelOutboundBuffer out = channel.unsafe().outboundBuffer();
        long pending = out == null ? 0 : out.totalPendingWriteBytes() - out.currentProgress();
        if (connectionTimeouts.isStalled(pending, now)) {
            Sockets.abort(channel);
        }
        if (pending > 0) {
            return;
        }
        boolean idle = current == null && loopTimer.isDraining() && !ending;
        if (idle) {
            channel.close();
        } else if (current != null
                && (connectionTimeouts.isOver(now)
                        || now - askedAt > (meanwhile == null ? WHILE_AWAY : 0) && routes.isAway())) {
            giveUp(current);
        } else if (connectionTimeouts.isOver(now)) {
            channel.close();
        }
    }

    /**
     * Stops waiting for a response. The client gets the older copy where there is one, else 503 and the connection is
     * closed.
     */
    private void giveUp(Exchange late) {
        current = null;
        if (meanwhile == null) {
            settle(late.asLast(), routes.failure(late.request(), PlainResponse.UNAVAILABLE));
            return;
        }
        settle(late, meanwhile.get());
        serveWaiting();
        channel.flush();
    }
}
