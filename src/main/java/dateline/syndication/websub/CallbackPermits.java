package dateline.syndication.websub;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Limits concurrent requests to subscribers' servers. Bounds the requests to one server, however many host names it
 * has, and the total to servers that have been slow or have failed, so that those cannot delay deliveries to others.
 */
@Component
class CallbackPermits {

    /** The maximum of concurrent requests to slow and failing servers, out of the hub's threads. */
    static final int SLOW_AT_ONCE = 8;

    private static final long SLOW = TimeUnit.SECONDS.toNanos(2);
    private static final int FAILED_OFTEN = 2;

    private final PublicAddressResolver names;
    private final LongSupplier nanos;
    private final Cache<String, Semaphore> servers =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(10)).build();
    private final Cache<String, Boolean> slow = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();
    private final Cache<String, String> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();
    private final Semaphore slowPermits = new Semaphore(SLOW_AT_ONCE);

    @Autowired
    CallbackPermits(PublicAddressResolver names) {
        this(names, System::nanoTime);
    }

    CallbackPermits(PublicAddressResolver names, LongSupplier nanos) {
        this.names = names;
        this.nanos = nanos;
    }

    /** A permit for one request. Closing it records whether the request was slow. */
    final class Permit implements AutoCloseable {

        private final String server;
        private final Semaphore ofServer;
        private final boolean amongSlow;
        private final long started = nanos.getAsLong();

        private Permit(String server, Semaphore ofServer, boolean amongSlow) {
            this.server = server;
            this.ofServer = ofServer;
            this.amongSlow = amongSlow;
        }

        @Override
        public void close() {
            if (nanos.getAsLong() - started > SLOW) {
                slow.put(server, true);
            } else if (amongSlow) {
                slow.invalidate(server);
            }
            ofServer.release();
            if (amongSlow) {
                slowPermits.release();
            }
        }
    }

    /**
     * Acquires a permit for a request to the host; empty when none is free. Resolves the host (DNS), so it must not be
     * called on an event loop.
     *
     * @param failures the number of consecutive failures of the subscriber
     */
    Optional<Permit> acquire(String host, int failures) {
        String server = server(host);
        boolean amongSlow = failures >= FAILED_OFTEN || slow.getIfPresent(server) != null;
        Semaphore ofServer = Objects.requireNonNull(servers.get(server, any -> new Semaphore(CallbackClient.PER_HOST)));
        if (!ofServer.tryAcquire()) {
            return Optional.empty();
        }
        if (amongSlow && !slowPermits.tryAcquire()) {
            ofServer.release();
            return Optional.empty();
        }
        return Optional.of(new Permit(server, ofServer, amongSlow));
    }

    /** Returns the server that the host name points to, or the name itself when it cannot be resolved. */
    private String server(String host) {
        return Objects.requireNonNull(known.get(host, name -> {
            try {
                return names.server(name);
            } catch (UnknownHostException e) {
                return name;
            }
        }));
    }
}
