package dateline.press;

import dateline.node.NodeState;
import dateline.node.StartFailure;
import dateline.site.RateLimit;
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
 * The readers' HTTP/1.1 server. It starts last and stops first: on a stop {@code /health} says so for
 * {@link PressSettings#notice()} while all goes on, then it accepts no more, lets the doors end their streams,
 * finishes the answers under way and closes, within {@link PressSettings#drainTimeout()}.
 */
@Component
@EnableConfigurationProperties(PressSettings.class)
public class Press implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Press.class);
    // Behind the threads that take posts, however many read; before those that make pages, as they have news to tell.
    private static final int PRIORITY = 3;
    // Of a household's connections beyond its bound, how many are answered before they are closed.
    private static final int TOLD = 100;

    private final int port;
    private final PressSettings settings;
    private final List<Door> doors;
    private final NodeState node;
    private final boolean https;
    private final Routes routes = new Routes();
    private final AtomicInteger connections = new AtomicInteger();
    private final Households connected;
    private final Households streaming;
    private final Map<EventExecutor, Watch> watches = new LinkedHashMap<>();
    private volatile boolean leaving;
    private @Nullable MultiThreadIoEventLoopGroup loops;
    private @Nullable Channel listening;

    /** A press whose node has started. */
    public Press(int port, PressSettings settings, List<Door> doors) {
        this(port, "", settings, doors, new NodeState());
        node.start();
    }

    /**
     * @param port      0 takes a free one, see {@link #port()}
     * @param publicUrl where readers reach the site: with HTTPS, every answer asks browsers to use nothing else
     */
    @Autowired
    Press(
            @Value("${dateline.port:8080}") int port,
            @Value("${dateline.public-url:}") String publicUrl,
            PressSettings settings,
            List<Door> doors,
            NodeState node) {
        this.https = publicUrl.toLowerCase(Locale.ROOT).startsWith("https:");
        this.node = node;
        this.port = within(port);
        this.settings = settings;
        this.doors = List.copyOf(doors);
        this.connected = new Households(settings.proxies() > 0 ? 0 : settings.householdConnections());
        this.streaming = new Households(settings.householdStreams());
        routes.get("/health", request -> health());
        this.doors.forEach(door -> door.open(routes));
    }

    /** Up as long as readers are served; what keeps updates from being taken is said, and turns nobody away. */
    private Ready health() {
        if (leaving) {
            return Plain.DOWN;
        }
        return !node.hasStarted()
                ? Plain.STARTING
                : node.troubles().isEmpty()
                        ? Plain.UP
                        : Plain.readingOnly(node.troubles().values());
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

    /** The port readers come to; only while running. */
    public int port() {
        if (listening == null) {
            throw new IllegalStateException("The press is not running");
        }
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    Routes routes() {
        return routes;
    }

    /** The connections open now, live streams included. */
    public int connections() {
        return connections.get();
    }

    @Override
    public synchronized void start() {
        doors.forEach(Door::begin);
        int threads = settings.threads() > 0
                ? settings.threads()
                : Runtime.getRuntime().availableProcessors();
        loops = new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory("press", PRIORITY), Sockets.io());
        for (EventExecutor loop : loops) {
            watches.put(loop, new Watch((EventLoop) loop, settings, streaming, https));
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
        log.info("Press open on port {}", port());
    }

    /** Ends the event loops when the port cannot be had: their threads would keep the process alive. */
    private Channel listen(ServerBootstrap server) {
        ChannelFuture bound = server.bind(port).awaitUninterruptibly();
        if (bound.isSuccess()) {
            return bound.channel();
        }
        Throwable cause = bound.cause();
        server.config().group().shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        watches.clear();
        doors.forEach(Door::close);
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
        Watch watch = Objects.requireNonNull(watches.get(channel.eventLoop()));
        var bounds = new HttpDecoderConfig()
                .setMaxInitialLineLength((int) settings.maxLine().toBytes())
                .setMaxHeaderSize((int) settings.maxHeaders().toBytes());
        var conversation = new Conversation(watch, routes);
        channel.pipeline().addLast(new HttpRequestDecoder(bounds), conversation);
        if (open > most) {
            watch.loop.execute(() -> conversation.turnAway(Plain.UNAVAILABLE));
        } else if (connected.isBounded()
                && channel.remoteAddress() instanceof InetSocketAddress address
                && address.getAddress() != null) {
            bound(
                    channel,
                    conversation,
                    watch,
                    RateLimit.household(address.getAddress().getHostAddress()));
        }
    }

    /** A household a little beyond its bound is told so; one far beyond it only costs what closing a socket costs. */
    private void bound(Channel channel, Conversation conversation, Watch watch, String household) {
        int beyond = connected.enter(household);
        channel.closeFuture().addListener(closed -> connected.leave(household));
        if (beyond > TOLD) {
            watch.loop.execute(() -> Sockets.abort(channel));
        } else if (beyond > 0) {
            watch.loop.execute(() -> conversation.turnAway(Plain.TOO_MANY));
        }
    }

    @Override
    public void stop() {
        drain();
    }

    @Override
    public void stop(Runnable callback) {
        Thread.ofVirtual().name("press-drain").start(() -> {
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
        doors.forEach(Door::close);
        watches.values().forEach(Watch::drain);
        // The doors have ended their streams by themselves; half of the time is theirs.
        if (!emptyWithin(settings.drainTimeout().dividedBy(2))) {
            watches.forEach((loop, watch) -> loop.execute(watch::endStreams));
            emptyWithin(settings.drainTimeout().dividedBy(2));
        }
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        watches.clear();
        log.info("Press closed");
    }

    private boolean emptyWithin(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (connections.get() > 0 && System.nanoTime() < until && pause(Duration.ofMillis(20))) {
            // looks again
        }
        return connections.get() == 0;
    }

    /** Whether it took that long. */
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
