package dateline.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.lang.management.ManagementFactory;

/** The network transport: epoll on Linux, the JDK's selector elsewhere. */
public final class Sockets {

    /**
     * Unsent bytes that the kernel buffers for one socket. The rest stays in this process, where it is shared and
     * counted.
     */
    private static final long UNSENT = 128 * 1024;

    // Above 256 KiB pending a connection is not writable; below 64 KiB it is again.
    private static final WriteBufferWaterMark WAITING = new WriteBufferWaterMark(64 * 1024, 256 * 1024);

    private Sockets() {}

    static IoHandlerFactory io() {
        return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    static ServerBootstrap server(ReaderServerProperties settings) {
        boolean epoll = Epoll.isAvailable();
        Class<? extends ServerChannel> type = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        var server = new ServerBootstrap()
                .channel(type)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WAITING);
        if (epoll) {
            server.childOption(EpollChannelOption.TCP_NOTSENT_LOWAT, UNSENT)
                    .childOption(EpollChannelOption.TCP_USER_TIMEOUT, (int)
                            settings.writeTimeout().toMillis());
        }
        return server;
    }

    /** The configured limit of connections, capped so that the process can still open files. */
    static int most(ReaderServerProperties settings) {
        if (ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.UnixOperatingSystemMXBean system) {
            long spare = Math.max(256, system.getMaxFileDescriptorCount() / 50);
            return (int) Math.min(settings.maxConnections(), system.getMaxFileDescriptorCount() - spare);
        }
        return settings.maxConnections();
    }

    /** Closes with a TCP reset, so that the kernel discards what the client never took. */
    public static void abort(Channel channel) {
        if (channel.isActive()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        channel.close();
    }
}
