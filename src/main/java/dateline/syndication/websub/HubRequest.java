package dateline.syndication.websub;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A validated subscription request (WebSub §5.1).
 *
 * @param lease   the lease within the hub's bounds; meaningless for unsubscribing
 * @param secret  the key that signs deliveries; null when none was given
 * @param address the server of the callback's host; null until it was resolved
 */
record HubRequest(
        Mode mode,
        Topic topic,
        URI callback,
        Duration lease,
        @Nullable String secret,
        @Nullable String address) {

    /** The values of {@code hub.mode} in requests. */
    enum Mode {
        SUBSCRIBE,
        UNSUBSCRIBE
    }

    /** Returns a copy with the server of its callback. */
    HubRequest at(String address) {
        return new HubRequest(mode, topic, callback, lease, secret, address);
    }

    String host() {
        return callback.getHost().toLowerCase(Locale.ROOT);
    }
}
