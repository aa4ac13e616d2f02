package dateline.platform.traffic;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Rate limit per key: at most a number of actions within a window of time, counted from the first of them. Thread-safe,
 * and bounded to 50,000 keys. It uses the monotonic clock, so that setting the machine's clock neither locks anybody out
 * nor lets anybody in.
 */
public final class RateLimit {

    private static final int MOST_KEYS = 50_000;

    private final int most;
    private final long length;
    private final LongSupplier nanos;
    private final Cache<String, Window> windows;

    /** Creates a limit of so many actions per key and minute. */
    public RateLimit(int perMinute) {
        this(perMinute, Duration.ofMinutes(1));
    }

    /** Creates a limit of so many actions per key and window. */
    public RateLimit(int most, Duration window) {
        this(most, window, System::nanoTime);
    }

    /** The same, on another monotonic clock. */
    public RateLimit(int most, Duration window, LongSupplier nanos) {
        this.most = most;
        this.length = window.toNanos();
        this.nanos = nanos;
        this.windows = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterWrite(window.multipliedBy(2))
                .build();
    }

    private record Window(long start, int count) {}

    /** Counts one action of the key, and returns the seconds to wait before it; 0 when it is allowed now. */
    public long take(String key) {
        long now = nanos.getAsLong();
        return secondsToWait(
                windows.asMap()
                        .compute(
                                key,
                                (same, old) -> old == null || now - old.start >= length
                                        ? new Window(now, 1)
                                        : new Window(old.start, Math.min(old.count, most) + 1)),
                now,
                most);
    }

    /** Returns the seconds to wait before the next action, without counting one. */
    public long look(String key) {
        Window window = windows.getIfPresent(key);
        long now = nanos.getAsLong();
        return window == null || now - window.start >= length ? 0 : secondsToWait(window, now, most - 1);
    }

    /** Forgets the actions of the key. */
    public void reset(String key) {
        windows.invalidate(key);
    }

    private long secondsToWait(Window window, long now, int allowed) {
        return window.count <= allowed
                ? 0
                : Math.max(1, Math.ceilDiv(window.start + length - now, TimeUnit.SECONDS.toNanos(1)));
    }

    /**
     * Returns the rate-limit key of a network address: the whole IPv4 address, or the /64 prefix of an IPv6 address,
     * which a provider assigns to a single customer. A port, as some proxies forward it, is ignored. A text that is no
     * address is its own key.
     */
    public static String household(String address) {
        String bare = bare(address.strip());
        try {
            InetAddress parsed = InetAddress.ofLiteral(bare);
            return parsed instanceof Inet4Address
                    ? parsed.getHostAddress()
                    : HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(parsed.getAddress(), 8));
        } catch (IllegalArgumentException e) {
            return bare;
        }
    }

    private static String bare(String address) {
        int bracket = address.indexOf(']');
        if (address.startsWith("[") && bracket > 0) {
            return withoutZone(address.substring(1, bracket));
        }
        int colon = address.indexOf(':');
        boolean port = colon > 0 && colon == address.lastIndexOf(':') && address.indexOf('.') > 0;
        return withoutZone(port ? address.substring(0, colon) : address);
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }
}
