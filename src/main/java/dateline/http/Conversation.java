package dateline.http;

import dateline.http.sse.Crowd;
import dateline.http.sse.Outlet;
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
 * connection, or replaces itself by an {@link Outlet} when the response is an event stream. Runs on one event loop.
 */
final class Conversation extends ChannelInboundHandlerAdapter {

    private static final Logger log = LoggerFactory.getLogger(Conversation.class);
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

    private final Watch watch;
    private final Patience patience;
    private final Routes routes;
    private final Hearing hearing;
    private final ArrayDeque<HttpRequest> waiting = new ArrayDeque<>(2);
    private Channel channel;
    private Crowd.Seat<Conversation> seat;
    private @Nullable Turn current;
    private @Nullable Supplier<Ready> meanwhile;
    private long askedAt;
    private boolean serving;
    private boolean ending;
    private int unheard;

    @SuppressWarnings("NullAway.Init") // both are set in handlerAdded
    Conversation(Watch watch, Routes routes) {
        this.watch = watch;
        this.patience = new Patience(watch);
        this.routes = routes;
        this.hearing = new Hearing(routes);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
        seat = watch.enter(this);
        patience.give(watch.settings.headerTimeout());
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        watch.leave(seat);
    }

    /** Sends the response without reading a request, then closes the connection: for connections beyond a limit. */
    void turnAway(Ready answer) {
        channel.write(watch.preamble.of(answer.status(), Preamble.Connection.CLOSED), channel.voidPromise());
        end(answer.plain().whole().view());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        HttpRequest request = ending ? null : hearing.hear(message, channel);
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
        Turn turn = Turn.of(request, watch.isDraining());
        Ready own = Screening.answer(request, routes);
        settle(turn, own == null ? ask(request) : own);
    }

    private Answer ask(HttpRequest request) {
        try {
            return routes.answer(new Request(
                    Objects.requireNonNull(Screening.target(request)),
                    request.headers(),
                    request instanceof Form sent ? sent : null,
                    Origin.of(channel, request.headers(), watch.settings.proxies())));
        } catch (RuntimeException e) {
            log.error("No answer for {}", Screening.printable(request.uri()), e);
            return routes.failure(request, Plain.FAILED);
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
        meanwhile = later.meanwhile();
        askedAt = watch.now();
        patience.give(watch.settings.answerTimeout());
        later.answer().whenComplete((answer, failure) -> {
            if (watch.loop.inEventLoop()) {
                resume(turn, answer, failure);
            } else {
                watch.loop.execute(() -> resume(turn, answer, failure));
            }
        });
    }

    @SuppressWarnings("ReferenceEquality") // the same request, not an equal one
    private void resume(Turn turn, @Nullable Answer answer, @Nullable Throwable failure) {
        if (current != turn) {
            return; // the client has left, or was answered after a timeout
        }
        current = null;
        settle(turn, answer == null ? failed(turn.request(), failure) : answer);
        if (!serving) {
            serveWaiting();
            channel.flush();
        }
    }

    private Answer failed(HttpRequest request, @Nullable Throwable failure) {
        if (DatabaseTrouble.isOutage(failure)) {
            return routes.failure(request, Plain.UNAVAILABLE); // already logged by the database probe
        }
        log.error("No answer for {}", Screening.printable(request.uri()), failure);
        return routes.failure(request, Plain.FAILED);
    }

    private void write(Turn turn, Ready document) {
        ByteBuf rest = turn.begin(document, watch.preamble, channel);
        if (turn.isLast()) {
            end(rest);
        } else {
            channel.write(rest, channel.voidPromise());
            patience.give(watch.settings.idleTimeout());
        }
    }

    /**
     * Writes the last response, then shuts down output and waits {@link #FAREWELL} for the client to close. Closing at
     * once could send a TCP reset that destroys the response before the client has read it (RFC 9112 §9.6).
     */
    private void end(ByteBuf rest) {
        ending = true;
        waiting.clear();
        patience.give(watch.settings.writeTimeout());
        stopDecoding();
        channel.writeAndFlush(rest).addListener((ChannelFutureListener) written -> {
            patience.give(FAREWELL);
            ((DuplexChannel) channel).shutdownOutput();
        });
    }

    private void open(Turn turn, Answer.Stream stream) {
        if (!turn.head() && watch.streaming.isBounded()) {
            String household =
                    RateLimit.household(Origin.of(channel, turn.request().headers(), watch.settings.proxies())
                            .address());
            boolean within = watch.streaming.enter(household) == 0;
            if (!within) {
                watch.streaming.leave(household);
                write(turn, Plain.TOO_MANY);
                return;
            }
            channel.closeFuture().addListener(closed -> watch.streaming.leave(household));
        }
        channel.write(watch.preamble.of(200, Preamble.Connection.CLOSED), channel.voidPromise());
        if (turn.head()) {
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
            log.error("No stream for {}", Screening.printable(turn.request().uri()), e);
            outlet.close();
        }
    }

    private void stopDecoding() {
        if (channel.pipeline().get(HttpRequestDecoder.class) != null) {
            channel.pipeline().remove(HttpRequestDecoder.class);
        }
        channel.config().setAutoRead(true);
    }

    /** Checks the timeouts. Called on every tick of the {@link Watch}. */
    void visit(long now) {
        ChannelOutboundBuffer out = channel.unsafe().outboundBuffer();
        long pending = out == null ? 0 : out.totalPendingWriteBytes() - out.currentProgress();
        if (patience.isStalled(pending, now)) {
            Sockets.abort(channel);
        }
        if (pending > 0) {
            return;
        }
        boolean idle = current == null && watch.isDraining() && !ending;
        if (idle) {
            channel.close();
        } else if (current != null
                && (patience.isOver(now) || now - askedAt > (meanwhile == null ? WHILE_AWAY : 0) && routes.isAway())) {
            giveUp(current);
        } else if (patience.isOver(now)) {
            channel.close();
        }
    }

    /**
     * Stops waiting for a response. The client gets the older copy where there is one, else 503 and the connection is
     * closed.
     */
    private void giveUp(Turn late) {
        current = null;
        if (meanwhile == null) {
            settle(late.asLast(), routes.failure(late.request(), Plain.UNAVAILABLE));
            return;
        }
        settle(late, meanwhile.get());
        serveWaiting();
        channel.flush();
    }
}
