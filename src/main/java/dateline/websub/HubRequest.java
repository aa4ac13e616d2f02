package dateline.websub;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber asks (WebSub §5.1), checked.
 *
 * @param lease  in the hub's bounds; of no meaning when it unsubscribes
 * @param secret signs its deliveries; null when it gave none
 * @param address the server that the callback's host is on; null while that was not looked up
 */
record HubRequest(
        Mode mode,
        Topic topic,
        URI callback,
        Duration lease,
        @Nullable String secret,
        @Nullable String address) {

    /** The two verbs of a subscriber. */
    enum Mode {
        SUBSCRIBE,
        UNSUBSCRIBE
    }

    /** The same, its callback being on that server. */
    HubRequest at(String address) {
        return new HubRequest(mode, topic, callback, lease, secret, address);
    }

    String host() {
        return callback.getHost().toLowerCase(Locale.ROOT);
    }
}
