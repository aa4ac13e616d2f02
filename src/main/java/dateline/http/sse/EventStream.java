package dateline.http.sse;

import dateline.http.Bytes;
import dateline.http.LoopTimer;
import dateline.http.ReaderServerProperties;
import dateline.http.Sockets;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One client's open event stream (Server-Sent Events). Writing never blocks. A client that takes nothing of what was
 * sent for {@link ReaderServerProperties#writeTimeout()}, or has more than {@link ReaderServerProperties#maxPending()} outstanding, is
 * disconnected; it catches up when it reconnects.
 */
public final class EventStream extends ChannelInboundHandlerAdapter {

    /**
     * An event with empty data. EventSource reports it to the page, which it would not do for a comment, so the page
     * can detect a dead stream.
     */
    private static final Bytes HEARTBEAT = Bytes.of("data:\n\n");

    // Bytes a client may send on its stream before it is disconnected: it has nothing to say there.
    private static final int PATIENCE = 16 * 1024;

    private final LoopTimer loopTimer;
    private final Channel channel;
    private final @Nullable Socket socket;
    private final LoopTimer.Registration registration;
    private @Nullable Runnable onClose;
    private long waitingSince;
    private int heard;
    private boolean gone;

    /** The position of the last event sent. Maintained by the {@link Broadcast} that this stream has joined. */
    long position;

    Broadcast.@Nullable Membership membership;

    public EventStream(LoopTimer loopTimer, Channel channel) {
        this.loopTimer = loopTimer;
        this.channel = channel;
        this.socket = channel instanceof UnixChannel unix && unix.fd() instanceof Socket fd ? fd : null;
        this.registration = loopTimer.enter(this);
        this.waitingSince = loopTimer.now(); // the response's head may still be pending
    }

    /** Sends to this client alone. Callable from any thread. Does nothing once the stream is closed. */
    public void send(Bytes bytes) {
        send(List.of(bytes));
    }

    /** Sends several pieces with one flush. Callable from any thread. */
    public void send(List<Bytes> pieces) {
        if (channel.eventLoop().inEventLoop()) {
            write(pieces);
        } else {
            channel.eventLoop().execute(() -> write(pieces));
        }
    }

    /** Ends the stream after what was sent before. Callable from any thread. */
    public void close() {
        if (channel.eventLoop().inEventLoop()) {
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        } else {
            channel.eventLoop().execute(this::close);
        }
    }

    /**
     * Sets the action to run on the event loop when the stream has closed; runs it at once if that has happened. There
     * is only one: a second call replaces it.
     */
    public void onClose(Runnable action) {
        if (!channel.eventLoop().inEventLoop()) {
            channel.eventLoop().execute(() -> onClose(action));
        } else if (gone) {
            action.run();
        } else {
            onClose = action;
        }
    }

    /** Whether the connection is open. Callable from any thread. */
    public boolean isOpen() {
        return channel.isActive();
    }

    Channel channel() {
        return channel;
    }

    void write(List<Bytes> pieces) {
        if (keepsUp()) {
            for (Bytes bytes : pieces) {
                channel.write(bytes.view(), channel.voidPromise());
            }
            flush();
        }
    }

    /**
     * Writes one event. This is the path of every broadcast event: while nothing is pending it writes straight to the
     * socket and allocates nothing.
     */
    void write(Bytes bytes) {
        int taken = waitingSince == 0 ? writeNow(bytes) : 0;
        if (taken < bytes.size() && keepsUp()) {
            channel.write(bytes.view(taken), channel.voidPromise());
            flush();
        }
    }

    private int writeNow(Bytes bytes) {
        if (socket == null || !socket.isOpen()) {
            return 0;
        }
        try {
            return bytes.writeTo(socket);
        } catch (IOException e) {
            channel.close();
            return bytes.size();
        }
    }

    void end(Supplier<Bytes> last) {
        write(last.get());
        close();
    }

    public void beat() {
        write(HEARTBEAT);
    }

    private boolean keepsUp() {
        if (gone || !channel.isActive()) {
            return false;
        }
        long pending = pending();
        if (pending == 0) {
            waitingSince = 0;
        } else if (pending > loopTimer.settings.maxPending().toBytes()
                || waitingSince != 0
                        && loopTimer.now() - waitingSince
                                > loopTimer.settings.writeTimeout().toNanos()) {
            Sockets.abort(channel);
            return false;
        }
        return true;
    }

    private void flush() {
        channel.flush();
        if (pending() == 0) {
            waitingSince = 0;
        } else if (waitingSince == 0) {
            waitingSince = loopTimer.now();
        }
    }

    private long pending() {
        ChannelOutboundBuffer out = channel.unsafe().outboundBuffer();
        return out == null ? 0 : out.totalPendingWriteBytes();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            heard += bytes.readableBytes();
        }
        ReferenceCountUtil.release(message);
        if (heard > PATIENCE) {
            Sockets.abort(channel);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        gone = true;
        registration.leave();
        if (membership != null) {
            membership.leave();
        }
        if (onClose != null) {
            onClose.run();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
