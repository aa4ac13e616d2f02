package dateline.http;

import dateline.platform.node.NodeState;
import dateline.platform.node.StartFailure;
import dateline.platform.traffic.RateLimit;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The readers' HTTP/1.1 server, on Netty. It starts last and stops first in the application's lifecycle.
 *
 * <p>On a stop, {@code /health} first answers 503 for {@link ReaderServerProperties#notice()} while everything else goes on.
 * Then the server accepts no more connections and calls {@link RouteSource#close()}, where event streams are ended. The server
 * finishes pending responses and closes all connections, within {@link ReaderServerProperties#drainTimeout()}.
 */
@Component
@EnableConfigurationProperties(ReaderServerProperties.class)
public class ReaderServer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReaderServer.class);
    // Below the threads that take posts, however many readers there are. Above the threads that render pages, because
    // the event loops deliver changes to open pages. (On Linux only with -XX:ThreadPriorityPolicy=1.)
    private static final int PRIORITY = 3;
    // How many connections beyond a household's limit get a 429 before they are closed.
    private static final int TOLD = 100;

    private final int port;
    private final ReaderServerProperties settings;
    private final List<RouteSource> doors;
    private final NodeState node;
    private final boolean https;
    private final Routes routes = new Routes();
    private final AtomicInteger connections = new AtomicInteger();
    private final HouseholdLimits connected;
    private final HouseholdLimits streaming;
    private final Map<EventExecutor, LoopTimer> watches = new LinkedHashMap<>();
    private volatile boolean leaving;
    private @Nullable MultiThreadIoEventLoopGroup loops;
    private @Nullable Channel listening;

    /** A server for a node that has started. */
    public ReaderServer(int port, ReaderServerProperties settings, List<RouteSource> doors) {
        this(port, "", settings, doors, new NodeState());
        node.start();
    }

    /**
     * @param port      0 takes a free port, see {@link #port()}
     * @param publicUrl the site's public URL; with HTTPS, every response asks browsers to use only HTTPS
     */
    @Autowired
    ReaderServer(
            @Value("${dateline.port:8080}") int port,
            @Value("${dateline.public-url:}") String publicUrl,
            ReaderServerProperties settings,
            List<RouteSource> doors,
            NodeState node) {
        this.https = publicUrl.toLowerCase(Locale.ROOT).startsWith("https:");
        this.node = node;
        this.port = within(port);
        this.settings = settings;
        this.doors = List.copyOf(doors);
        this.connected = new HouseholdLimits(settings.proxies() > 0 ? 0 : settings.householdConnections());
        this.streaming = new HouseholdLimits(settings.householdStreams());
        routes.get("/health", request -> health());
        this.doors.forEach(door -> door.open(routes));
    }

    /**
     * Answers 503 while starting and stopping, else 200. Troubles that keep editors from posting are only named in the
     * body of the 200, so that no load balancer takes the node away from readers because of them.
     */
    private PreparedResponse health() {
        if (leaving) {
            return PlainResponse.DOWN;
        }
        return !node.hasStarted()
                ? PlainResponse.STARTING
                : node.troubles().isEmpty()
                        ? PlainResponse.UP
                        : PlainResponse.readingOnly(node.troubles().values());
    }

    private static int within(int port) {
        if (port < 0 || port > 65_535) {
            throw new StartFailure(
                    "The readers' port " + port + " does not exist.",
                    "Set DATELINE_PORT to a number from 1 to 65535.",
                    null);
        }
        return port;
    }

    /**
     * The port the server listens on.
     *
     * @throws IllegalStateException when it is not running
     */
    public int port() {
        if (listening == null) {
            throw new IllegalStateException("The press is not running");
        }
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    Routes routes() {
        return routes;
    }

    /** The number of open connections, event streams included. */
    public int connections() {
        return connections.get();
    }

    @Override
    public synchronized void start() {
        doors.forEach(RouteSource::begin);
        int threads = settings.threads() > 0
                ? settings.threads()
                : Runtime.getRuntime().availableProcessors();
        loops = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("reader-server", PRIORITY), Sockets.io());
        for (EventExecutor loop : loops) {
            watches.put(loop, new LoopTimer((EventLoop) loop, settings, streaming, https));
        }
        int most = Sockets.most(settings);
        ServerBootstrap server = Sockets.server(settings).group(loops).childHandler(new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                welcome(channel, most);
            }
        });
        listening = listen(server);
        leaving = false;
        log.info("The readers' HTTP server listens on port {}", port());
    }

    /**
     * Binds the port. Shuts the event loops down when that fails, because their threads would keep the process alive.
     */
    private Channel listen(ServerBootstrap server) {
        ChannelFuture bound = server.bind(port).awaitUninterruptibly();
        if (bound.isSuccess()) {
            return bound.channel();
        }
        Throwable cause = bound.cause();
        server.config().group().shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        watches.clear();
        doors.forEach(RouteSource::close);
        String why = String.valueOf(cause.getMessage());
        throw new StartFailure(
                why.contains("Permission denied")
                        ? "Readers' port " + port + " may not be listened on without further rights."
                        : why.contains("in use")
                                ? "Readers' port " + port + " is in use by another program."
                                : "Readers' port " + port + " cannot be listened on: " + why + ".",
                "Stop what listens there, or name another port with DATELINE_PORT.",
                cause);
    }

    private void welcome(Channel channel, int most) {
        int open = connections.incrementAndGet();
        channel.closeFuture().addListener(closed -> connections.decrementAndGet());
        LoopTimer loopTimer = Objects.requireNonNull(watches.get(channel.eventLoop()));
        var bounds = new HttpDecoderConfig()
                .setMaxInitialLineLength((int) settings.maxLine().toBytes())
                .setMaxHeaderSize((int) settings.maxHeaders().toBytes());
        var httpConnection = new HttpConnection(loopTimer, routes);
        channel.pipeline().addLast(new HttpRequestDecoder(bounds), httpConnection);
        if (open > most) {
            loopTimer.loop.execute(() -> httpConnection.turnAway(PlainResponse.UNAVAILABLE));
        } else if (connected.isBounded()
                && channel.remoteAddress() instanceof InetSocketAddress address
                && address.getAddress() != null) {
            bound(
                    channel,
                    httpConnection,
                    loopTimer,
                    RateLimit.household(address.getAddress().getHostAddress()));
        }
    }

    /**
     * Applies the limit of connections per household. The first {@value #TOLD} beyond it get a 429; further ones are
     * aborted, which costs no more than closing a socket.
     */
    private void bound(Channel channel, HttpConnection httpConnection, LoopTimer loopTimer, String household) {
        int beyond = connected.enter(household);
        channel.closeFuture().addListener(closed -> connected.leave(household));
        if (beyond > TOLD) {
            loopTimer.loop.execute(() -> Sockets.abort(channel));
        } else if (beyond > 0) {
            loopTimer.loop.execute(() -> httpConnection.turnAway(PlainResponse.TOO_MANY));
        }
    }

    @Override
    public void stop() {
        drain();
    }

    @Override
    public void stop(Runnable callback) {
        Thread.ofVirtual().name("reader-server-drain").start(() -> {
            try {
                drain();
            } finally {
                callback.run();
            }
        });
    }

    @Override
    public boolean isRunning() {
        return listening != null;
    }

    private synchronized void drain() {
        if (listening == null || loops == null) {
            return;
        }
        leaving = true;
        pause(settings.notice());
        listening.close().syncUninterruptibly();
        listening = null;
        doors.forEach(RouteSource::close);
        watches.values().forEach(LoopTimer::drain);
        // Door.close() has begun to end the streams. After half of the time, those still open are ended here.
        if (!emptyWithin(settings.drainTimeout().dividedBy(2))) {
            watches.forEach((loop, loopTimer) -> loop.execute(loopTimer::endStreams));
            emptyWithin(settings.drainTimeout().dividedBy(2));
        }
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        watches.clear();
        log.info("The readers' HTTP server is closed");
    }

    private boolean emptyWithin(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (connections.get() > 0 && System.nanoTime() < until && pause(Duration.ofMillis(20))) {
            // looks again
        }
        return connections.get() == 0;
    }

    /** Sleeps; returns false when interrupted. */
    private static boolean pause(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
