package dateline.press;

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
 * One reader's open live stream. Writing never waits: a reader that does not take what it was sent, for
 * {@link PressSettings#writeTimeout()} or beyond {@link PressSettings#maxPending()}, is cut and catches up when it returns.
 */
public final class Outlet extends ChannelInboundHandlerAdapter {

    /** An event without words: unlike a comment, a page hears of it, and of its absence. */
    private static final Bytes HEARTBEAT = Bytes.of("data:\n\n");

    private static final int PATIENCE = 16 * 1024;

    private final Watch watch;
    private final Channel channel;
    private final @Nullable Socket socket;
    private final Watch.Place place;
    private @Nullable Runnable onClose;
    private long waitingSince;
    private int heard;
    private boolean gone;

    /** The last position sent, kept by the {@link Broadcast} this outlet has joined. */
    long position;

    Broadcast.@Nullable Membership membership;

    Outlet(Watch watch, Channel channel) {
        this.watch = watch;
        this.channel = channel;
        this.socket = channel instanceof UnixChannel unix && unix.fd() instanceof Socket fd ? fd : null;
        this.place = watch.enter(this);
        this.waitingSince = watch.now(); // the head may not be out yet
    }

    /** Sends to this reader alone; may be called from any thread, and does nothing once the reader has left. */
    public void send(Bytes bytes) {
        send(List.of(bytes));
    }

    /** Sends several pieces in one go. */
    public void send(List<Bytes> pieces) {
        if (channel.eventLoop().inEventLoop()) {
            write(pieces);
        } else {
            channel.eventLoop().execute(() -> write(pieces));
        }
    }

    /** Ends the stream after what was sent. */
    public void close() {
        if (channel.eventLoop().inEventLoop()) {
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        } else {
            channel.eventLoop().execute(this::close);
        }
    }

    /** Runs on the event loop when the reader has left or was cut, at once if it has; one action at most. */
    public void onClose(Runnable action) {
        if (!channel.eventLoop().inEventLoop()) {
            channel.eventLoop().execute(() -> onClose(action));
        } else if (gone) {
            action.run();
        } else {
            onClose = action;
        }
    }

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

    /** The way of every event: straight to the socket while nothing waits before it, with no object made or looked up for it. */
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

    void beat() {
        write(HEARTBEAT);
    }

    private boolean keepsUp() {
        if (gone || !channel.isActive()) {
            return false;
        }
        long pending = pending();
        if (pending == 0) {
            waitingSince = 0;
        } else if (pending > watch.settings.maxPending().toBytes()
                || waitingSince != 0
                        && watch.now() - waitingSince
                                > watch.settings.writeTimeout().toNanos()) {
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
            waitingSince = watch.now();
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
        place.leave();
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
