package dateline.websub;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber to one feed.
 *
 * @param wanted    the number of the latest change that may show in the feed; the feed is to be delivered once it is beyond {@code delivered}
 * @param delivered the number of the latest change that it has been sent, or that left the feed as it was
 * @param content   a hash of the feed as the subscriber last had it
 * @param failures  deliveries that failed since the last that did not
 */
record Subscription(
        long id,
        Topic topic,
        URI callback,
        String host,
        @Nullable String secret,
        long wanted,
        long delivered,
        byte @Nullable [] content,
        int failures) {}
