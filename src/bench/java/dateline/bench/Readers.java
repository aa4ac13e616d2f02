package dateline.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A crowd that follows one stream, on one thread. What arrives is noted by the number in the event's own text. */
final class Readers implements AutoCloseable {

    private static final int AT_ONCE = 128;
    private static final int PORTS = 20_000;
    private static final AtomicInteger OPENED = new AtomicInteger();

    private final MultiThreadIoEventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final Queue<Channel> channels = new ConcurrentLinkedQueue<>();
    private final Map<Long, Figures> arrivals = new ConcurrentHashMap<>();
    private final AtomicInteger let = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final int count;

    private Readers(int count) {
        this.count = count;
    }

    /**
     * Opens the streams and waits until each has its head.
     *
     * @param mark what stands before an event's number: {@code id:} or {@code data:}
     */
    static Readers follow(URI stream, int count, String mark) {
        Readers readers = new Readers(count);
        readers.open(stream, mark);
        readers.await("every reader to be let in", () -> readers.let.get() + readers.lost.get() >= count);
        if (readers.lost.get() > 0) {
            throw new IllegalStateException(readers.lost + " of " + count + " readers were not let in");
        }
        return readers;
    }

    private void open(URI stream, String mark) {
        String target = stream.getRawPath() + (stream.getRawQuery() == null ? "" : "?" + stream.getRawQuery());
        ByteBuf request = Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(
                "GET " + target + " HTTP/1.1\r\nHost: " + stream.getAuthority()
                        + "\r\nAccept: text/event-stream\r\n\r\n",
                StandardCharsets.US_ASCII));
        Semaphore room = new Semaphore(AT_ONCE);
        Bootstrap client = new Bootstrap()
                .group(loop)
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                // Gone at once and without a trace, as after a power cut.
                .option(ChannelOption.SO_LINGER, 0)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(8192))
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new Reader(Readers.this, request, mark, room::release));
                    }
                });
        for (int i = 0; i < count; i++) {
            room.acquireUninterruptibly();
            // Each address has ports of its own: those of a crowd that has gone may be taken a while longer.
            InetSocketAddress from =
                    new InetSocketAddress("127.0.1." + (1 + OPENED.getAndIncrement() / PORTS % 250), 0);
            Channel channel = client.connect(new InetSocketAddress(stream.getHost(), stream.getPort()), from)
                    .addListener(done -> {
                        if (!done.isSuccess()) {
                            lost();
                            room.release();
                        }
                    })
                    .channel();
            channels.add(channel);
        }
    }

    void letIn() {
        let.incrementAndGet();
    }

    void lost() {
        lost.incrementAndGet();
    }

    void heard(long event, long at) {
        arrivals.computeIfAbsent(event, number -> new Figures()).add((double) at);
    }

    /** Waits until each reader has the event, and tells when each had it, by {@link System#nanoTime}. */
    Figures arrivals(long event) {
        Figures times = arrivals.computeIfAbsent(event, number -> new Figures());
        await("event " + event + " to reach everyone", () -> times.size() >= count);
        arrivals.remove(event);
        return times;
    }

    int gone() {
        return lost.get();
    }

    private void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Waited in vain for " + what);
            }
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** All of them vanish at once. */
    @Override
    public void close() {
        channels.forEach(Channel::close);
        loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
